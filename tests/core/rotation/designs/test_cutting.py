"""One round by itself."""

from __future__ import annotations

import pytest

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.cutting import can_be_cut, cut, one_round
from circlekit.core.rotation.designs.design import labels
from tests.core.rotation.designs.counting import groups_of

SIZE = Size(6, 8)


@pytest.mark.parametrize(("people", "can"), [(0, True), (5, False), (11, False), (12, True), (17, False)])
def test_some_head_counts_cannot_be_cut(people: int, can: bool) -> None:
    """Eleven are too many for one group of eight and too few for two of six; nobody is cut into none."""
    assert can_be_cut(people, SIZE) is can


def test_free_seats_fill_the_groups_and_the_rest_are_groups_of_their_own() -> None:
    """Seven people and six more seats: one is the eighth of the group, five are by themselves."""
    found = groups_of(cut(7, SIZE, seats=13).tolist())
    assert found == [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12]]


def test_seats_without_people_are_groups_too() -> None:
    """A column that is empty now may be taken later."""
    assert [len(group) for group in groups_of(cut(0, SIZE, seats=9).tolist())] == [8, 1]


def test_one_round_is_a_design() -> None:
    """Thirteen people sit in two groups, and no seat is free."""
    design = one_round(13, SIZE)
    (found,) = labels(design)
    assert [len(group) for group in groups_of(found.tolist())] == [7, 6]
    assert (design.people, design.seats, design.free.tolist()) == (13, 13, [])
