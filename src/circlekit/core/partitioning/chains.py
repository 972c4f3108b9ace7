"""Annealing by swaps: several independent chains move in the same array operations.

In one step every chain looks at the swaps of a few people with everybody else, all of them valued exactly,
and makes those that pass: the best first, no group in more than one, so that their gains add up. A swap that
loses passes with the chance of Metropolis et al. 1953, exp(gain / heat).

Ties are kept halved. A swap of i in g and j in h gains ties[h, i] - ties[g, i] + ties[g, j] - ties[h, j] less
twice the weight of the pair, so half the gain needs the weight as it stands, and no second matrix.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circlekit.core.partitioning.weights import Ints, Reals

LEAST_GAIN = 1e-4
"""Smaller gains, in standard deviations of a weight, are rounding."""

REACH = 7.0
"""Swaps that lose more than so many times the heat are not drawn for: one in a thousand would pass."""

NEVER = np.float32(-1e9)


class Chains:
    """C partitions of n people into G groups, each with its ties.

    ``groups`` (C, n) holds the group of each person, counted on from chain to chain, and ``ties`` (C * G, n)
    half the sum of everybody's weights with the members of each of these groups.
    """

    def __init__(self, weights: Reals, labels: Ints, sizes: Sequence[int], rows: int) -> None:
        """Start from ``labels`` (C, n); each step looks at the swaps of ``rows`` people."""
        self.weights, self.sizes = weights, sizes
        count, people = labels.shape
        self._first_group = np.arange(count)[:, None] * len(sizes)
        self._column = np.arange(people)
        self.groups: Ints = labels + self._first_group
        self.recount()
        self._next, self.rows = 0, rows
        self._gains: Reals = np.empty((count, rows, people), dtype=np.float32)
        self._theirs: Reals = np.empty((count, people, rows), dtype=np.float32)
        self._passing: NDArray[np.bool_] = np.empty((count, rows, people), dtype=bool)

    def recount(self) -> None:
        """Sum the ties anew; swap by swap they gather rounding."""
        people = self.groups.shape[1]
        self.ties: Reals = np.zeros((self.groups.size // people * len(self.sizes), people), dtype=np.float32)
        for chain in self.groups:
            order = np.argsort(chain, kind="stable")
            first = np.cumsum((0, *self.sizes[:-1]))
            for place in range(max(self.sizes)):
                taken = np.flatnonzero(np.array(self.sizes) > place)
                members = order[first[taken] + place]
                self.ties[chain[members]] += self.weights[members]
        self.ties *= np.float32(0.5)

    def totals(self) -> NDArray[np.float64]:
        """Return (C,): the sum of weights inside the groups of each chain."""
        sums: NDArray[np.float64] = self.ties[self.groups, self._column].sum(axis=1, dtype=np.float64)
        return sums

    def labels(self) -> Ints:
        """Return (C, n): the group of each person in each chain."""
        return self.groups - self._first_group

    def keep(self, chosen: Ints) -> None:
        """Continue from the chains with these numbers (C,), which may name one more than once."""
        count, people = self.groups.shape
        self.groups = self.labels()[chosen] + self._first_group
        self.ties = self.ties.reshape(count, -1, people)[chosen].reshape(-1, people)

    def step(self, heat: float, rng: np.random.Generator) -> int:
        """Look at the swaps of the next few people in every chain; return how many were made."""
        first = self._next
        self._advance(rng)
        found, halves = self._promising(first, heat / 2)
        keys = halves
        if heat > 0:
            keys = halves + rng.standard_exponential(len(found), dtype=np.float32) * np.float32(heat / 2)
        passing = np.flatnonzero(keys > LEAST_GAIN / 2)
        if not len(passing):
            return 0
        best_first = passing[np.argsort(-keys[passing], kind="stable")]
        chain, row, partner = np.unravel_index(found[best_first], self._gains.shape)
        return self._swap(chain, row + first, partner)

    def _advance(self, rng: np.random.Generator) -> None:
        people = self.groups.shape[1]
        self._next += self.rows
        if self._next + self.rows > people:
            self._next = int(rng.integers(min(self.rows, people - self.rows + 1)))

    def _promising(self, first: int, heat: float) -> tuple[Ints, Reals]:
        """Return the places in ``_gains`` of the swaps worth a draw, and half of what each gains."""
        count, rows, people = self._gains.shape
        some = slice(first, first + rows)
        slack = np.float32(heat * REACH)
        own = self.ties.ravel().take(self.groups * people + self._column)
        mine = self.groups[:, some]
        gains = self._gains.reshape(count * rows, people)
        self.ties.take(mine.ravel(), axis=0, out=gains, mode="clip")
        self._gains -= own[:, None, :]
        others = self.ties[:, some].reshape(count, -1, rows) - (own[:, some] - slack)[:, None, :]
        others = others.reshape(-1, rows)
        others[mine, self._column[:rows]] = NEVER  # a swap inside a group is none
        theirs = self._theirs.reshape(count * people, rows)
        others.take(self.groups.ravel(), axis=0, out=theirs, mode="clip")
        self._gains += self._theirs.transpose(0, 2, 1)
        np.greater(self._gains, self.weights[some], out=self._passing)
        found = np.flatnonzero(self._passing)
        pairs = self.weights[some].ravel().take(found % (rows * people))
        return found, self._gains.ravel().take(found) - pairs - slack

    def _swap(self, chain: Ints, one: Ints, other: Ints) -> int:
        """Make these swaps, as far as their groups have not been in an earlier one."""
        here, there = self.groups[chain, one], self.groups[chain, other]
        made, touched = [], set[int]()
        for number, pair in enumerate(zip(here.tolist(), there.tolist(), strict=True)):
            if touched.isdisjoint(pair):
                touched.update(pair)
                made.append(number)
        chain, one, other, here, there = (part[made] for part in (chain, one, other, here, there))
        change = (self.weights[other] - self.weights[one]) * np.float32(0.5)
        self.ties[here] += change
        self.ties[there] -= change
        self.groups[chain, one], self.groups[chain, other] = there, here
        return len(made)
