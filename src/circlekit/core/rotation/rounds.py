"""Several rounds of groups planned together, so that as few pairs as possible meet twice.

It is the social golfer problem. What is kept small is the sum over pairs of C(meetings, 2), so that a third
meeting counts more than a second. Where algebra has an answer it is used; else all rounds are searched
together, and in large cohorts one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike

from circlekit.core.fields import Size
from circlekit.core.partitioning.weights import checked_seconds
from circlekit.core.rotation.planning.counts import Ints, Plan
from circlekit.core.rotation.planning.search import Asked, best_rounds
from circlekit.core.sizes import even_sizes, group_counts, says_why_not


def plan_rounds(
    people: int,
    size: Sequence[int] = (6, 8),
    rounds: int = 1,
    seconds: float = 5.0,
    seed: int = 0,
    met: ArrayLike | None = None,
) -> Plan:
    """Return one label array (people,) per round, with few pairs that meet more than once.

    Args:
        people: how many there are.
        size: the smallest and the largest group. Searched rounds have groups as small and as even as that
            allows; those of a design have groups of any size in it.
        rounds: how many rounds.
        seconds: how long to look at most. A short search, which asks no clock, is made in any case; where
            algebra answers, or nothing can be better, it ends by itself, and the same arguments give the
            same rounds.
        seed: another number gives another search.
        met: (people, people), how often each pair has met already; that counts as well.

    Raises:
        ValueError: when the people cannot be cut into groups of this size, or an argument makes no sense.
    """
    until = monotonic() + checked_seconds(seconds)
    sizes = _sizes(people, size)
    if rounds < 1:
        raise ValueError(f"rounds must be 1 or more, not {rounds}")
    asked = Asked(Size(*size), sizes, rounds, _meetings_before(people, met), seed)
    return best_rounds(asked, until)


def _sizes(people: int, size: Sequence[int]) -> tuple[int, ...]:
    limits = Size(*size) if len(size) == 2 else Size(0, 0)
    if not 1 <= limits.least <= limits.most:
        raise ValueError(f"size must be the smallest and the largest group, such as (6, 8), not {size}")
    counts = group_counts(people, limits)
    if not counts:
        raise ValueError(says_why_not(people, limits)[0])
    return even_sizes(people, counts[-1])


def _meetings_before(people: int, met: ArrayLike | None) -> Ints:
    if met is None:
        return np.zeros((people, people), dtype=np.int64)
    given = np.asarray(met, dtype=np.float64)
    if given.shape != (people, people) or not np.array_equal(given, given.T):
        raise ValueError(f"met must be a symmetric matrix of shape ({people}, {people})")
    if (given < 0).any() or (given != np.rint(given)).any():
        raise ValueError("met must count meetings: whole numbers from 0 on")
    before = given.astype(np.int64)
    np.fill_diagonal(before, 0)
    return before
