"""Plans of hours, and how people take their seats around them."""

from __future__ import annotations

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.starts import fill_seats, hours_first
from circlekit.core.model import Cohort
from tests.core.matching.people import FRIDAY, cohort, people
from tests.core.matching.reasons.test_explain import windows


def plan(of: Cohort, groups: int, sure: list[int] | None = None, draws: int = 50) -> list[int]:
    """Return the circle that a plan gives each person."""
    hours = lay_out(of)[1].hours
    who = None if sure is None else np.isin(np.arange(len(hours.leading)), sure)
    return hours_first(hours, groups, of.size.most, draws, np.random.default_rng(0), who).tolist()


def friday(*numbers: int, **more: str) -> Cohort:
    """Return fourteen people, some of whom are free on Friday and not on Tuesday."""
    given = {f"p{number}": {"available": windows(FRIDAY), **more} for number in numbers}
    return cohort(people(14, **given))


def test_two_hours_make_two_circles() -> None:
    """Eight on Tuesday and six on Friday, where somebody would lead."""
    labels = plan(friday(*range(9, 15), lead="yes"), 2)
    assert sorted((labels.count(0), labels.count(1))) == [6, 8]
    assert len({*labels[:8]}) == len({*labels[8:]}) == 1


def test_people_whom_no_hour_serves_have_no_circle_yet() -> None:
    """Five on Friday are no quorum; of nine on Tuesday eight have seats."""
    labels = plan(friday(10, 11, 12, 13, 14), 2)
    assert labels[9:] == [-1] * 5
    assert labels.count(-1) == 6


def test_a_plan_leaves_enough_people_for_circles_without_an_hour() -> None:
    """All fourteen can come on Tuesday: with two circles everybody is seated, seven and seven or so."""
    labels = plan(cohort(people(14)), 2)
    assert labels.count(-1) == 0
    assert min(labels.count(0), labels.count(1)) >= 6


def test_those_sure_to_lead_are_spread_where_they_are_few() -> None:
    """Two say yes and there are two circles: each has one of them."""
    labels = plan(cohort(people(12)), 2, sure=[0, 1])
    assert labels[0] != labels[1]


def seats(labels: list[int], sure: list[int], groups: int = 2) -> list[list[int]]:
    """Return how fourteen people are seated around a plan, as rows."""
    board, _ = lay_out(cohort(people(14)))
    order: Ints = np.arange(14)
    found = fill_seats(board, Size(6, 8), groups, np.array(labels), order, np.isin(np.arange(14), sure))
    assert found is not None
    return [[row for row in circle if row < 14] for circle in found.tolist()]


def test_who_has_a_circle_sits_there_and_the_others_fill_up() -> None:
    """Eight and four are planned; the last two join the four."""
    found = seats([0] * 8 + [1] * 4 + [-1] * 2, sure=[0, 8])
    assert [sorted(circle) for circle in found] == [list(range(8)), list(range(8, 14))]


def test_a_circle_without_a_lead_gets_a_seat_for_one() -> None:
    """Seven and six are planned; the last person, sure to lead, joins the six, where nobody else is."""
    found = seats([0] * 7 + [1] * 6 + [-1], sure=[0, 13])
    assert 13 in found[1]


def test_people_bound_together_sit_in_the_circle_that_is_planned_for_most_of_them() -> None:
    """P9 and p10 are bound and have the second circle, so the circle that holds them is the second."""
    board, _ = lay_out(cohort(people(14), matching={"together": [["p9", "p10"]]}))
    labels = np.array([0] * 7 + [1] * 7)
    found = fill_seats(board, Size(6, 8), 2, labels, np.arange(14), np.isin(np.arange(14), [0, 8]))
    assert found is not None
    assert [sorted(row for row in circle if row < 14) for circle in found.tolist()] == [
        list(range(7)),
        list(range(7, 14)),
    ]
