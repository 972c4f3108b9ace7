"""What a rotation adds to the score of a circle: newcomers are not alone, nor among themselves.

Where the coordinator wants it so, everybody also comes with somebody of their old circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from circlekit.core.matching.score.columns import flags
from circlekit.core.matching.score.terms import Counts, Ints, Term
from circlekit.core.model import Cohort
from circlekit.core.sections import OldCircles

LONE = 2_500
"""The price of a circle with one newcomer, or with nobody else: two pairs who meet again, and not four. With
a whole circle of the dearest pairs (pairs.MET) it stays below one person at an hour of their circle."""

ALONE = 2_500
"""The price of each person without anybody of their old circle, where all should come in twos: more than the
pairs it takes, so that three come together where they are odd in number."""


@dataclass(frozen=True)
class Newcomers:
    """Newcomers are at least two in a circle, with somebody who was in one before. Columns: is a newcomer."""

    columns: Counts
    hard: bool = False

    def odd(self, sums: Counts, size: Counts) -> Ints:
        """Return (...): 1 for a circle with a single newcomer, or of newcomers only; else 0."""
        new = sums[..., 0]
        return np.asarray((new == 1) | ((new == size) & (size > 0)), dtype=np.int64)

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the price of circles that are hard on newcomers."""
        return -LONE * self.odd(sums, size)


@dataclass(frozen=True)
class InTwos:
    """Nobody is the only one from their old circle. Columns: was in each circle of the last cohort."""

    columns: Counts
    hard: bool = False

    def alone(self, sums: Counts) -> Ints:
        """Return (...): how many members have nobody of their old circle with them."""
        found: Ints = (sums == 1).sum(axis=-1, dtype=np.int64)
        return found

    def __call__(self, sums: Counts, size: Counts) -> Ints:
        """Return the price of those without anybody they know."""
        return -ALONE * self.alone(sums)


def rotation_terms(cohort: Cohort) -> Iterator[Term]:
    """Yield the terms that say anything about this cohort; none without history."""
    new = newcomers(cohort)
    if 1 < len(new) < len(cohort.participants):
        yield Newcomers(flags([[person.id in new] for person in cohort.participants]))
    if cohort.rotation.old_circles == OldCircles.IN_TWOS:
        handles = [set(circle) for circle in old_circles(cohort)]
        if handles:
            yield InTwos(flags([[person.id in old for old in handles] for person in cohort.participants]))


def newcomers(cohort: Cohort) -> frozenset[str]:
    """Return the handles of those who were in no earlier circle; nobody without history."""
    known = {handle for past in cohort.past for circle in past.circles for handle in circle}
    return frozenset(person.id for person in cohort.participants if known and person.id not in known)


def old_circles(cohort: Cohort) -> list[tuple[str, ...]]:
    """Return who is left of each circle of the last cohort, where at least two are."""
    here = {person.id for person in cohort.participants}
    left = (
        tuple(handle for handle in circle if handle in here)
        for past in cohort.past[-1:]
        for circle in past.circles
    )
    return [handles for handles in left if len(handles) > 1]
