"""A grid, its rounds across, and which seats are taken."""

from __future__ import annotations

from itertools import chain

from circlekit.core.rotation.designs.algebra import of_a_field, of_multiples
from circlekit.core.rotation.designs.grids import rounds_across, seats_taken
from tests.core.rotation.designs.counting import groups_of, pairs_met


def test_seats_of_different_columns_meet_once() -> None:
    """Over GF(4) three columns are three pairs, of 16 pairs of seats each; no seats of one column meet."""
    (matrix,) = of_a_field(4, 3)
    met = pairs_met(found.reshape(-1).tolist() for found in rounds_across(matrix))
    assert len(met) == len(set(met)) == 48
    assert not any(one // 4 == two // 4 for one, two in met)


def test_the_cyclic_latin_square_gives_two_rounds() -> None:
    """Rows of the grid, and its diagonals."""
    (matrix,) = of_multiples(4, 3)
    assert [found.tolist() for found in rounds_across(matrix)] == [
        [[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]],
        [[0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]],
    ]


def test_no_three_seats_of_an_arc_are_in_one_group() -> None:
    """With one seat gone from each of nine columns groups of nine keep seven."""
    (matrix,) = of_a_field(9, 9)
    taken = seats_taken(matrix, [8] * 9, arcs=1, least=7)
    assert taken is not None
    seats = set(chain.from_iterable((9 * column + found).tolist() for column, found in enumerate(taken)))
    for found in rounds_across(matrix):
        assert all(len(seats.intersection(group)) >= 7 for group in groups_of(found.reshape(-1).tolist()))


def test_groups_that_would_get_too_small_are_seen() -> None:
    """Two columns short of a seat have a group that is short of two."""
    (matrix,) = of_a_field(5, 5)
    assert seats_taken(matrix, [5, 5, 5, 4, 4], arcs=0, least=4) is None
    assert seats_taken(matrix, [5, 5, 5, 5, 4], arcs=0, least=4) is not None
