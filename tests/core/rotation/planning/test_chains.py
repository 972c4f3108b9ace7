"""Swaps keep the sizes of groups, and what is counted while they are made is what is there afterwards."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.rotation.planning.chains import Chains
from circlekit.core.rotation.planning.counts import meetings, merit

SIZES = (4, 3, 3)
NEVER_WORSE = np.array([1.0])
ANY = np.ones(40)


def dealt(chains: int, rounds: int, seed: int) -> np.ndarray:
    draws = np.random.default_rng(seed)
    labels = np.repeat(np.arange(len(SIZES)), SIZES)
    return np.array([[draws.permutation(labels) for _ in range(rounds)] for _ in range(chains)])


def some_met() -> np.ndarray:
    before = np.zeros((10, 10), dtype=np.int64)
    before[0, 1] = before[1, 0] = 3
    return before


@pytest.mark.parametrize("chances", [NEVER_WORSE, ANY])
def test_what_is_counted_on_the_way_is_what_is_there(chances: np.ndarray) -> None:
    """After many swaps every plan's meetings are those of its labels, and its groups have their sizes."""
    chains, draws = Chains(dealt(3, 4, 1), some_met()), np.random.default_rng(2)
    for step in range(60):
        chains.step(step % 4, chances, draws)
    for met, plan in zip(chains.met, chains.labels, strict=True):
        assert np.array_equal(met, some_met() + meetings(plan, 10))
        assert all(sorted(np.bincount(labels).tolist(), reverse=True) == list(SIZES) for labels in plan)


def test_the_best_is_found_by_cost_and_then_by_the_most_frequent_pair() -> None:
    """It is the least of what an independent count says of each plan."""
    labels = dealt(8, 4, 5)
    best = Chains(labels, some_met()).best()
    assert best.merit == min(merit(list(plan), some_met()) for plan in labels)
    assert merit(best.plan, some_met()) == best.merit


def test_swaps_that_cost_something_are_not_made_without_a_chance() -> None:
    """With no chance for a swap that costs one more, no plan ever costs more than before."""
    chains, draws = Chains(dealt(1, 4, 3), some_met()), np.random.default_rng(4)
    costs = [chains.best().cost]
    for step in range(40):
        chains.step(step % 4, NEVER_WORSE, draws)
        costs.append(chains.best().cost)
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0]


def test_plans_given_are_left_as_they_are() -> None:
    """The labels to start from are copied."""
    labels = dealt(1, 2, 6)
    given = labels.copy()
    chains = Chains(labels, some_met())
    chains.step(0, ANY, np.random.default_rng(0))
    assert np.array_equal(labels, given)
    assert not np.array_equal(chains.labels, given)
