"""A grid of columns, with the rounds across them that a difference matrix gives.

Seat ``order * column + x`` is element x of the group in that column. A round has a group for each element;
across all rounds two seats of different columns meet once at most, and two of one column never. So the
columns themselves are free for further rounds, each column by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.fields import Ints, multiplication
from circlekit.core.rotation.designs.matrix import Matrix


def rounds_across(matrix: Matrix) -> Ints:
    """Return the labels (rounds, columns, order) of the groups in which the seats sit."""
    left = groups.subtraction(matrix.moduli)  # left[x, entry] is the group in which x sits
    return left.T[matrix.rows]


def seats_taken(matrix: Matrix, counts: Sequence[int], arcs: int, least: int) -> list[Ints] | None:
    """Return the elements taken in each column, ``counts`` of them; None when a group gets too small.

    Columns that lack ``arcs`` seats or fewer lack those of parabolas: the elements b * b + t of column b, for
    a few t. A line, and a group is one, has two points of a parabola at most. Where there are parabolas the
    matrix is the multiplication table of a field. In other columns those seats stay taken whose groups have
    lost most already.
    """
    across = rounds_across(matrix)
    rounds = np.arange(len(across))[:, None]
    members = np.full((len(across), matrix.order), matrix.columns, dtype=np.int64)
    by_need = sorted(range(matrix.columns), key=lambda column: matrix.order - counts[column] > arcs)
    taken: dict[int, Ints] = {}
    for column in by_need:
        if 0 < matrix.order - counts[column] <= arcs:
            order = _parabolas_last(matrix, column, arcs)
        else:
            order = np.argsort(members[rounds, across[:, column]].min(axis=0), kind="stable")
        taken[column] = np.sort(order[: counts[column]])
        members[rounds, across[:, column, order[counts[column] :]]] -= 1
    fit = bool((members >= least).all())
    return [taken[column] for column in range(matrix.columns)] if fit else None


def _parabolas_last(matrix: Matrix, column: int, arcs: int) -> Ints:
    """Return the elements in an order that ends with those of the parabolas in this column."""
    square = multiplication(matrix.order)[column, column]
    return np.roll(groups.addition(matrix.moduli)[square], -arcs)
