"""Gatherings that are seated together, and the last people, for whom there is always room somewhere."""

from __future__ import annotations

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.packs import NO_HOUR, packed, with_everyone
from circlekit.core.matching.blocks.units import Gathering, Units

SIZE = Size(6, 8)


def alone(people: int, hours: int = 3) -> Units:
    """Return so many people by themselves, who can come to no hour."""
    return Units(
        np.zeros((people, hours), dtype=np.bool_),
        np.ones(people, dtype=np.int64),
        np.zeros(people, dtype=np.int64),
    )


def in_turn(*sizes: int) -> list[Gathering]:
    """Return gatherings of the next so many people each, around the hours 0, 1, 2."""
    ends = np.cumsum([0, *sizes]).tolist()
    return [Gathering(at, list(range(ends[at], ends[at + 1]))) for at in range(len(sizes))]


def test_hours_that_are_near_each_other_share_a_pack() -> None:
    """Three times a hundred are two packs; the first two hours of the week are in one."""
    instants = np.array([600, 60, 9_000])
    packs = packed(alone(300), in_turn(100, 100, 100), instants)
    assert [[gathering.hour for gathering in pack] for pack in packs] == [[1, 0], [2]]


def test_who_is_left_over_joins_where_the_number_can_still_be_cut() -> None:
    """Eight and one cannot be cut, thirteen and one can."""
    found, homeless = with_everyone(alone(22), in_turn(8, 13), np.array([21]), SIZE)
    assert [sorted(gathering.units) for gathering in found] == [list(range(8)), list(range(8, 22))]
    assert homeless == []


def test_full_gatherings_become_one_for_the_last_person() -> None:
    """Nine cannot be cut, seventeen neither; twenty-five can, and all three hours are still looked at."""
    found, homeless = with_everyone(alone(25), in_turn(8, 8, 8), np.array([24]), SIZE)
    assert [(one.hour, len(one.units)) for one in found] == [(0, 0), (1, 0), (2, 0), (NO_HOUR, 25)]
    assert homeless == []


def test_enough_people_without_an_hour_are_circles_of_their_own() -> None:
    """Seven are left over where nobody else is."""
    found, homeless = with_everyone(alone(7), [], np.arange(7), SIZE)
    assert [(one.hour, one.units) for one in found] == [(NO_HOUR, list(range(7)))]
    assert homeless == []


def test_a_number_that_cannot_be_cut_stays_over() -> None:
    """Nine people alone are no circles of six to eight."""
    _, homeless = with_everyone(alone(9), [], np.arange(9), SIZE)
    assert homeless == list(range(9))
