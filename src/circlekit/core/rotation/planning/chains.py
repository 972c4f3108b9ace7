"""Plans that are changed side by side, swap by swap, in one array each step."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.rotation.planning.counts import Ints, Plan

Reals = NDArray[np.float32]
"""Whole numbers far below 2**24, which single precision holds exactly, in whatever order they are added."""

MOST_MET = 10_000
"""Earlier meetings beyond so many make no difference to a search."""


class Found(NamedTuple):
    """A plan, what it costs, and how often the pair met that met most often."""

    cost: int
    most: int
    plan: Plan

    @property
    def merit(self) -> tuple[int, int]:
        """What is to be small."""
        return self.cost, self.most


class Chains:
    """So many plans of the same people.

    ``met`` is (C, n, n): how often each pair meets in each plan, earlier meetings included; zero on the
    diagonal, as is all that is kept of who sits with whom.
    """

    def __init__(self, labels: Ints, before: Ints) -> None:
        """Start from ``labels`` (C, R, n) and what was ``before`` (n, n)."""
        self.labels = labels.copy()
        people = labels.shape[2]
        self._upper = np.triu(np.ones((people, people), dtype=bool), 1)
        self._groups = int(labels.max()) + 1
        same = labels[:, :, :, None] == labels[:, :, None, :]
        self._apart = self._upper & ~same
        self._same: Reals = (same & ~np.eye(people, dtype=bool)).astype(np.float32)
        self.met: Reals = self._same.sum(axis=1) + np.minimum(before, MOST_MET).astype(np.float32)

    def best(self) -> Found:
        """Return the plan that costs least now; of several the one whose most frequent pair meets least."""
        costs = (self.met * (self.met - 1)).sum(axis=(1, 2), dtype=np.float64) / 4
        least = np.flatnonzero(costs == costs.min())
        most = self.met[least].max(axis=(1, 2))
        number = int(least[most.argmin()])
        return Found(int(costs[number]), int(most.min()), list(self.labels[number].copy()))

    def step(self, number: int, chances: NDArray[np.float64], draws: np.random.Generator) -> None:
        """Make swaps in the round of this number of each plan, the others fixed.

        ``chances`` (K,) tell how likely a swap is that costs 0, 1, 2 ... more; one that costs K or more is
        never made. Two swaps that touch no group in common do not change what the other costs.
        """
        costs = self._costs(number)
        found = np.flatnonzero((costs < len(chances)) & self._apart[:, number])
        change = costs.ravel()[found].astype(np.int64)
        luck = draws.random(len(found))
        drawn = np.flatnonzero(luck < chances[np.maximum(change, 0)])
        best_first = drawn[np.argsort((change + luck)[drawn], kind="stable")]
        if len(best_first):
            self._swap(number, found[best_first])

    def _costs(self, number: int) -> Reals:
        """Return (C, n, n): how much more it costs when two people of different groups change places.

        Each leaves those they sit with and joins those the other sat with.
        """
        same = self._same[:, number]
        others = self.met - same
        joins = others @ same
        leaves = np.diagonal(joins, axis1=1, axis2=2)
        costs = np.add(joins, joins.transpose(0, 2, 1), dtype=np.float32)
        costs -= leaves[:, :, None]
        costs -= leaves[:, None, :]
        return costs

    def _swap(self, number: int, places: Ints) -> None:
        """Make these swaps, places in (C, n, n), as far as their groups have not been in an earlier one."""
        chain, one, other = np.unravel_index(places, self.met.shape)
        here, there = self.labels[chain, number, one], self.labels[chain, number, other]
        first = chain * self._groups
        made, touched = [], set[int]()
        for index, pair in enumerate(zip((first + here).tolist(), (first + there).tolist(), strict=True)):
            if touched.isdisjoint(pair):
                touched.update(pair)
                made.append(index)
        chain, one, other, here, there = (part[made] for part in (chain, one, other, here, there))
        self.labels[chain, number, one], self.labels[chain, number, other] = there, here
        self._recount(number)

    def _recount(self, number: int) -> None:
        labels = self.labels[:, number]
        same = labels[:, :, None] == labels[:, None, :]
        np.greater(self._upper, same, out=self._apart[:, number])
        now: Reals = same.astype(np.float32)
        people = np.arange(labels.shape[1])
        now[:, people, people] = 0
        self.met += now - self._same[:, number]
        self._same[:, number] = now
