"""The rules that belong to a circle, and its lead, as terms: worth nothing when kept, very dear when not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from circlekit.core.matching.score.terms import HARD, LEAD, Counts, Ints

ASKED = LEAD // 50
"""The price of a circle in which only somebody «if needed» would lead."""

UNRESTED = LEAD // 20
"""The price of a circle in which only somebody would lead who has just led."""

DEPUTY = 50
"""The worth of a second person who would lead: a deputy."""


@dataclass(frozen=True)
class Sizes:
    """Rule: a circle has at least ``least`` and at most ``most`` members. No columns."""

    columns: Counts
    least: int
    most: int
    hard: bool = True

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus HARD for each person too few or too many."""
        people = size.astype(np.int64)
        outside = np.maximum(self.least - people, 0) + np.maximum(people - self.most, 0)
        return np.asarray(-HARD * outside, dtype=np.int64)


@dataclass(frozen=True)
class Leads:
    """Somebody willing to lead in every circle, ``yes`` before ``if needed``, and a deputy where possible.

    Not hard: where too few are willing, circles are formed all the same and somebody is asked.
    Columns: leads gladly; if needed; again, though they have just led.
    """

    columns: Counts
    hard: bool = False

    def cost(self, sums: Counts) -> Ints:
        """Return (...): LEAD without anybody willing, UNRESTED or ASKED with nobody better, else 0."""
        sure, maybe, again = (sums[..., column] > 0 for column in range(3))
        return np.where(sure, 0, np.where(maybe, ASKED, np.where(again, UNRESTED, LEAD))).astype(np.int64)

    def least_cost(self, circles: int) -> int:
        """Return what so many circles must cost, however well those willing are spread."""
        left, cost = circles, 0
        for kind, price in enumerate((0, ASKED, UNRESTED)):
            led = min(left, int(self.columns[:, kind].sum()))
            cost += led * price
            left -= led
        return cost + left * LEAD

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus the cost of who leads, and the worth of a deputy."""
        deputy = (sums.sum(axis=-1) > 1).astype(np.int64)
        return np.asarray(deputy * DEPUTY - self.cost(sums), dtype=np.int64)


@dataclass(frozen=True)
class Share:
    """Rule: all members have at least one value of a field in common. Columns: has each value."""

    columns: Counts
    hard: bool = True

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus HARD for each member outside the value that most have."""
        most = sums.max(axis=-1).astype(np.int64)
        return np.asarray(-HARD * np.maximum(size - most, 0), dtype=np.int64)


@dataclass(frozen=True)
class AtMost:
    """Rule: at most ``limit`` members with the same value of a field. Columns: has each value."""

    columns: Counts
    limit: int
    hard: bool = True

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus HARD for each member over the limit."""
        over = np.maximum(sums - self.limit, 0).sum(axis=-1, dtype=np.int64)
        return np.asarray(-HARD * over, dtype=np.int64)
