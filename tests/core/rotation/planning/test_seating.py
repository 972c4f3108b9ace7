"""Earlier groups are recognised, and sit within groups of a design."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.choose import best_design
from circlekit.core.rotation.planning.counts import meetings, merit
from circlekit.core.rotation.planning.seating import groups_met, plans_after


def groups_of(*labels: int) -> list[list[int]]:
    found = groups_met(meetings([np.array(labels)], len(labels)))
    return [members.tolist() for members in found]


def test_groups_of_one_round_are_recognised_largest_first() -> None:
    """Whoever has met nobody is a group of one; groups of one size stand in the order of their people."""
    assert groups_of(2, 0, 1, 0, 2, 2, 1) == [[0, 4, 5], [1, 3], [2, 6]]
    assert groups_of(0, 1, 2) == [[0], [1], [2]]


def test_two_rounds_are_not_one() -> None:
    """Where somebody has met two who have not met each other, no round alone says who met whom."""
    both = meetings([np.array([0, 0, 1]), np.array([1, 0, 0])], 3)
    assert groups_met(both) == []


@pytest.mark.parametrize("seed", [0, 1])
def test_seven_circles_of_fifty_two_leave_seven_rounds_of_fit_sizes(seed: int) -> None:
    """Eight rounds of eight eights: one holds the old circles, and in the others nobody meets them again."""
    old = np.random.default_rng(seed).permutation(np.repeat(np.arange(7), (8, 8, 8, 7, 7, 7, 7)))
    before = meetings([old], 52)
    design = best_design(52, 6, 8)
    assert design is not None
    plan = next(plans_after(design, groups_met(before), Size(6, 8)))
    assert len(plan) == 7
    assert merit(plan, before) == (0, 1)
    assert all(6 <= count <= 8 for labels in plan for count in np.bincount(labels).tolist())


def test_groups_larger_than_any_of_a_design_find_no_seats() -> None:
    """Forty-nine seats in sevens have no room for eight who have met."""
    design = best_design(49, 7, 7)
    assert design is not None
    groups = [np.arange(8), *(np.array([person]) for person in range(8, 49))]
    assert list(plans_after(design, groups, Size(7, 7))) == []
