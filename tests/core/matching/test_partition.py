"""Groups of given sizes with the largest sum of weights inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pytest

from circlekit.core.matching.partition import partition
from circlekit.core.partitioning.annealing import Plan, anneal, plan
from circlekit.core.partitioning.chains import Chains
from circlekit.core.partitioning.start import greedy, starts
from circlekit.core.partitioning.weights import standardised


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


def searched(weights: np.ndarray, sizes: Sequence[int], steps: int, seed: int = 0) -> np.ndarray:
    """Return labels from a search that counts steps, not seconds."""
    how = plan(len(weights), 0.2)
    return anneal(standardised(weights), sizes, how, lambda made: made / steps, seed)


def splits(people: frozenset[int], sizes: Sequence[int]) -> Iterator[list[tuple[int, ...]]]:
    """Yield every way to form groups of these sizes."""
    if not sizes:
        yield []
        return
    for group in combinations(sorted(people), sizes[0]):
        for rest in splits(people - set(group), sizes[1:]):
            yield [group, *rest]


def best_of_all(weights: np.ndarray, sizes: Sequence[int]) -> float:
    """Return the best value, by looking at every way to form the groups."""
    everyone = frozenset(range(len(weights)))
    return max(
        sum(weights[i, j] for group in groups for i, j in combinations(group, 2))
        for groups in splits(everyone, sizes)
    )


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
    """Four hundred steps find what the best solvers find for twenty-four people."""
    weights = random_weights(24, seed)
    assert inside(weights, searched(weights, sizes, steps=400)) == known


@pytest.mark.parametrize("sizes", [[3, 6], [2, 3, 4], [1, 4, 4], [5, 4]])
@pytest.mark.parametrize("seed", range(3))
def test_no_partition_of_a_few_is_better(sizes: list[int], seed: int) -> None:
    """Every way to form nine people's groups, of unequal sizes, was looked at, with negative weights too."""
    weights = random_weights(9, seed) - 50
    np.fill_diagonal(weights, 0)
    labels = searched(weights, sizes, steps=200)
    assert np.bincount(labels).tolist() == sizes
    assert inside(weights, labels) == best_of_all(weights, sizes)


def test_large_weights_do_not_pull_people_into_large_groups_wrongly() -> None:
    """A constant added to every weight changes no choice: sizes are what was asked for."""
    weights = random_weights(30, 1)
    plain = searched(weights, [6, 8, 8, 8], steps=400)
    lifted = weights + 10_000
    np.fill_diagonal(lifted, 0)
    raised = searched(lifted, [6, 8, 8, 8], steps=400)
    assert np.bincount(raised).tolist() == [6, 8, 8, 8]
    assert inside(weights, raised) == inside(weights, plain)


def test_a_pair_that_wishes_for_each_other_is_joined_thirty_times() -> None:
    """Thirty pairs with one wish each, among groups of two: all of them are found."""
    weights = np.kron(np.eye(30), np.array([[0.0, 1.0], [1.0, 0.0]]))
    assert inside(weights, searched(weights, [2] * 30, steps=800)) == 30


def test_the_best_chain_is_at_a_standstill() -> None:
    """No swap of two people makes the result better."""
    weights = random_weights(40, 2)
    labels = searched(weights, [8] * 5, steps=1_000)
    value = inside(weights, labels)
    for i, j in combinations(range(40), 2):
        swapped = labels.copy()
        swapped[[i, j]] = labels[[j, i]]
        assert inside(weights, swapped) <= value


def test_ties_follow_every_swap() -> None:
    """After many hot steps of several chains, each total is the slow sum of its own groups, sizes kept."""
    weights = standardised(random_weights(45, 3))
    sizes = [6, 8, 7, 8, 8, 8]
    rng = np.random.default_rng(1)
    chains = Chains(weights, starts(weights, sizes, 4, rng), sizes, rows=10)
    made = sum(chains.step(2.0, rng) for _ in range(100))
    chains.keep(np.array([2, 2, 0, 3]))
    made_after = sum(chains.step(2.0, rng) for _ in range(100))
    assert min(made, made_after) > 100
    for labels, total in zip(chains.labels(), chains.totals(), strict=True):
        assert np.bincount(labels).tolist() == sizes
        assert total == pytest.approx(inside(weights, labels), abs=0.01)


def test_one_chain_alone_never_ends_below_its_start_when_it_is_cold() -> None:
    """Without heat only gains are made, from the greedy start on, in groups of unequal sizes."""
    weights = standardised(random_weights(50, 1))
    sizes = [6, 7, 8, 8, 7, 8, 6]
    labels = anneal(weights, sizes, Plan(1, 16, 0.0, 0.0), lambda made: made / 100, seed=3)
    start = greedy(weights, sizes, np.random.default_rng(3))
    assert np.bincount(start).tolist() == np.bincount(labels).tolist() == sizes
    assert inside(weights, labels) > inside(weights, start)


