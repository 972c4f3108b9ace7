"""Large cohorts as a whole: rules, everybody seated, the same circles however the blocks are shared."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from circlekit.core.matching.api import match
from circlekit.core.matching.blocks import whole
from circlekit.core.matching.blocks.ended import STOPPED
from circlekit.core.matching.blocks.whole import form_blocks
from circlekit.core.matching.form import Formed
from circlekit.core.matching.over import go_on, here
from circlekit.core.matching.processes import over
from circlekit.core.matching.quality import measure
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Cohort, Matching, PastCohort
from circlekit.core.problems import NoPlan, WrongUse
from circlekit.core.sections import MeetingPlan
from tests.core.matching import checker
from tests.core.matching.blocks.invented import invented
from tests.core.matching.random_cohorts import random_cohort

pytestmark = pytest.mark.long


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut cohorts of a hundred people into several blocks."""
    monkeypatch.setattr(whole, "IN_A_BLOCK", 60)


def weekly(folder: Path, people: int) -> Cohort:
    """Return invented people who meet weekly for five weeks: fewer slots, and quicker to match."""
    plan = {"ends": date(2027, 2, 14), "meeting": MeetingPlan(every="week")}
    return invented(folder, people, 1).model_copy(update=plan)


@pytest.fixture
def cohort(tmp_path: Path, small_blocks: None) -> Cohort:
    """Return 150 people in several languages, with a few rules that name some of them."""
    one = weekly(tmp_path, 150)
    bound = next(
        [a.id, b.id]
        for a in one.participants
        for b in one.participants[1:]
        if a is not b and a.languages == b.languages and a.timezone == b.timezone
    )
    handles = [person.id for person in one.participants]
    past = PastCohort(
        cohort="Then", circles=tuple(tuple(handles[at : at + 7]) for at in range(0, 70, 7)), leads=("p0",)
    )
    rules = one.matching.model_copy(
        update={"apart": (("p1", "p2", "p9"),), "together": (tuple(bound),), "avoid": (("p5", "p6"),)}
    )
    return one.model_copy(update={"matching": rules, "past": (past,)})


def matched(of: Cohort, seed: int = 0) -> Matching:
    """Return the circles of a cohort, formed in this process."""
    return form_blocks(of, seed, here, go_on)


def test_every_rule_is_kept_and_nobody_is_forgotten(cohort: Cohort) -> None:
    """A second opinion finds nothing wrong."""
    matching = matched(cohort)
    assert checker.broken(cohort, matching) == []
    assert not matching.unplaced


def test_the_figures_are_those_of_the_whole(cohort: Cohort) -> None:
    """Sums over blocks are what one look at all circles together says."""
    matching = matched(cohort)
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    groups = tuple(tuple(row[handle] for handle in circle.members) for circle in matching.circles)
    expected = measure(Formed(groups, *lay_out(cohort)))
    found = matching.quality
    assert {name: found[name].value for name in found} == {name: expected[name].value for name in found}
    assert set(expected) == set(found)
    assert found["well_served"].best >= expected["well_served"].value


def test_two_processes_form_the_circles_that_one_does(cohort: Cohort) -> None:
    """Chance is drawn for each block by its number, not by who solves it."""
    assert form_blocks(cohort, 3, partial(over, workers=2), go_on) == matched(cohort, 3)


def test_another_seed_forms_other_circles(cohort: Cohort) -> None:
    """The seed is heard."""
    assert matched(cohort, 1).circles != matched(cohort, 2).circles


def test_who_looks_on_can_end_it(cohort: Cohort) -> None:
    """After half of them the others wait, and are told why."""
    matching = form_blocks(cohort, 0, here, lambda done, people: 2 * done < people)
    seated = sum(len(circle.members) for circle in matching.circles)
    assert 0 < seated < 150
    assert seated + len(matching.unplaced) == 150
    assert {person.reason for person in matching.unplaced} == {STOPPED}


def test_the_last_look_sees_everybody(cohort: Cohort) -> None:
    """What is told grows to the number of people."""
    told: list[int] = []
    form_blocks(cohort, 0, here, lambda done, people: not told.append(done))
    assert told == sorted(told)
    assert told[-1] == 150


@pytest.mark.parametrize("seed", range(30))
def test_random_rules_are_kept_or_refused(seed: int) -> None:
    """On small cohorts with every kind of rule there is never a broken one, whatever becomes of the leads."""
    of = random_cohort(seed)
    try:
        matching = matched(of)
    except NoPlan:
        return
    assert [text for text in checker.broken(of, matching) if "led" not in text] == []


def test_match_cuts_a_large_cohort(tmp_path: Path) -> None:
    """More than 800 people are matched in blocks by themselves."""
    of = weekly(tmp_path, 812)
    matching = match(of)
    assert checker.broken(of, matching) == []
    assert matching == form_blocks(of, 0, here, go_on)


def test_a_rule_that_no_circles_keep_is_named_with_its_place(tmp_path: Path) -> None:
    """The third list keeps nine people apart whom two circles hold; all are called by their names."""
    few = weekly(tmp_path, 12)
    handles = tuple(person.id for person in few.participants)
    rules = few.matching.model_copy(
        update={"apart": (handles[:2], handles[1:3], handles[3:12]), "share": (), "at_most": {}}
    )
    with pytest.raises(NoPlan, match="no circles were found in which «Person 3», «Person 4»") as refused:
        matched(few.model_copy(update={"matching": rules}))
    assert ("matching", "apart", 2) in [problem.path for problem in refused.value.problems]


def test_what_a_large_cohort_cannot_have_is_refused(tmp_path: Path) -> None:
    """Seconds and a number of circles are for cohorts that are searched as a whole."""
    of = weekly(tmp_path, 812)
    with pytest.raises(WrongUse, match="fixed number of steps"):
        match(of, seconds=1.0)
    with pytest.raises(WrongUse, match="number of circles cannot be chosen"):
        match(of, circles=116)


def test_nobody_alone_with_a_language_is_hidden(tmp_path: Path) -> None:
    """Somebody with whom nobody shares a language is named before anything is solved."""
    of = weekly(tmp_path, 100)
    alone = of.participants[7].model_copy(update={"languages": ("xh",)})
    people = (*of.participants[:7], alone, *of.participants[8:])
    with pytest.raises(NoPlan, match="«Person 7» cannot share «languages» with 5 others"):
        matched(of.model_copy(update={"participants": people}))


def test_a_number_that_cannot_be_cut_is_refused(tmp_path: Path) -> None:
    """Seventeen people are no circles of six to eight, in blocks or not."""
    with pytest.raises(NoPlan, match="17 people cannot be cut"):
        matched(weekly(tmp_path, 17))
