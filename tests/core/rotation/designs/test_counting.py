"""What counts the designs counts right."""

from __future__ import annotations

from tests.core.rotation.designs.counting import groups_of, pairs_met, parts, repeats_a_difference, sizes


def test_pairs_are_counted_as_often_as_they_meet() -> None:
    """Nought and one meet in both rounds."""
    rounds = [[0, 0, 1], [5, 5, 5]]
    assert pairs_met(rounds) == [(0, 1), (0, 1), (0, 2), (1, 2)]
    assert sizes(rounds) == {1, 2, 3}
    assert groups_of([1, 0, 1]) == [[0, 2], [1]]


def test_a_repeated_difference_is_seen() -> None:
    """In Z2 x Z3 the element 3 is (1, 1)."""
    assert parts(3, (2, 3)) == (1, 1)
    assert repeats_a_difference([[0, 1], [2, 3]], (4,))
    assert not repeats_a_difference([[0, 1], [0, 3]], (4,))
    assert repeats_a_difference([[0, 3], [2, 5]], (2, 3))