def test_the_same_seed_gives_the_same_labels_where_no_clock_decides() -> None:
    """With no time given the search counts steps, and depends on its arguments alone."""
    weights = random_weights(18, 1)
    first, again = (partition(weights, [6, 6, 6], seconds=0.0, seed=4).tolist() for _ in range(2))
    assert first == again


def test_a_clock_ends_the_search_with_everybody_in_a_group() -> None:
    """However little time there is, the sizes are kept."""
    labels = partition(random_weights(40, 1), [6, 7, 7, 6, 7, 7], seconds=0.001)
    assert np.bincount(labels).tolist() == [6, 7, 7, 6, 7, 7]


@pytest.mark.parametrize(("sizes", "labels"), [([4], [0, 0, 0, 0]), ([1, 1, 1, 1], [0, 1, 2, 3]), ([], [])])
def test_where_there_is_no_choice_no_second_is_spent(sizes: list[int], labels: list[int]) -> None:
    """One group, groups of one and nobody at all are answered at once."""
    assert partition(np.ones((len(labels), len(labels))), sizes, seconds=3_600.0).tolist() == labels


@pytest.mark.parametrize("weight", [0.0, 0.1, 1e300])
def test_weights_that_are_all_the_same_are_answered_at_once(weight: float) -> None:
    """Any partition is as good as any other."""
    labels = partition(np.full((6, 6), weight), [2, 4], seconds=3_600.0)
    assert np.bincount(labels).tolist() == [2, 4]


@pytest.mark.parametrize("kind", [np.int8, np.int64, np.uint16, np.float32, bool])
def test_every_kind_of_number_is_taken(kind: type) -> None:
    """Whole numbers of any width, half precision and yes or no weigh as they say."""
    weights = np.kron(np.eye(3), np.ones((2, 2))).astype(kind)
    labels = partition(weights, [2, 2, 2], seconds=0.0)
    assert labels[0::2].tolist() == labels[1::2].tolist()


def test_the_weights_are_left_as_they_were() -> None:
    """The caller's matrix is read, never written, and its diagonal does not count."""
    weights = np.kron(np.eye(2), np.ones((2, 2)))
    weights.setflags(write=False)
    labels = partition(weights, [2, 2], seconds=0.0)
    assert labels[0] == labels[1]
    assert labels[2] == labels[3]


@pytest.mark.parametrize(
    ("weights", "sizes", "says"),
    [
        (np.zeros((2, 3)), [2], "square matrix"),
        (np.zeros(4), [4], "square matrix"),
        ([[0, 1], [1]], [2], "square matrix"),
        (np.array([[0, np.nan], [np.nan, 0]]), [2], "infinite or NaN"),
        (np.array([[0, np.inf], [np.inf, 0]]), [2], "infinite or NaN"),
        (np.array([[0, 1], [2, 0]]), [2], "symmetric"),
        (np.array([[0, 1j], [1j, 0]]), [2], "neither text nor complex"),
        (np.array([["0", "1"], ["1", "0"]]), [2], "neither text nor complex"),
        (np.zeros((4, 4)), [2, 3], "sum to 4"),
        (np.zeros((4, 4)), [4, 0], "positive"),
        (np.zeros((4, 4)), [5, -1], "positive"),
        (np.zeros((4, 4)), [], "sum to 4"),
        (np.zeros((4, 4)), [2.0, 2.0], "whole numbers"),
        (np.zeros((4, 4)), ["2", "2"], "whole numbers"),
    ],
)
def test_what_cannot_be_cut_is_refused(weights: np.ndarray, sizes: list[int], says: str) -> None:
    """Shapes, numbers and sizes that do not fit are a ValueError with a reason."""
    with pytest.raises(ValueError, match=says):
        partition(weights, sizes, seconds=0.0)


def test_a_difference_far_from_the_corner_is_seen() -> None:
    """Symmetry is looked at in blocks, and every pair of blocks is one of them."""
    weights = np.zeros((1_100, 1_100))
    weights[1_090, 20] = 1.0
    with pytest.raises(ValueError, match="symmetric"):
        partition(weights, [550, 550], seconds=0.0)


@pytest.mark.parametrize("seconds", [-1.0, float("nan"), float("inf"), "1"])
def test_a_time_that_is_none_is_refused(seconds: float) -> None:
    """Seconds are a finite number from 0 on."""
    with pytest.raises(ValueError, match="seconds must be a number from 0 on"):
        partition(np.zeros((2, 2)), [1, 1], seconds=seconds)
