"""The limit counted case by case, on hours written as sets of people, and beside the exact model."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from circlekit.core.matching.limits import exact
from circlekit.core.matching.limits.cases import Cases
from circlekit.core.matching.limits.exact import ceiling
from circlekit.core.matching.score.board import lay_out
from tests.cohorts.served import cohort

HIGHER = (8,)
"""Cohorts in which people and leads could each be spread, but not both at once."""

EVERYBODY = 0b1111_1111


def limit(
    *hours: int, leads: int = EVERYBODY, circles: int = 4, served: int = 0, looks: int = 100
) -> int | None:
    """Return the limit of eight people in circles of two or three."""
    return Cases(hours, circles, served, looks).limit(EVERYBODY, leads, 2, 3)


def test_hours_that_share_nobody_serve_everybody_who_can_come() -> None:
    """Three and two; the other three can come to nothing."""
    assert limit(0b0000_0111, 0b0001_1000) == 5


def test_somebody_whom_two_hours_need_is_at_one_of_them() -> None:
    """Each hour suits two people, one of whom is the same: only one circle can begin."""
    assert limit(0b0011, 0b0110) == 2


def test_a_circle_has_so_many_seats_and_there_are_so_many_circles() -> None:
    """All eight can come to one hour: three, six, or all of them in three circles."""
    assert [limit(EVERYBODY, circles=circles) for circles in (1, 2, 3)] == [3, 6, 8]


def test_each_circle_has_a_lead_of_its_own() -> None:
    """Only one person would lead, at both hours."""
    assert limit(0b0000_0111, 0b0011_0001, leads=0b0000_0001) == 3
    assert limit(0b0000_0111, 0b0011_0001, leads=0) == 0


def test_what_is_served_already_is_the_limit_where_nothing_is_better() -> None:
    """Five are all who can come; more were counted elsewhere."""
    assert limit(0b0000_0111, 0b0001_1000, served=5) == 5


def test_too_many_cases_are_no_limit() -> None:
    """Every look counts, the first too."""
    assert limit(0b0011, 0b0110, looks=1) is None


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_limit_is_never_below_the_exact_one_and_mostly_the_same(seed: int) -> None:
    """Those who must lead make a difference in one of eight cohorts."""
    of = cohort(40, seed)
    hours = lay_out(of)[1].hours
    with patch.object(exact, "CASES", 0):
        model = ceiling(hours, of.size, 0)
    assert model is not None
    assert model.at_most == model.found
    able = exact._good_hours(hours)
    found = exact._by_cases(hours, able, exact._model(hours, able, of.size), 0)
    assert found is not None
    assert (found > model.at_most) == (seed in HIGHER)
