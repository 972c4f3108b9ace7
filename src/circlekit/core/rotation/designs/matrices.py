"""Which difference matrix has the most rows: all makers asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from circlekit.core.rotation.designs.algebra import of_a_field, of_logarithms, of_multiples, product
from circlekit.core.rotation.designs.fields import prime_power
from circlekit.core.rotation.designs.greedy import row_by_row
from circlekit.core.rotation.designs.matrix import Matrix
from circlekit.core.rotation.designs.recipes import searched

_LARGEST = 60
"""Larger orders are not searched row by row: a field is near, and the search takes long."""


def best_matrix(order: int, columns: int, wanted: int) -> Matrix | None:
    """Return the matrix with the most rows that the makers know; None when none has two rows or ``wanted``.

    Args:
        order: how many elements the group has, 2 or more.
        columns: how many columns the matrix has, 2 or more.
        wanted: how many rows it must have to be of use.
    """
    best = _written(order, columns)
    known = best.rounds if best else 1
    if max(known + 1, wanted) <= _hoped_for(order, columns):
        best = max(best, _row_by_row(order, columns), key=lambda made: made.rounds if made else 0)
    return best if best is not None and best.rounds >= wanted else None


def _hoped_for(order: int, columns: int) -> int:
    """Return about how many rows there are at most row by row: four fifths for three columns, then fewer."""
    searched_for = order <= _LARGEST and prime_power(order) is None and columns <= order
    return order * (25 - columns) // 27 if searched_for else 0


@cache  # the same few are asked for again and again while head-counts are weighed
def _written(order: int, columns: int) -> Matrix | None:
    """Return the best matrix whose number of rows is known without making it."""
    makers = (of_a_field, searched, of_logarithms, of_multiples, _products)
    known = [made for maker in makers for made in maker(order, columns)]
    return max(known, key=lambda made: made.rounds, default=None)


def _products(order: int, columns: int) -> Iterator[Matrix]:
    for first in range(columns, int(order**0.5) + 1):
        if order % first:
            continue
        one, two = _written(first, columns), _written(order // first, columns)
        if one is not None and two is not None:
            yield product(one, two)


@cache
def _row_by_row(order: int, columns: int) -> Matrix:
    rows = row_by_row(order, columns)
    return Matrix(f"rows in Z{order}", (order,), len(rows), columns, lambda: rows)
