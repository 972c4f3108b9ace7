"""A grid of columns, with the rounds across them that a difference matrix gives.

Seat ``order * column + x`` is element x of the group in that column. A round has a group for each element;
across all rounds two seats of different columns meet once at most, and two of one column never. So the
columns themselves are free for further rounds, each column by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.difference import Matrix
from circlekit.core.rotation.designs.fields import Ints, multiplication


def rounds_across(matrix: Matrix) -> list[Ints]:
    """Return a label array (columns * order,) for each row of the matrix."""
    left = groups.subtraction(matrix.moduli)  # left[x, entry] is the group in which x sits
    return [left[:, row].T.reshape(-1) for row in matrix.rows]


def taken_in_columns(matrix: Matrix, counts: Sequence[int], arcs: int) -> list[Ints]:
    """Return the seats taken in each column, ``counts`` of them; arcs are left empty in the full columns.

    Where there are arcs the matrix is the multiplication table of a field. An arc is a parabola: one seat of
    each column b, the element b * b + t; a line that is no column has two points of it at most.
    """
    squares = np.diagonal(multiplication(matrix.order)) if arcs else None
    found = []
    for column, count in enumerate(counts):
        inside = np.arange(matrix.order, dtype=np.int64)
        if squares is not None and matrix.order - count <= arcs:
            inside = np.roll(groups.addition(matrix.moduli)[squares[column]], -arcs)
        found.append(matrix.order * column + np.sort(inside[:count]))
    return found
