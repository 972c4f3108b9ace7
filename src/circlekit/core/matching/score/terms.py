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

HARD = 10**12
"""The price of one broken rule: more than everything softer together, at the largest weights there are."""

LEAD = 10**10
"""The price of a circle without a willing lead: less than a rule, more than anybody's hour."""

SERVED = 10_000
"""The worth of one person who can come to their circle on every date."""

COMPLETE = 1_000
"""The worth of a circle in which nobody is missing."""

NEARER = 400
"""The worth of each person at a circle's best hour, so that the search sees a circle coming together."""

IF_NEEDED = 50
"""The price of each person who can come to their circle's hour only «if needed»: a little more than a need
that is met, for they stretch themselves at every meeting."""

MOST_CODED = 180
"""How many people come and how many of them gladly is one number of 16 bits in circles up to this size."""

UNEVEN = 30
"""The price of the square of a size: 7 and 7 are better than 6 and 8, unless that meets two needs more."""


class Term(Protocol):
    """One thing that makes a circle better or worse. A ``hard`` one is a rule: worth 0 when it is kept."""

    @property
    def hard(self) -> bool:
        """Whether circles must keep to it."""

    @property
    def columns(self) -> Counts:
        """(people, columns): what each person adds to the sums."""

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return (...): what circles with these sums and sizes are worth."""


@dataclass(frozen=True)
class WellServed:
    """Term 1: people well served, that is, with a weekly hour at which they and enough others can come.

    Columns: can come to each hour; can come and would lead, to each hour (zeros when nobody would lead).
    ``quorum`` is how many it takes; ``led`` says whether one of them must be willing to lead. Where coming
    only if needed has a ``price``, the first columns hold ``unit`` for each who can come and one more for
    each who comes gladly, so that the largest sum is the hour that suits most, and of those the gladdest.
    """

    columns: Counts
    hours: int
    quorum: int
    led: bool
    hard: bool = False
    unit: int = 1
    price: int = 0

    def best(self, sums: Counts) -> Counts:
        """Return (...): how many can come at the hour that suits most, a willing lead among them."""
        return np.asarray(self._largest(sums) // self.unit, dtype=np.int16)

    def _largest(self, sums: Counts) -> Counts:
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
        """Return the worth of those served, of a complete circle, and of coming nearer to one.

        Where nobody would lead yet, somebody will be asked: their common hour is worth coming nearer to.
        """
        largest = self._largest(sums).astype(np.int64)
        best = largest // self.unit if self.price else largest
        enough = best >= self.quorum
        near = best
        if self.led and not best.all():
            near = np.where(best > 0, best, sums[..., : self.hours].max(axis=-1, initial=0) // self.unit)
        worth = NEARER * near + (SERVED * best + COMPLETE * (best == size)) * enough
        if self.price:
            worth -= self.price * (best - largest % self.unit) * enough
        return np.asarray(worth, dtype=np.int64)


@dataclass(frozen=True)
class Complement:
    """Term 3: needs that somebody else in the circle can meet.

    Columns, each once per tag: needs it; offers it; needs and offers it.
    """

    columns: Counts
    tags: int
    weight: int
    hard: bool = False

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
    hard: bool = False

    def alone(self, sums: Counts) -> Ints:
        """Return (...): how many values only one member has."""
        found: Ints = (sums == 1).sum(axis=-1, dtype=np.int64)
        return found

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the price of those alone."""
        return -self.weight * self.alone(sums)


@dataclass(frozen=True)
class Even:
    """Circles are rather like their neighbours in size. No columns."""

    columns: Counts
    hard: bool = False

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the price of the square of each size; its sum is least when sizes are even."""
        people = size.astype(np.int64)
        return np.asarray(-UNEVEN * people * people, dtype=np.int64)
