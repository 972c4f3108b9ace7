"""How often each pair meets in some rounds, and what that costs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

Plan = list[Ints]
"""A label array (people,) for each round."""


def meetings(plan: Sequence[Ints], people: int) -> Ints:
    """Return (people, people): in how many rounds each pair meets; zero on the diagonal."""
    found: Ints = np.zeros((people, people), dtype=np.int64)
    for labels in plan:
        order = np.argsort(labels, kind="stable")
        for apart in range(1, int(np.bincount(labels).max(initial=0))):
            one, other = order[:-apart], order[apart:]
            same = labels[one] == labels[other]
            found[one[same], other[same]] += 1
    found += found.T.copy()
    return found


def cost(plan: Sequence[Ints], before: Ints) -> int:
    """Return the sum over pairs of C(meetings, 2), those ``before`` (people, people) included."""
    return pairs_of_meetings(before + meetings(plan, len(before)))


def pairs_of_meetings(counts: Ints) -> int:
    """Return the sum over pairs of C(meetings, 2); ``counts`` (people, people) says how often each met."""
    return int((counts * (counts - 1)).sum()) // 4  # each pair stands in the matrix twice


def merit(plan: Sequence[Ints], before: Ints) -> tuple[int, int]:
    """Return the cost, and how often the pair met that met most often: the lesser, the better."""
    return merit_of(before + meetings(plan, len(before)))


def merit_of(counts: Ints) -> tuple[int, int]:
    """Return the same where it is known how often each pair meets in all, (people, people)."""
    return pairs_of_meetings(counts), int(counts.max(initial=0))
