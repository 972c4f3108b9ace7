"""Planes from which lines are taken away."""

from __future__ import annotations

import pytest

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.design import labels
from circlekit.core.rotation.designs.planes import less_lines, orders, remainders
from tests.core.rotation.designs.counting import pairs_met, sizes


@pytest.mark.parametrize(
    ("order", "size", "people"),
    [
        (9, Size(6, 8), 64),  # less two lines that cross
        (9, Size(6, 8), 60),  # and four points
        (9, Size(6, 8), 57),  # less a triangle
        (9, Size(6, 8), 56),  # less three lines through a point
        (7, Size(4, 6), 36),  # less two lines that cross
        (7, Size(4, 6), 31),  # less a triangle
    ],
)
def test_what_is_left_has_a_round_more_than_the_order(order: int, size: Size, people: int) -> None:
    """q * q points less two crossing lines are 2 * q - 1 fewer, less a triangle 3 * q - 3."""
    design = less_lines(order, size, people)
    rounds = [found.tolist() for found in labels(design)]
    met = pairs_met(rounds)
    assert (design.people, len(rounds)) == (people, order + 1)
    assert len(met) == len(set(met))
    assert sizes(rounds) <= set(range(size.least, size.most + 1))


def test_some_head_counts_are_never_left() -> None:
    """65 people of the plane of order 9: a set that meets every line has 17 points at least, not 16."""
    assert 65 not in remainders(9, Size(6, 8))


def test_only_planes_that_may_be_left_with_so_many_are_tried() -> None:
    """Ten rounds of six at least show 51 people; with twelve rounds of six it is 61."""
    assert list(orders(51, Size(6, 8))) == [9]
    assert list(orders(61, Size(6, 8))) == [11, 9]
    assert list(orders(50, Size(6, 8))) == []
    assert list(orders(90, Size(6, 8))) == []
