"""Several rounds of groups planned together, so that as few pairs as possible meet twice.

It is the social golfer problem. What is kept small is the sum over pairs of C(meetings, 2), so that a third
meeting counts more than a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike

from circlekit.core.fields import Size
from circlekit.core.matching.limits.bounds import spread_pairs
from circlekit.core.matching.partition import partition
from circlekit.core.matching.score.terms import Ints
from circlekit.core.sizes import even_sizes, group_counts, says_why_not

Plan = list[Ints]
"""A label array (people,) for each round."""


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
        size: the smallest and the largest group; groups are as small and as even as that allows.
        rounds: how many rounds.
        seconds: how long to look at most; every round is formed once in any case, and where nothing can be
            better the search ends early.
        seed: another number gives another search.
        met: (people, people), how often each pair has met already; that counts as well.

    Raises:
        ValueError: when the people cannot be cut into groups of this size, or an argument makes no sense.
    """
    sizes = _sizes(people, size)
    if rounds < 1:
        raise ValueError(f"rounds must be 1 or more, not {rounds}")
    before = _meetings_before(people, met)
    until = monotonic() + seconds
    plans = better_plans(sizes, rounds, before, seed)
    plan: Plan | None = next(plans)
    best: Plan = []
    while plan is not None:
        best = plan
        plan = next(plans, None) if monotonic() < until else None
    return best


def better_plans(sizes: Sequence[int], rounds: int, before: Ints, seed: int) -> Iterator[Plan]:
    """Yield plans, none worse than those before it; end when one is as good as can be.

    The first forms one round after the other; from then on each round in turn is formed again, with the
    others fixed. The same arguments give the same plans.
    """
    draws = np.random.default_rng(seed)
    plan: Plan = []
    for _ in range(rounds):
        plan.append(_round(plan, before, sizes, draws))
    number, least = 0, least_cost(sizes, rounds, before)
    while True:
        yield list(plan)
        if cost(plan, before) <= least:
            return
        changed = list(plan)
        del changed[number]
        changed.insert(number, _round(changed, before, sizes, draws))
        if cost(changed, before) <= cost(plan, before):  # an equal plan may open a way that this one has not
            plan = changed
        number = (number + 1) % rounds


def _round(others: Plan, before: Ints, sizes: Sequence[int], draws: np.random.Generator) -> Ints:
    """Return a round in which those who met least, in ``others`` and before, are together."""
    return partition(-(before + meetings(others, len(before))), sizes, 0.0, int(draws.integers(1 << 31)))


def meetings(plan: Plan, people: int) -> Ints:
    """Return (people, people): in how many rounds each pair meets; zero on the diagonal."""
    found: Ints = np.zeros((people, people), dtype=np.int64)
    for labels in plan:
        found += labels[:, None] == labels[None, :]
    np.fill_diagonal(found, 0)
    return found


def cost(plan: Plan, before: Ints) -> int:
    """Return the sum over pairs of C(meetings, 2), those ``before`` included."""
    return _pairs_of_meetings(before + meetings(plan, len(before)))


def least_cost(sizes: Sequence[int], rounds: int, before: Ints) -> int:
    """Return what every plan must cost.

    Two rounds share at least the pairs that remain when each group of one spreads evenly over the groups of
    the other; C(a + b, 2) is at least C(a, 2) + C(b, 2), so earlier meetings only add to it.
    """
    shared = sum(spread_pairs(size, len(sizes)) for size in sizes)
    return _pairs_of_meetings(before) + comb(rounds, 2) * shared


def _pairs_of_meetings(counts: Ints) -> int:
    return int((counts * (counts - 1)).sum()) // 4  # each pair stands in the matrix twice


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
