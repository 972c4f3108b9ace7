"""A search of all rounds together ends at its target, and depends on its arguments alone."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.rotation.planning.chains import Found
from circlekit.core.rotation.planning.cooling import (
    OPEN,
    anneal,
    can_anneal,
    chains_for,
    copied,
    counted,
    dealt,
)

NOBODY = np.zeros((9, 9), dtype=np.int64)
THREES = (3, 3, 3)


def searched(enough: tuple[int, int], steps: int, seed: int = 0) -> Found:
    draws = np.random.default_rng(seed)
    return anneal(dealt(THREES, 4, draws), NOBODY, enough, OPEN, lambda made: made / steps, draws)


def test_nine_in_threes_all_meet_once_in_four_rounds() -> None:
    """It is the affine plane of order 3, which a short search finds: 36 pairs, each once."""
    assert searched((0, 1), 2000).merit == (0, 1)


def test_a_search_that_has_no_steps_returns_where_it_started() -> None:
    """Progress that is complete from the start leaves the plan as it is."""
    plan = [np.array([0, 0, 0, 1, 1, 1, 2, 2, 2])] * 2
    draws = np.random.default_rng(0)
    found = anneal(copied(plan), NOBODY, (0, 1), OPEN, lambda _: 1.0, draws)
    assert found.merit == (9, 2)
    assert [labels.tolist() for labels in found.plan] == [labels.tolist() for labels in plan]


def test_one_seed_gives_one_plan() -> None:
    """The same arguments give the same labels; another seed gives others."""
    first, again, other = (
        [labels.tolist() for labels in searched((-1, 0), 40, seed).plan] for seed in (3, 3, 4)
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize(("people", "chains"), [(12, 16), (100, 2), (155, 1), (2000, 1)])
def test_large_cohorts_have_fewer_plans_side_by_side(people: int, chains: int) -> None:
    """24,000 pairs a step are 16 plans at most, 2 of 100 people, and one at least."""
    assert chains_for(people) == chains
    assert dealt((1,) * people, 1, np.random.default_rng(0)).shape == (chains, 1, people)


def test_a_search_without_a_clock_is_shorter_where_a_step_takes_longer() -> None:
    """Twelve people have 1,200 steps, and 310 people, with four times the pairs in a step, a quarter."""
    assert counted(12)(600) == pytest.approx(0.5, abs=0.001)
    assert counted(310)(150) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("people", "rounds", "can"), [(300, 40, True), (2000, 2, True), (2000, 3, False), (1, 2, False)]
)
def test_what_takes_too_much_memory_is_not_searched_together(people: int, rounds: int, can: bool) -> None:
    """Eight million pairs over all rounds are the most; one person has nothing to search."""
    assert can_anneal(people, rounds) is can
