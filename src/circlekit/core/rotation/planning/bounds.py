"""What rounds must cost at least, whoever plans them."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np

from circlekit.core.matching.limits.bounds import least_in_cliques, spread_pairs
from circlekit.core.rotation.planning.counts import Ints, pairs_of_meetings

DEEPEST = 8
"""Pairs that met more often than this count as if they had met so often."""

MOST_MEETINGS = 20_000_000
"""Of more possible meetings than this the cheapest are not looked for: 160 MB, and some seconds."""


def least_cost(sizes: Sequence[int], rounds: int, before: Ints) -> int:
    """Return what every plan of rounds with groups of these sizes must cost: the better of two bounds.

    Args:
        sizes: of the groups of each round.
        rounds: how many there are.
        before: (people, people), how often each pair has met already.
    """
    if len(before) < 2:
        return 0
    return max(_by_pigeonholes(sizes, rounds, before), _by_spreading(sizes, rounds, before))


def least_merit(sizes: Sequence[int], rounds: int, before: Ints) -> tuple[int, int]:
    """Return what every plan must cost, and how often some pair must meet, at least."""
    least = least_cost(sizes, rounds, before)
    again = least > pairs_of_meetings(before)
    return least, max(int(before.max(initial=0)), 2 if again else 0, 1 if max(sizes) > 1 else 0)


def _by_pigeonholes(sizes: Sequence[int], rounds: int, before: Ints) -> int:
    """Return what the groups of one round, spread over those of another, must cost.

    C(a + b, 2) is C(a, 2) + a * b + C(b, 2): what was before; each new round against those who had met, who
    are spread over its groups like an old one; and each two new rounds.
    """
    groups = len(sizes)
    often = min(int(before.max()), DEEPEST)
    again = sum(least_in_cliques(before >= times, groups) for times in range(1, often + 1))
    shared = sum(spread_pairs(size, groups) for size in sizes)
    return pairs_of_meetings(before) + rounds * again + comb(rounds, 2) * shared


def _by_spreading(sizes: Sequence[int], rounds: int, before: Ints) -> int:
    """Return what it costs when everybody meets those first whom they have met least often.

    In one round somebody meets as many as their group has others; who they are is left open, so this is the
    least for each person alone, and every meeting is then counted at both ends.
    """
    people = len(before)
    fewest, most = rounds * (min(sizes) - 1), rounds * (max(sizes) - 1)
    over = rounds * sum(size * (size - 1) for size in sizes) - people * fewest
    times = min(rounds, -(-most // (people - 1)) + int(before.max()))
    if people**2 * times > MOST_MEETINGS:
        return 0
    costs = _cheapest_meetings(before, most, times)
    spared = np.sort(costs[:, fewest:].ravel())[:over]
    return pairs_of_meetings(before) + -(-int(costs[:, :fewest].sum() + spared.sum()) // 2)


def _cheapest_meetings(before: Ints, count: int, times: int) -> Ints:
    """Return (people, count): what so many meetings of each person cost at least, the cheapest first.

    With nobody they meet more than so many ``times``.
    """
    people = len(before)
    others = before[~np.eye(people, dtype=bool)].reshape(people, people - 1)
    costs = (others[:, :, None] + np.arange(times)).reshape(people, -1)
    found: Ints = np.sort(costs, axis=1)[:, :count]
    return found
