"""The first seats of a gathering."""

from __future__ import annotations

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.deal import deal, how_many
from circlekit.core.matching.blocks.units import Gathering

SIZE = Size(6, 8)


@pytest.mark.parametrize(
    ("people", "willing", "expected"),
    [(14, 5, 2), (24, 9, 3), (24, 2, 3), (28, 9, 4), (48, 6, 6), (6, 1, 1), (7, 0, 1)],
)
def test_circles_are_of_middle_size_while_there_are_leads(people: int, willing: int, expected: int) -> None:
    """24 are three circles even with two leads: there can be no fewer."""
    assert how_many(people, willing, SIZE) == expected


def test_every_circle_gets_somebody_who_says_yes_first() -> None:
    """Of two who say yes each leads one of two circles, before those who would if needed."""
    rank = [0] * 10 + [1, 1, 2, 2]
    units = [(row,) for row in range(14)]
    circles = deal(Gathering(0, list(range(14))), units, rank, SIZE)
    assert sorted(map(len, circles)) == [7, 7]
    assert sorted(row for circle in circles for row in circle) == list(range(14))
    assert [sorted(rank[row] for row in circle)[-1] for circle in circles] == [2, 2]


def test_people_bound_together_sit_together() -> None:
    """Two units of four and six single people are two circles of seven."""
    units = [(0, 1, 2, 3), (4, 5, 6, 7), *((row,) for row in range(8, 14))]
    circles = deal(Gathering(0, list(range(8))), units, [0] * 14, SIZE)
    assert sorted(len(circle) for circle in circles) == [7, 7]
    assert all(any(set(unit) <= set(circle) for circle in circles) for unit in units)
