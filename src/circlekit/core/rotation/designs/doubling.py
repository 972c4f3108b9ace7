"""One round more on a full grid: groups that take two opposite seats of each of half the columns.

Over Z_n, n even, seats x and x + n / 2 of a column are opposite. Where a difference matrix leaves two
opposite differences free between each two columns of a half, opposite pairs of those columns can sit
together, and their turns make up a round in which nobody meets anybody from the rounds across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.design import Design
from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.rotation.designs.grids import rounds_across
from circlekit.core.rotation.designs.matrix import Matrix
from circlekit.core.rotation.designs.recipes import searched

_SUITED = ((10, 6, 8), (10, 8, 8))
"""Order, columns and rows of matrices of the recipes that leave such differences free."""


def with_one_more(people: int, size: Size) -> Iterator[tuple[int, Callable[[], Design]]]:
    """Yield how many rounds, and the design, where one more is known for a full grid of so many seats."""
    for order, columns, rounds in _SUITED:
        if order * columns == people and size.least <= columns <= size.most:
            yield rounds + 1, partial(_design, order, columns)


def _design(order: int, columns: int) -> Design:
    for matrix in searched(order, columns):
        found = doubled(matrix)
        if found is not None:
            rounds = (*rounds_across(matrix).reshape(matrix.rounds, -1), found)
            name = f"{columns} columns of {order} by {matrix.name}, and a round of opposite seats"
            return Design(name, rounds, np.arange(order * columns, dtype=np.int64))
    raise ValueError(f"no round of opposite seats for {columns} columns of {order}")


def doubled(matrix: Matrix) -> Ints | None:
    """Return the labels (columns * order,) of such a round; None where the matrix leaves none."""
    if len(matrix.moduli) > 1 or matrix.order % 2 or matrix.columns % 2:
        return None
    columns = range(matrix.columns)
    for others in combinations(columns[1:], matrix.columns // 2 - 1):
        one = (0, *others)
        two = tuple(column for column in columns if column not in one)
        starts = [next(_starts(matrix, side, (0,)), None) for side in (one, two)]
        if None not in starts:
            first = dict(zip(one + two, chain(*filter(None, starts)), strict=True))
            return _labels(matrix.order // 2, [(first[column], column in one) for column in columns])
    return None


def _labels(half: int, starts: Sequence[tuple[int, bool]]) -> Ints:
    """Return the labels where the columns begin at these seats, those of one half and of the other."""
    seats = np.arange(2 * half, dtype=np.int64)
    return np.concatenate([(seats - first) % half + half * side for first, side in starts])


def _starts(matrix: Matrix, side: Sequence[int], known: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield a seat for each column of a half, so that they and their opposites have not met."""
    if len(known) == len(side):
        yield known
        return
    half, rows = matrix.order // 2, matrix.rows
    for seat in range(half):
        met = (
            (rows[:, side[len(known)]] - rows[:, column] - seat + first) % half
            for column, first in zip(side, known, strict=False)
        )
        if all(differences.all() for differences in met):
            yield from _starts(matrix, side, (*known, seat))
