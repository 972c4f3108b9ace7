"""How long and how hot: a population of chains is cooled, and the better ones are copied over the worse.

It is population annealing (Hukushima and Iba 2003; Machta 2010): whenever the heat falls, chains are drawn
anew in proportion to how much likelier each is at the lower heat. Few chains that are cooled slowly beat many
that are cooled fast, so their number follows from the time there is for each pair of people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log10
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.partitioning.chains import Chains
from circlekit.core.partitioning.start import starts
from circlekit.core.partitioning.weights import Ints, Reals

Progress = Callable[[int], float]
"""From the steps made to the part of the budget that is used: 1.0 and more is the end."""

PAIRS_A_SECOND = 70_000
"""People squared that one chain can cool well in one second."""

PEOPLE_A_STEP = 960
"""People, over all chains, below which a step costs more in calls than in arithmetic."""

BY_EFFORT = ((0.27, 0.06, 0.10), (0.18, 0.04, 0.05), (0.97, 0.06, 0.8))
"""Hottest, coldest and cooling where one chain can be cooled well, their fall for a tenth of the time, and
the least they come to: a large cohort starts from greedy groups and has no time to go far from them."""

SWAPS_A_STEP = 50_000
"""Swaps, over all chains, whose arithmetic stays in the cache of one core."""

MOST_CHAINS = 64
STAGES = 40
STRIDE = 4
"""Steps between two looks at the budget."""


class Plan(NamedTuple):
    """How a search goes: chains, people looked at in one step, the first and the last heat.

    Heat is in standard deviations of a weight, times the root of the group size. ``cooling`` is the part of
    the budget spent before only swaps that gain are made.
    """

    chains: int
    rows: int
    hottest: float
    coldest: float
    cooling: float = 0.97


def plan(people: int, seconds: float) -> Plan:
    """Return what was measured to be good where there is so much time for so many people."""
    effort = max(PAIRS_A_SECOND * seconds / people**2, 1e-6)
    chains = min(max(int(effort), PEOPLE_A_STEP // people, 1), MOST_CHAINS)
    rows = min(max(min(people // 5, SWAPS_A_STEP // (chains * people)), 16), people)
    lack = min(log10(effort), 0.0)
    hottest, coldest, cooling = (max(most + fall * lack, least) for most, fall, least in BY_EFFORT)
    return Plan(chains, rows, hottest, coldest, cooling)


def anneal(weights: Reals, sizes: Sequence[int], how: Plan, progress: Progress, seed: int) -> Ints:
    """Return the labels (n,) of the best chain when ``progress`` has come to 1.

    The same arguments give the same labels, if ``progress`` asks nothing but the steps.
    """
    rng = np.random.default_rng(seed)
    chains = Chains(weights, starts(weights, sizes, how.chains, rng), sizes, how.rows)
    steps = _cool(chains, how, progress, rng)
    chains.recount()
    _descend(chains, progress, steps, rng)
    best: Ints = chains.labels()[int(chains.totals().argmax())]
    return best


def _cool(chains: Chains, how: Plan, progress: Progress, rng: np.random.Generator) -> int:
    """Make steps while the heat falls; return how many."""
    unit = max(chains.sizes) ** 0.5
    steps, stage, before = 0, 0, how.hottest * unit
    while (done := progress(steps) / how.cooling) < 1:
        heat = unit * (how.hottest + (how.coldest - how.hottest) * done)
        if how.chains > 1 and int(done * STAGES) > stage:
            stage = int(done * STAGES)
            chains.keep(_drawn(chains.totals() * (1 / heat - 1 / before), rng))
            before = heat
        for _ in range(STRIDE):
            chains.step(heat, rng)
        steps += STRIDE
    return steps


def _drawn(logarithms: NDArray[np.float64], rng: np.random.Generator) -> Ints:
    """Return (C,) numbers of chains, each about as often as the logarithm of its weight (C,) says."""
    count = len(logarithms)
    shares = np.cumsum(np.exp(logarithms - logarithms.max()))
    marks = (rng.random() + np.arange(count)) * (shares[-1] / count)
    drawn: Ints = np.minimum(np.searchsorted(shares, marks), count - 1)
    return drawn


def _descend(chains: Chains, progress: Progress, steps: int, rng: np.random.Generator) -> None:
    """Make swaps that gain until none is left, or the budget is."""
    people = chains.groups.shape[1]
    idle = 0
    while progress(steps) < 1 and idle < 2 * people // chains.rows + 2:
        idle = 0 if chains.step(0.0, rng) else idle + 1
        steps += 1
