"""What a circle is worth, term by term.

A term sees a batch of circles through two arrays only: ``sums``, its own columns added up over the members
(..., columns), and ``size``, how many members there are (...). Because both are sums over members, the search
can value any exchange without looking at the members again. Everything is in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Counts = NDArray[np.int16]

HARD = 10_000_000
"""The price of one broken rule: more than all softer terms of a circle together can be worth."""

LEAD = 1_000_000
"""The price of a circle without a willing lead while there are enough of them."""

SERVED = 10_000
"""The worth of one person who can come to their circle on every date."""

COMPLETE = 1_000
"""The worth of a circle in which nobody is missing."""

NEARER = 400
"""The worth of each person at a circle's best hour, so that the search sees a circle coming together."""


UNEVEN = 5
"""The price of the square of a size: between equal circles, 7 and 7 are better than 6 and 8."""


class Term(Protocol):
    """One thing that makes a circle better or worse."""

    @property
    def name(self) -> str:
        """What the term is called in ``quality`` and in the docs."""

    @property
    def columns(self) -> Counts:
        """(people, columns): what each person adds to the sums."""

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return (...): what circles with these sums and sizes are worth."""


@dataclass(frozen=True)
class Sizes:
    """Rule: a circle has at least ``least`` and at most ``most`` members; and rather like its neighbours."""

    columns: Counts
    least: int
    most: int
    name: str = "sizes"

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus HARD for each person too few or too many, and the price of uneven circles."""
        people = size.astype(np.int64)
        outside = np.maximum(self.least - people, 0) + np.maximum(people - self.most, 0)
        return np.asarray(-HARD * outside - UNEVEN * people * people, dtype=np.int64)


@dataclass(frozen=True)
class Leads:
    """Somebody willing to lead in every circle, ``yes`` before ``if needed``, and a deputy where possible.

    Columns: says yes; says if needed.
    """

    columns: Counts
    name: str = "leads"

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus LEAD without anybody willing, a fiftieth of it when only somebody «if needed» is."""
        sure, maybe = sums[..., 0] > 0, sums[..., 1] > 0
        missing = np.where(sure, 0, np.where(maybe, LEAD // 50, LEAD))
        deputy = sums[..., 0] + sums[..., 1] > 1
        return deputy.astype(np.int64) * 50 - missing


@dataclass(frozen=True)
class WellServed:
    """Term 1: people well served, that is, with a weekly hour at which they and enough others can come.

    Columns: can come to each hour; can come and would lead, to each hour (zeros when nobody would lead).
    ``quorum`` is how many it takes; ``led`` says whether one of them must be willing to lead.
    """

    columns: Counts
    hours: int
    quorum: int
    led: bool
    name: str = "well_served"

    def best(self, sums: Counts) -> Counts:
        """Return (...): how many can come at the hour that suits most, a willing lead among them."""
        if not self.hours:
            return np.zeros(sums.shape[:-1], dtype=np.int16)
        can = sums[..., : self.hours]
        if self.led:
            can = can * (sums[..., self.hours :] > 0)
        return np.asarray(can.max(axis=-1), dtype=np.int16)

    def served(self, sums: Counts) -> Counts:
        """Return (...): how many members are well served."""
        best = self.best(sums)
        return np.where(best >= self.quorum, best, 0).astype(np.int16)

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the worth of those served, of a complete circle, and of coming nearer to one."""
        best = self.best(sums).astype(np.int64)
        served = np.where(best >= self.quorum, best, 0)
        complete = (best == size) & (best >= self.quorum)
        return np.asarray(SERVED * served + NEARER * best + COMPLETE * complete, dtype=np.int64)


@dataclass(frozen=True)
class Complement:
    """Term 3: needs that somebody else in the circle can meet.

    Columns, each once per tag: needs it; offers it; needs and offers it.
    """

    columns: Counts
    tags: int
    weight: int
    name: str = "needs_met"

    def met(self, sums: Counts) -> Ints:
        """Return (...): how many needs are met by somebody else's offer."""
        needs, offers, both = (sums[..., part * self.tags : (part + 1) * self.tags] for part in range(3))
        own_only = np.where(offers == 1, both, 0)
        found: Ints = np.where(offers > 0, needs - own_only, 0).sum(axis=-1, dtype=np.int64)
        return found

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the worth of the needs met."""
        return self.weight * self.met(sums)


@dataclass(frozen=True)
class NotAlone:
    """Term 4: nobody is the only one of their kind. Columns: has each value of a field."""

    columns: Counts
    weight: int
    name: str = "alone"

    def alone(self, sums: Counts) -> Ints:
        """Return (...): how many values only one member has."""
        found: Ints = (sums == 1).sum(axis=-1, dtype=np.int64)
        return found

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the price of those alone."""
        return -self.weight * self.alone(sums)


@dataclass(frozen=True)
class Share:
    """Rule: all members have at least one value of a field in common. Columns: has each value."""

    columns: Counts
    field: str
    name: str = "share"

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus HARD for each member outside the value that most have."""
        most = sums.max(axis=-1).astype(np.int64) if sums.shape[-1] else np.zeros_like(size, dtype=np.int64)
        return -HARD * np.maximum(size - most, 0)


@dataclass(frozen=True)
class AtMost:
    """Rule: at most ``limit`` members with the same value of a field. Columns: has each value."""

    columns: Counts
    limit: int
    field: str
    name: str = "at_most"

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return minus HARD for each member over the limit."""
        over: Ints = np.maximum(sums - self.limit, 0).sum(axis=-1, dtype=np.int64)
        return -HARD * over
