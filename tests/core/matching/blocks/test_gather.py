"""People gathered around hours."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.gather import gather
from circlekit.core.matching.blocks.units import Units, middle

SIZE = Size(6, 8)


def units(*hours: str, leads: int = 3, people: dict[int, int] | None = None) -> Units:
    """Return units that can come to the hours whose letters they name, the first so many willing to lead."""
    names = sorted(set("".join(hours)))
    can = np.array([[name in own for name in names] for own in hours])
    heads = np.ones(len(hours), dtype=np.int64)
    for row, count in (people or {}).items():
        heads[row] = count
    return Units(can, heads, (np.arange(len(hours)) < leads).astype(np.int64))


def gathered(of: Units) -> tuple[list[tuple[int, list[int]]], list[int]]:
    """Return gatherings as hours and sorted rows, and who is in none."""
    found, left = gather(of, SIZE, 6, np.random.default_rng(0))
    return sorted((one.hour, sorted(one.units)) for one in found), left.tolist()


def test_one_hour_for_all_is_one_gathering() -> None:
    """Fourteen people with one hour are together."""
    assert gathered(units(*["a"] * 14)) == ([(0, list(range(14)))], [])


def test_two_hours_are_two_gatherings() -> None:
    """Those who can come to one hour only are at theirs."""
    of = units(*["a"] * 7, *["b"] * 7, leads=8)
    assert gathered(of) == ([(0, list(range(7))), (1, list(range(7, 14)))], [])


def test_nobody_is_gathered_where_nobody_would_lead() -> None:
    """An hour without a lead serves no one."""
    assert gathered(units(*["a"] * 7, leads=0)) == ([], list(range(7)))


def test_a_gathering_has_no_more_people_than_its_leads_can_take() -> None:
    """With one lead it is one circle, of eight at most."""
    [(_, rows)], left = gathered(units(*["a"] * 14, leads=1))
    assert (len(rows), len(left), 0 in rows) == (8, 6, True)


def test_a_number_that_cannot_be_cut_leaves_people_over() -> None:
    """Ten people are no circles of six to eight: eight are gathered."""
    [(_, rows)], left = gathered(units(*["a"] * 10))
    assert (len(rows), len(left)) == (8, 2)


def test_rare_hours_are_rescued_with_people_whom_others_can_spare() -> None:
    """One person whose only hour is b gets a circle of people who are free at a and b."""
    of = units(*["a"] * 20, *["ab"] * 20, "b", leads=40)
    found, left = gathered(of)
    [(rows)] = [rows for hour, rows in found if hour == 1]
    assert left == []
    assert 40 in rows
    assert 6 <= len(rows) <= 8
    assert sum(len(rows) for _, rows in found) == 41


def test_people_bound_together_stay_so() -> None:
    """A unit counts for as many as it is."""
    [(_, rows)], left = gathered(units(*["a"] * 6, people={0: 3}))
    assert (rows, left) == ([0, 1, 2, 3, 4, 5], [])


@pytest.mark.parametrize(("size", "expected"), [(Size(6, 8), 7), (Size(5, 8), 6), (Size(4, 4), 4)])
def test_the_middle_is_no_larger_than_half_way(size: Size, expected: int) -> None:
    """Of 5 to 8 it is 6."""
    assert middle(size) == expected
