"""The hours at which circles could meet."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from circlekit.core.matching.score import hours
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.score.hours import Hours, shared_hours
from circlekit.core.matching.score.terms import IF_NEEDED, MOST_CODED
from circlekit.core.model import Cohort
from circlekit.core.sizes import quorum
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, people, person
from tests.core.matching.reasons.test_explain import windows
from tests.core.matching.slow_hours import coming


def found(of: Cohort) -> Hours:
    """Return the shared hours of a cohort."""
    return shared_hours(of, quorum(of.size))


def test_an_hour_with_the_same_people_and_more_is_enough() -> None:
    """Everybody can come on Tuesday and six of them on Friday: Tuesday alone is searched."""
    both = {f"p{number}": {"available": windows(f"{TUESDAY}, {FRIDAY}")} for number in range(1, 7)}
    assert found(cohort(people(12, **both))).can.T.tolist() == [[True] * 12]


def test_two_hours_for_different_people_are_both_searched() -> None:
    """Six can come on Tuesday and six on Friday, with a lead among each."""
    friday = {f"p{n}": {"available": windows(FRIDAY), "lead": "yes"} for n in range(7, 13)}
    assert found(cohort(people(12, **friday))).can.sum(axis=0).tolist() == [6, 6]


def test_an_hour_without_anybody_to_lead_is_not_searched() -> None:
    """On Friday nobody would lead."""
    friday = {f"p{n}": {"available": windows(FRIDAY)} for n in range(7, 13)}
    assert found(cohort(people(12, **friday))).can.sum(axis=0).tolist() == [6]


def test_many_hours_are_not_compared_with_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a limit only doubles are dropped: comparing would take longer than searching."""
    monkeypatch.setattr(hours, "COMPARED", 1)
    both = {f"p{number}": {"available": windows(f"{TUESDAY}, {FRIDAY}")} for number in range(1, 7)}
    assert found(cohort(people(12, **both))).can.sum(axis=0).tolist() == [12, 6]


@pytest.mark.parametrize(("count", "step"), [(100, 15), (101, 30), (401, 60)])
def test_large_cohorts_search_fewer_starts(count: int, step: int) -> None:
    """A quarter of an hour more or less makes little difference to many people."""
    wide = {f"p{n}": {"available": windows("Tue 16:15-18:45")} for n in range(1, count + 1)}
    table = found(cohort(people(count, **wide))).table
    assert set((table.start % 15).tolist()) == {0}
    assert hours._step(count) == step


def test_nobody_is_free_at_all() -> None:
    """A cohort of one Monday has no Tuesday, and people without a common hour have none."""
    empty = found(cohort(people(6), starts=date(2027, 1, 11), ends=date(2027, 1, 11)))
    assert (empty.can.shape, empty.most_served()) == ((6, 0), 0)
    nobody = found(
        cohort([person(f"p{n}", f"{day} 16:00-17:00") for n, day in enumerate(("Mon", "Tue", "Wed"))])
    )
    assert (nobody.can.shape, nobody.most_served()) == ((3, 0), 0)
    assert nobody.best([0, 1, 2])[1] == 0


def test_without_any_date_there_is_no_best_hour() -> None:
    """The one Monday of the cohort is a holiday: there are no slots at all."""
    monday = date(2027, 1, 11)
    none = found(cohort(people(6), starts=monday, ends=monday, holidays={"dates": [monday]}))
    assert none.best(range(6)) == (-1, 0)
    assert none.most_served() == 0


def test_a_meeting_over_a_clock_change_asks_for_both_its_parts() -> None:
    """On 28 March London's clocks go from 01:00 to 02:00: an hour from 00:30 UTC ends at 02:30 there."""
    night = {"timezone": "Europe/London"}
    exact = [person(f"a{n}", "Sun 00:30-01:00", "Sun 02:00-02:30", lead="yes", **night) for n in range(6)]
    naive = [person(f"b{n}", "Sun 00:30-01:30", **night) for n in range(6)]
    anchor = person("c", "Sun 00:30-01:30", timezone="UTC")
    spring = cohort([*exact, *naive, anchor], starts=date(2027, 3, 27), ends=date(2027, 3, 28))
    ours = found(spring).every.T.tolist()
    assert sorted(ours) == sorted(coming(spring))
    assert [True] * 6 + [False] * 6 + [True] in ours


def test_monthly_slots_are_those_of_every_month() -> None:
    """The second Tuesday of January and February suits who is free on Tuesdays, before London's change."""
    of = cohort(people(6), starts=date(2027, 1, 11), ends=date(2027, 2, 28), meeting={"every": "month"})
    best = found(of)
    row, served = best.best(range(6))
    assert served == 6
    assert (best.table.weekday[row], best.table.start[row]) == (1, 16 * 60)


def test_a_board_has_the_same_hours_for_everybody_and_for_leads() -> None:
    """The board's columns of a term begin with who can come, then who can come and would lead."""
    board, facts = lay_out(cohort(people(12)))
    assert np.array_equal(facts.hours.can[:, 0], np.ones(12, dtype=bool))
    assert board.columns[-1].tolist() == [0] * board.columns.shape[1]


def if_needed(*, weights: dict[str, int] | None = None, size: str = "6-8") -> Cohort:
    """Return six people who all can come on Tuesday if needed and on Friday gladly, but for one of them."""
    both = {"available": windows(FRIDAY), "if_needed": windows(TUESDAY)}
    given = {f"p{number}": both for number in range(1, 6)}
    given["p6"] = {"available": windows(TUESDAY), "if_needed": windows(FRIDAY)}
    return cohort(people(6, **given), size=size, matching={"weights": weights or {}})


def test_of_hours_that_suit_as_many_the_one_to_which_most_come_gladly_is_best() -> None:
    """On Friday one person stretches, on Tuesday five do."""
    of = found(if_needed())
    row, served = of.best(range(6))
    assert (served, of.table.weekday[row], of.stretched(range(6))) == (6, 4, 1)
    board, _ = lay_out(if_needed())
    fewer, _ = lay_out(if_needed(weights={"if_needed": 0}))
    difference = board.worth(board.sums_of([range(6)])) - fewer.worth(fewer.sums_of([range(6)]))
    assert difference.tolist() == [-IF_NEEDED]


def test_hours_for_the_same_people_are_both_kept_where_others_come_gladly() -> None:
    """Tuesday is better for who sits with p6 alone; without a weight there is no difference."""
    assert found(if_needed()).can.shape == (6, 2)
    plain = found(if_needed(weights={"if_needed": 0}))
    assert (plain.can.shape, plain.glad, plain.stretched(range(6))) == ((6, 1), None, 0)


def test_in_enormous_circles_nobody_asks_who_comes_gladly() -> None:
    """Two counts in one number have an end."""
    assert found(if_needed(size=f"6-{MOST_CODED}")).glad is not None
    assert found(if_needed(size=f"6-{MOST_CODED + 1}")).glad is None
    assert np.iinfo(np.int16).max >= (MOST_CODED + 1) * MOST_CODED + MOST_CODED


def test_where_no_hour_is_had_nobody_stretches() -> None:
    """Five are no quorum."""
    assert found(if_needed()).stretched(range(5)) == 0
