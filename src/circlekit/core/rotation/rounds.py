"""Several rounds of groups planned together, so that as few pairs as possible meet twice."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike

from circlekit.core.fields import Size
from circlekit.core.matching.partition import partition
from circlekit.core.matching.terms import Ints
from circlekit.core.sizes import even_sizes, group_counts, says_why_not


def plan_rounds(
    people: int,
    size: Sequence[int] = (6, 8),
    rounds: int = 1,
    seconds: float = 5.0,
    seed: int = 0,
    met: ArrayLike | None = None,
) -> list[Ints]:
    """Return one label array (people,) per round, with few pairs that meet more than once.

    What is kept small is the sum over pairs of C(meetings, 2), ``met`` included: a third meeting counts more
    than a second. Each round in turn is formed again with the others fixed while time remains.

    Args:
        people: how many there are.
        size: the smallest and the largest group.
        rounds: how many rounds.
        seconds: how long to look, in all.
        seed: another number gives another search.
        met: (people, people), how often each pair has met already.

    Raises:
        ValueError: when the people cannot be cut into groups of this size, or ``met`` does not fit.
    """
    limits = Size(*size)
    counts = group_counts(people, limits)
    if not counts:
        raise ValueError(says_why_not(people, limits)[0])
    before = np.zeros((people, people), dtype=np.int64) if met is None else np.array(met, dtype=np.int64)
    if before.shape != (people, people) or (before != before.T).any():
        raise ValueError(f"met must be a symmetric matrix of shape ({people}, {people})")
    sizes = even_sizes(people, counts[-1])
    until = monotonic() + seconds
    share = seconds / (2 * rounds)
    plan: list[Ints] = []
    for number in range(rounds):
        plan.append(partition(-(before + _together(plan, people)), sizes, share, seed + number))
    turn = 0
    while rounds > 1 and monotonic() < until:
        _form_again(plan, turn % rounds, before, sizes, min(share, until - monotonic()), seed + rounds + turn)
        turn += 1
    return plan


def _form_again(
    plan: list[Ints], number: int, before: Ints, sizes: Sequence[int], share: float, seed: int
) -> None:
    """Replace one round by a better one, given the others."""
    others = before + _together([*plan[:number], *plan[number + 1 :]], len(before))
    found = partition(-others, sizes, share, seed)
    if repeats(found, others) < repeats(plan[number], others):
        plan[number] = found


def repeats(labels: Ints, met: Ints) -> int:
    """Return the sum of earlier meetings over the pairs that share a group."""
    same_group = labels[:, None] == labels[None, :]
    return int((met * same_group)[~np.eye(len(labels), dtype=np.bool_)].sum()) // 2


def _together(plan: Sequence[Ints], people: int) -> Ints:
    found: Ints = np.zeros((people, people), dtype=np.int64)
    for labels in plan:
        found += labels[:, None] == labels[None, :]
    np.fill_diagonal(found, 0)
    return found
