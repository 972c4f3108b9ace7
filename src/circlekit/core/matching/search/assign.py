"""The linear assignment problem: each row gets a column of its own, and the total is the largest there is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

SMALL = 12
"""Up to so many rows our own solver is used: importing SciPy's takes longer than a whole small matching."""


def assign(values: Ints) -> Ints:
    """Return (n,): the column of each row of a square matrix, so that the total is the largest."""
    if len(values) <= SMALL:
        return np.array(_hungarian((-values).tolist()), dtype=np.int64)
    from scipy.optimize import linear_sum_assignment

    columns: Ints = linear_sum_assignment(values, maximize=True)[1]
    return columns


def _hungarian(cost: list[list[int]]) -> list[int]:
    """Return the column of each row at least cost, by shortest augmenting paths (Kuhn 1955, Munkres 1957).

    ``potential`` keeps every reduced cost at or above zero; row ``size`` stands for «not assigned yet».
    """
    size = len(cost)
    row_of = [size] * (size + 1)  # of each column; the last column starts every path
    row_potential = [0] * (size + 1)
    column_potential = [0] * (size + 1)
    for row in range(size):
        row_of[size] = row
        came_from = _augment(cost, row_of, row_potential, column_potential)
        column = came_from.pop()
        while column != size:
            before = came_from[column]
            row_of[column] = row_of[before]
            column = before
    result = [0] * size
    for column in range(size):
        result[row_of[column]] = column
    return result


def _augment(cost: list[list[int]], row_of: list[int], rows: list[int], columns: list[int]) -> list[int]:
    """Find the shortest path from the unassigned row to a free column.

    Returns:
        For each column the one before it on the path, and at the end the free column reached.
    """
    size = len(cost)
    came_from = [size] * size
    distance = [1 << 62] * size
    done = [False] * (size + 1)
    column = size
    while row_of[column] != size:
        done[column] = True
        row = row_of[column]
        line, lift = cost[row], rows[row]
        step, following = 1 << 62, size
        for other in range(size):
            if done[other]:
                continue
            reduced = line[other] - lift - columns[other]
            if reduced < distance[other]:
                distance[other], came_from[other] = reduced, column
            if distance[other] < step:
                step, following = distance[other], other
        for other in range(size + 1):
            if done[other]:
                rows[row_of[other]] += step
                columns[other] -= step
            elif other < size:
                distance[other] -= step
        column = following
    return [*came_from, column]
