"""Which difference matrix has the most rows: all makers asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from circlekit.core.rotation.designs.algebra import of_a_field, of_logarithms, of_multiples, product
from circlekit.core.rotation.designs.fields import prime_power
from circlekit.core.rotation.designs.greedy import row_by_row
from circlekit.core.rotation.designs.matrix import Matrix
from circlekit.core.rotation.designs.recipes import searched

_GREEDY = 4, 5
"""Row by row, no matrix has more rows than four fifths of the order, as far as is known."""


def best_matrix(order: int, columns: int, wanted: int) -> Matrix | None:
    """Return the matrix with the most rows that the makers know; None when none has two rows or ``wanted``.

    Args:
        order: how many elements the group has, 2 or more.
        columns: how many columns the matrix has, 2 or more.
        wanted: how few rows would be of no use.
    """
    written, part = _written(order, columns), _GREEDY[0] * order // _GREEDY[1]
    if prime_power(order) is not None or part < wanted or (written is not None and part <= written.rounds):
        return written if written is not None and written.rounds >= wanted else None
    searched_for = _row_by_row(order, columns)
    known = [matrix for matrix in (written, searched_for) if matrix is not None and matrix.rounds >= wanted]
    return max(known, key=lambda made: made.rounds, default=None)


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
def _row_by_row(order: int, columns: int) -> Matrix | None:
    if not 2 <= columns <= order:
        return None
    rows = row_by_row(order, columns)
    return Matrix(f"rows in Z{order}", (order,), len(rows), columns, lambda: rows) if len(rows) > 1 else None
