"""Difference matrices by search: begin with any entries, and mend what repeats.

A tabu search: in each step the entry is changed that lowers the number of repeated differences most, and may
not go back for a while. Steps are counted, and chance comes from a generator whose numbers never change, so
the same arguments give the same matrix everywhere.
"""

from __future__ import annotations

from random import Random

import numpy as np

from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.fields import Ints

_KEPT_OUT = (5, 15)
"""For how many steps, at least and at most, an entry may not go back to what it was."""

_NEVER = 1 << 40
"""More repeats than there can be."""


def mended(moduli: groups.Moduli, shape: tuple[int, int], seed: int, steps: int) -> Ints | None:
    """Return a difference matrix of this shape (rows, columns); None if so many steps do not find it."""
    search = _Search(moduli, shape, Random(seed))  # noqa: S311  not for secrets
    for step in range(steps):
        if not search.repeats:
            return search.entries
        search.mend(step)
    return None


class _Search:
    """The entries, and how often each difference occurs between each two columns."""

    def __init__(self, moduli: groups.Moduli, shape: tuple[int, int], chance: Random) -> None:
        self._minus = groups.subtraction(moduli)
        order, (rows, columns) = len(self._minus), shape
        self._chance = chance
        draws = [[chance.randrange(order) for _ in range(columns)] for _ in range(rows)]
        self.entries = np.array(draws, dtype=np.int64)
        self._seen = np.zeros((columns, columns, order), dtype=np.int64)
        for row in range(rows):
            for column in range(columns):
                self._count(row, column, 1, range(column))
        self._out = np.zeros((columns, order, rows), dtype=np.int64)  # the step until which it is kept out
        self._best = self.repeats

    @property
    def repeats(self) -> int:
        """How many pairs of equal differences there are."""
        return int((self._seen * (self._seen - 1)).sum()) // 4

    def mend(self, step: int) -> None:
        """Change the entry that lowers the repeats most, or raises them least."""
        change = self._changes()
        kept_out = (self._out > step) & (self.repeats + change >= self._best)
        change[kept_out] = _NEVER
        ties = np.flatnonzero(change == change.min())
        place = int(ties[self._chance.randrange(len(ties))])
        column, value, row = (int(n) for n in np.unravel_index(place, change.shape))
        self._out[column, self.entries[row, column], row] = step + self._chance.randint(*_KEPT_OUT)
        others = [other for other in range(self.entries.shape[1]) if other != column]
        self._count(row, column, -1, others)
        self.entries[row, column] = value
        self._count(row, column, 1, others)
        self._best = min(self._best, self.repeats)

    def _changes(self) -> Ints:
        """Return how the repeats change (columns, order, rows) if that entry becomes that element."""
        rows, columns = self.entries.shape
        order = len(self._minus)
        places = self._minus[:, self.entries] + order * np.arange(columns)
        met = self._seen.reshape(columns, -1)[:, places].sum(axis=-1)
        each, now = np.arange(columns)[:, None], self.entries.T
        own = met[each, now, np.arange(rows)] - (columns - 1)
        change: Ints = met - own[:, None, :]
        change[np.broadcast_to(own[:, None, :] == 0, change.shape)] = _NEVER
        change[each, now, np.arange(rows)] = _NEVER
        return change

    def _count(self, row: int, column: int, by: int, others: list[int] | range) -> None:
        for other in others:
            mine, theirs = self.entries[row, column], self.entries[row, other]
            self._seen[column, other, self._minus[mine, theirs]] += by
            self._seen[other, column, self._minus[theirs, mine]] += by
