"""Which difference matrix has the most rows: all makers asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from circlekit.core.rotation.designs.algebra import of_a_field, of_logarithms, of_multiples, product
from circlekit.core.rotation.designs.fields import prime_power
from circlekit.core.rotation.designs.greedy import row_by_row
from circlekit.core.rotation.designs.matrix import Matrix
from circlekit.core.rotation.designs.recipes import searched

MAKERS = (of_a_field, searched, of_logarithms, of_multiples)


@cache  # the same few are asked for again and again while head-counts are weighed
def best_matrix(order: int, columns: int) -> Matrix | None:
    """Return the matrix with the most rows that the makers know; None when none has two rows.

    Args:
        order: how many elements the group has, 2 or more.
        columns: how many columns the matrix has, 2 or more.
    """
    if prime_power(order) is not None:
        return next(of_a_field(order, columns), None)
    known = [made for maker in (*MAKERS, _products, _row_by_row) for made in maker(order, columns)]
    return max(known, key=lambda made: made.rounds, default=None)


def _products(order: int, columns: int) -> Iterator[Matrix]:
    for first in range(columns, int(order**0.5) + 1):
        if order % first:
            continue
        one, two = best_matrix(first, columns), best_matrix(order // first, columns)
        if one is not None and two is not None:
            yield product(one, two)


def _row_by_row(order: int, columns: int) -> Iterator[Matrix]:
    if 2 <= columns <= order:
        rows = row_by_row(order, columns)
        if len(rows) > 1:
            yield Matrix(f"rows in Z{order}", (order,), len(rows), columns, lambda: rows)
