"""How many circles there are, what makes one result better than another, and the whole way to a matching."""

from __future__ import annotations

import numpy as np
import pytest

import circlekit
from circlekit.core.matching.api import match
from circlekit.core.matching.form import form
from circlekit.core.matching.limits import counts
from circlekit.core.matching.merit import merit
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.search.seating import Seating
from circlekit.core.model import PastCohort
from circlekit.core.problems import NoPlan
from tests.core.matching.checker import broken
from tests.core.matching.people import FRIDAY, cohort, people
from tests.core.matching.reasons.test_explain import windows


def test_a_kept_rule_is_worth_more_than_everybody_well_served() -> None:
    """All can come with p1 and p2 in one circle; the rule that parts them weighs more."""
    given = {f"p{n}": {"available": windows(FRIDAY)} for n in range(7, 13)}
    spring = cohort(people(12, **given), matching={"apart": [["p1", "p2"]]})
    board, facts = lay_out(spring)
    seats = np.full((2, 8), 12)
    seats[:, :6] = np.arange(12).reshape(2, 6)
    kept = seats.copy()
    kept[0, 1], kept[1, 0] = 6, 1
    ranks = [merit(board, facts, either, Seating(board, either).total) for either in (seats, kept)]
    assert ranks[0][2] > ranks[1][2]  # more people served
    assert ranks[0] < ranks[1]


def test_an_unavoidable_lack_of_leads_decides_nothing() -> None:
    """With three who would lead, three circles are no worse led than four."""
    board, facts = lay_out(cohort(people(24)))
    seats = np.full((4, 8), 24)
    seats[:, :6] = np.arange(24).reshape(6, 4).T
    assert merit(board, facts, seats, Seating(board, seats).total)[:2] == (0, 0)


def test_if_needed_leads_only_where_yes_runs_out() -> None:
    """Two say yes and sit apart, though the one «if needed» could lead as well."""
    given = {"p1": {"lead": "if needed"}}
    found = match(cohort(people(12, **given)))
    assert {circle.lead for circle in found.circles} == {"p2", "p3"}
    assert broken(cohort(people(12, **given)), found) == []


def test_where_nobody_would_lead_circles_are_formed_and_somebody_is_to_be_asked() -> None:
    """That is a matter of asking, not of giving up."""
    found = match(cohort(people(12, **{f"p{n}": {"lead": "no"} for n in (1, 2, 3)})))
    assert [(circle.lead, circle.deputy) for circle in found.circles] == [(None, None)] * 2
    assert all(
        circle.because[-1].startswith("Nobody here has offered to lead yet") for circle in found.circles
    )
    assert found.quality["well_served"].value == 12


def test_where_everybody_is_free_at_another_time_circles_are_formed_all_the_same() -> None:
    """Nobody is dropped because nothing suits them."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    spring = cohort(
        people(14, **{f"p{n}": {"available": windows(f"{days[n % 7]} 16:00-17:00")} for n in range(1, 15)})
    )
    found = match(spring)
    assert broken(spring, found) == []
    assert found.quality["well_served"].value == 0


def test_where_everybody_has_met_everybody_it_is_said() -> None:
    """No better circles exist, and the figures say so."""
    everyone = tuple(f"p{number}" for number in range(1, 13))
    found = match(cohort(people(12), past=[PastCohort(cohort="old", circles=(everyone,))]))
    assert found.quality["met_before"].value == found.quality["met_before"].best == 30


def test_who_led_the_last_cohort_rests() -> None:
    """P1 led before; p2, in the same circle, leads now."""
    before = [PastCohort(cohort="old", circles=(), leads=("p1",))]
    found = match(cohort(people(12), past=before, matching={"together": [["p1", "p2"]]}))
    assert {circle.lead for circle in found.circles} == {"p2", "p3"}


def test_seconds_are_spent_on_further_searches() -> None:
    """No time at all is still one search, and a result as sound as any."""
    spring = cohort(people(14))
    assert broken(spring, match(spring, seconds=0.0)) == []
    assert broken(spring, match(spring, seconds=0.2)) == []


def test_blocks_that_fit_no_circles_are_refused_with_a_way_out() -> None:
    """Five threes do not go into two circles of eight."""
    threes = [[f"p{first}", f"p{first + 1}", f"p{first + 2}"] for first in range(1, 16, 3)]
    with pytest.raises(
        NoPlan, match="16 people make no circles of 8 in which «P1», «P2» and «P3» are together"
    ):
        form(cohort(people(16), matching={"together": threes}, size="8"), seed=0)


def test_a_second_look_is_taken_before_saying_that_there_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two would lead, so two circles are tried; the rule needs three, and rules come first."""
    monkeypatch.setattr(counts, "circles_needed", lambda facts: 1)
    spring = cohort(people(18, p3={"lead": "no"}), matching={"apart": [["p1", "p5", "p9"]]}, size="6-9")
    assert len(form(spring, seed=0).groups) == 3


def test_match_is_one_of_the_public_names() -> None:
    """``circlekit.match`` is the function used here."""
    assert circlekit.match is match
