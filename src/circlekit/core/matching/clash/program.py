"""A program of whole numbers, put together row by row, and what HiGHS finds for it.

HiGHS: Huangfu and Hall, «Parallelizing the dual revised simplex method», Mathematical Programming Computation
10, 2018; here through SciPy. It counts nodes, never seconds, so the answer is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.score.terms import Ints

NODES = 200
"""So many nodes are looked at before the question is left open."""

INFEASIBLE = 2
"""What ``milp`` says of a program that has no solution."""


class Solved(NamedTuple):
    """Whether there is a solution, None when that stays open; and the value of each unknown of one."""

    possible: bool | None
    values: Ints


class Program:
    """Unknowns from 0 to ``most`` each, rows that bound sums of them, and what each of them costs."""

    def __init__(self) -> None:
        self.most: NDArray[np.float64] = np.zeros(0)
        self.cost: NDArray[np.float64] = np.zeros(0)
        self._entries: list[tuple[int, int, float]] = []
        self._bounds: list[tuple[float, float]] = []

    def unknowns(self, *shape: int) -> Ints:
        """Return the numbers of new unknowns, each 0 or 1 unless ``most`` is changed."""
        start = len(self.most)
        found = np.arange(start, start + int(np.prod(shape)), dtype=np.int64).reshape(shape)
        self.most = np.append(self.most, np.ones(found.size))
        self.cost = np.append(self.cost, np.zeros(found.size))
        return found

    def row(self, terms: Iterable[tuple[int, float]], least: float = -inf, most: float = inf) -> None:
        """Add a row: the sum of ``terms``, each an unknown and how many times it counts, is in the bounds."""
        self._entries += [(len(self._bounds), int(unknown), float(times)) for unknown, times in terms]
        self._bounds.append((least, most))

    def solve(self, nodes: int = NODES) -> Solved:
        """Return the cheapest solution, as far as it is found within so many ``nodes``."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        rows, columns, times = (np.array(part) for part in zip(*self._entries, strict=True))
        matrix = csr_array((times, (rows, columns)), shape=(len(self._bounds), len(self.most)))
        least, most = (np.array(part) for part in zip(*self._bounds, strict=True))
        found = milp(
            self.cost,
            integrality=np.ones(len(self.most)),
            bounds=Bounds(0, self.most),
            constraints=LinearConstraint(matrix, least, most),
            options={"node_limit": nodes, "mip_rel_gap": 0},
        )
        if found.x is None:
            return Solved(False if found.status == INFEASIBLE else None, np.zeros(0, dtype=np.int64))
        return Solved(True, np.rint(found.x).astype(np.int64))
