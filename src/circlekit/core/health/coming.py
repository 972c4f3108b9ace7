"""How likely it is that enough come to the next meeting, from what each member has done so far."""

from __future__ import annotations

from collections.abc import Iterable

from circlekit.core.attending import Record
from circlekit.core.log import Coming
from circlekit.core.turns.odds import ATTENDANCE

USUAL_MEETINGS = 2.5
"""So many meetings of one's own weigh as much as what is usual: after two missed ones, 2 in 4.5 are left."""


def chance(record: Record, coming: Coming | None = None) -> float:
    """Return how likely somebody comes to their next meeting, given what they said of it.

    That is their own share of meetings, smoothed toward what is usual (the mean of a beta distribution). A
    yes halves what is missing to certainty, a maybe halves the chance, and after a no there is none.
    """
    own = (record.came + ATTENDANCE * USUAL_MEETINGS) / (len(record.meetings) + USUAL_MEETINGS)
    if coming is Coming.NO:
        return 0.0
    if coming is Coming.MAYBE:
        return own / 2
    return (1 + own) / 2 if coming is Coming.YES else own


def at_least(least: int, chances: Iterable[float]) -> float:
    """Return how likely at least so many of independent people come (Poisson binomial, exactly)."""
    exactly = [1.0]
    for one in chances:
        stays = [share * (1 - one) for share in exactly] + [0.0]
        comes = [0.0] + [share * one for share in exactly]
        exactly = [left + right for left, right in zip(stays, comes, strict=True)]
    return min(1.0, sum(exactly[least:]))
