"""Difference matrices row by row: each row the first that repeats no difference, over the cyclic group.

Quick, and good for three rows of five at least of what there could be: for the orders that algebra has no
matrix for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np

from circlekit.core.rotation.designs.fields import Ints

Row = list[int]

_TRIES = 60
"""How many entries are tried for a row before it is given up."""


def row_by_row(order: int, columns: int) -> Ints:
    """Return a difference matrix (rows, columns) over Z_order, with as many rows as this way leads to."""
    used = [[0] * columns for _ in range(columns)]  # bit d of used[i][j]: entry j less entry i was d before
    rows = []
    for second in range(order):
        row = next(islice(_completed([0, second], used, order, iter(range(_TRIES))), 1), None)
        if row is None:
            continue
        rows.append(row)
        for j in range(columns):
            for i in range(j):
                used[i][j] |= 1 << (row[j] - row[i]) % order
    return np.array(rows, dtype=np.int64).reshape(-1, columns)


def _completed(
    row: list[int], used: list[list[int]], order: int, tries: Iterator[int]
) -> Iterator[list[int]]:
    """Yield the rows that begin so and repeat no difference."""
    place = len(row)
    if place == len(used):
        yield row
        return
    free = (1 << order) - 1
    for other in range(place):
        free &= ~_turned(used[other][place], row[other], order)
    while free and next(tries, None) is not None:
        lowest = free & -free
        free ^= lowest
        yield from _completed([*row, lowest.bit_length() - 1], used, order, tries)


def _turned(bits: int, by: int, order: int) -> int:
    """Return the set of elements, each with ``by`` added, in Z_order."""
    return (bits << by | bits >> (order - by)) & ((1 << order) - 1)
