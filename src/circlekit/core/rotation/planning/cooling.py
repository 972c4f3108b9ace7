"""All rounds searched together: swaps that cost something are made more and more rarely.

It is simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) of the social golfer problem, with several
plans side by side. How likely a swap is that costs one meeting more falls along a straight line; one that
costs two more is as likely as two such swaps. Nothing but sums and products is computed, so that every
machine finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from circlekit.core.rotation.planning.chains import Chains, Found
from circlekit.core.rotation.planning.counts import Ints, Plan

Progress = Callable[[int], float]
"""From the steps made to the part of the budget that is used: 1.0 and more is the end."""

OPEN = (0.11, 0.01)
"""The first and the last chance of a swap that costs one more, where plans start at random."""

NEAR = (0.03, 0.005)
"""The same where plans start from a good one, which should not be lost."""

RAREST = 1e-4
"""Swaps less likely than this are not looked at."""

PAIRS_A_STEP = 24_000
"""People squared, over all plans, above which a step costs more in arithmetic than in calls."""

MOST_CHAINS = 16

MOST_PAIRS = 8_000_000
"""People squared, over all rounds, up to which rounds are searched together: some 100 MB."""

STEPS = 1200
"""Steps of a search without a clock, of as many pairs as cost little more than one: under a second."""


def can_anneal(people: int, rounds: int) -> bool:
    """Tell whether so many rounds of so many people can be searched together."""
    return people > 1 and people**2 * rounds <= MOST_PAIRS


def counted(people: int) -> Progress:
    """Return the progress of a search that asks no clock."""
    steps = STEPS * PAIRS_A_STEP // max(chains_for(people) * people**2, PAIRS_A_STEP) + 1
    return lambda made: made / steps


def chains_for(people: int) -> int:
    """Return how many plans are worth searching side by side."""
    return min(max(PAIRS_A_STEP // people**2, 1), MOST_CHAINS)


def dealt(sizes: Sequence[int], rounds: int, draws: np.random.Generator) -> Ints:
    """Return labels (C, rounds, people) of plans dealt at random."""
    labels = np.repeat(np.arange(len(sizes)), sizes)
    count = chains_for(len(labels))
    return np.stack([[draws.permutation(labels) for _ in range(rounds)] for _ in range(count)])


def copied(plan: Plan) -> Ints:
    """Return labels (C, rounds, people): one plan, as often as is worth searching side by side."""
    return np.repeat(np.stack(plan)[None], chains_for(len(plan[0])), axis=0)


def anneal(
    starts: Ints,
    before: Ints,
    enough: tuple[int, int],
    heat: tuple[float, float],
    progress: Progress,
    draws: np.random.Generator,
) -> Found:
    """Return the best plan that was seen before ``progress`` came to 1.

    Args:
        starts: labels (C, R, n) of the plans to start from; the sizes of their groups stay.
        before: (n, n), how often each pair has met already.
        enough: the cost, and how often a pair meets most, at which nothing can be better.
        heat: the first and the last chance of a swap that costs one more.
        progress: from the steps made to the part of the budget that is used.
        draws: where chance comes from.
    """
    chains = Chains(starts, before)
    best, steps = chains.best(), 0
    while (done := progress(steps)) < 1 and best.merit > enough:
        chances = _chances(heat[0] + (heat[1] - heat[0]) * done)
        for number in range(starts.shape[1]):
            chains.step(number, chances, draws)
        steps += starts.shape[1]
        best = min(best, chains.best(), key=lambda found: found.merit)
    return best


def _chances(one_more: float) -> NDArray[np.float64]:
    """Return how likely a swap is that costs 0, 1, 2 ... more."""
    found = [1.0]
    while found[-1] > RAREST:
        found.append(found[-1] * one_more)
    return np.array(found)
