"""People who had another handle once: earlier circles that speak of them under the handle of today."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from circlekit.core.model import Participant, PastCohort

NEARLY = 0.85
"""Handles as alike as «ana-lima» and «anna-lima» are perhaps of one person."""


def todays_handles(people: Iterable[Participant]) -> dict[str, str]:
    """Return today's handle of each person by each one that they had; nobody's own is among them."""
    everybody = list(people)
    here = {person.id for person in everybody}
    found: dict[str, str] = {}
    for person in everybody:
        for handle in person.was:
            if handle not in here:
                found.setdefault(handle, person.id)
    return found


def with_todays_handles(past: Sequence[PastCohort], people: Iterable[Participant]) -> tuple[PastCohort, ...]:
    """Return earlier cohorts in which everybody has the handle that they have among ``people``."""
    today = todays_handles(people)
    return tuple(_renamed(one, today) for one in past) if today else tuple(past)


def _renamed(past: PastCohort, today: Mapping[str, str]) -> PastCohort:
    def renamed(handles: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(today.get(handle, handle) for handle in handles))

    update = {
        "circles": tuple(renamed(circle) for circle in past.circles),
        "leads": renamed(past.leads),
        "deputies": renamed(past.deputies),
        "roles": _counted_together(past.roles, today),
    }
    return past.model_copy(update=update)


def _counted_together(
    roles: Mapping[str, Mapping[str, int]], today: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for handle, counts in roles.items():
        found.setdefault(today.get(handle, handle), Counter()).update(counts)
    return {handle: dict(counts) for handle, counts in found.items()}


def nearly(handle: str, others: Iterable[str]) -> str | None:
    """Return the one of other handles that is perhaps of the same person; None where none is so alike."""
    alike = {other: _likeness(handle, other) for other in others}
    best = max(alike, key=lambda other: (alike[other], other), default=None)
    return best if best is not None and alike[best] >= NEARLY else None


def _likeness(one: str, other: str) -> float:
    """Return how alike two handles are, from 0 to 1; with other numbers in them they are of two people."""
    lengths = len(one), len(other)
    if 2 * min(lengths) < NEARLY * sum(lengths) or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
