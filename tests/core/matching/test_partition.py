"""Groups of given sizes with the largest sum of weights inside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice

import numpy as np
import pytest

from circlekit.core.matching.partition import longer_searches, partition


def random_weights(people: int, seed: int) -> np.ndarray:
    """Return symmetric whole weights from 0 to 100, as the field's instances have them."""
    rng = np.random.default_rng(seed)
    upper = np.triu_indices(people, 1)
    weights = np.zeros((people, people))
    weights[upper] = rng.integers(0, 101, size=len(upper[0]))
    return weights + weights.T


def inside(weights: np.ndarray, labels: np.ndarray) -> float:
    """Return the sum of the weights of pairs in one group."""
    return sum(weights[i, j] for i, j in combinations(range(len(labels)), 2) if labels[i] == labels[j])


@pytest.mark.parametrize(
    ("sizes", "seed", "known"),
    [
        ([8] * 3, 1, 5_523),
        ([8] * 3, 2, 5_530),
        ([8] * 3, 3, 5_463),
        ([6] * 4, 1, 4_228),
        ([6] * 4, 2, 4_262),
        ([6] * 4, 3, 4_227),
    ],
)
def test_known_good_values_are_reached(sizes: list[int], seed: int, known: int) -> None:
    """Five searches, each twice as long as the one before, find what the best solvers find."""
    weights = random_weights(24, seed)
    found = (inside(weights, labels) for labels, _ in islice(longer_searches(weights, sizes, seed=0), 5))
    assert any(value == known for value in found)


def best_of_all(weights: np.ndarray, sizes: Sequence[int]) -> float:
    """Return the best value of two groups, by looking at all of them."""
    people = range(len(weights))
    return max(
        inside(weights, np.array([int(one in chosen) for one in people]))
        for chosen in combinations(people, sizes[0])
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_partition_of_a_few_is_better(seed: int) -> None:
    """All ways to cut nine people into three and six were looked at, with negative weights too."""
    weights = random_weights(9, seed) - 50
    np.fill_diagonal(weights, 0)
    found = [labels for labels, _ in islice(longer_searches(weights, [3, 6], seed=0), 3)]
    assert all(np.bincount(labels).tolist() == [3, 6] for labels in found)
    assert max(inside(weights, labels) for labels in found) == best_of_all(weights, [3, 6])


def test_more_groups_than_take_part_in_one_step_are_searched_too() -> None:
    """Thirty pairs with one wish each: all of them are found although a step looks at fewer groups."""
    weights = np.kron(np.eye(30), np.array([[0.0, 1.0], [1.0, 0.0]]))
    found = max(
        inside(weights, labels) for labels, _ in islice(longer_searches(weights, [2] * 30, seed=0), 2)
    )
    assert found == 30


def test_the_same_seed_gives_the_same_labels_where_no_clock_decides() -> None:
    """One search is always made, and it depends on the seed alone."""
    weights = random_weights(18, 1)
    first, again = (partition(weights, [6, 6, 6], seconds=0.0, seed=4).tolist() for _ in range(2))
    assert first == again


def test_one_group_holds_everybody_at_once() -> None:
    """Where there is nothing to search no second is spent."""
    assert partition(np.ones((4, 4)), [4], seconds=60.0).tolist() == [0, 0, 0, 0]


def test_weights_that_are_all_the_same_are_no_division_by_zero() -> None:
    """Any partition is as good as any other."""
    assert sorted(partition(np.zeros((6, 6)), [2, 4], seconds=0.0).tolist()) == [0, 0, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("weights", "sizes", "says"),
    [
        (np.zeros((2, 3)), [2], "square matrix"),
        (np.zeros(4), [4], "square matrix"),
        (np.array([[0, np.nan], [np.nan, 0]]), [2], "infinite or NaN"),
        (np.array([[0, np.inf], [np.inf, 0]]), [2], "infinite or NaN"),
        (np.array([[0, 1], [2, 0]]), [2], "symmetric"),
        (np.zeros((4, 4)), [2, 3], "sum to 4"),
        (np.zeros((4, 4)), [4, 0], "positive"),
        (np.zeros((4, 4)), [], "sum to 4"),
    ],
)
def test_what_cannot_be_cut_is_refused(weights: np.ndarray, sizes: list[int], says: str) -> None:
    """Shapes, numbers and sizes that do not fit are a ValueError with a reason."""
    with pytest.raises(ValueError, match=says):
        partition(weights, sizes, seconds=0.0)
