"""Finite abelian groups."""

from __future__ import annotations

from circlekit.core.rotation.designs.groups import addition, digits, numbers, subtraction


def test_elements_are_their_parts_the_first_lowest() -> None:
    """In Z2 x Z3 the elements 0 to 5 count up the first part first."""
    parts = digits((2, 3))
    assert parts.tolist() == [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]]
    assert numbers(parts, (2, 3)).tolist() == [0, 1, 2, 3, 4, 5]


def test_each_part_is_reckoned_by_its_own_modulus() -> None:
    """(1, 2) and (1, 1) are (0, 0) together; (0, 0) less (1, 1) is (1, 2)."""
    assert addition((2, 3))[5, 3] == 0
    assert subtraction((2, 3))[0, 3] == 5
