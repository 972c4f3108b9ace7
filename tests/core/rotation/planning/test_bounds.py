"""Bounds that were worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.rotation.planning.bounds import least_cost, least_merit


def nobody_met(people: int) -> np.ndarray:
    return np.zeros((people, people), dtype=np.int64)


def halves_met(people: int) -> np.ndarray:
    half = np.arange(people) < people // 2
    met = (half[:, None] == half[None, :]).astype(np.int64)
    np.fill_diagonal(met, 0)
    return met


@pytest.mark.parametrize(
    ("sizes", "rounds", "least"),
    [
        # Six people over four groups: two groups take two of them, so each old group keeps 2 pairs; 4 x 2.
        ((6,) * 4, 2, 8),
        # Fifteen pairs of rounds, 8 each.
        ((6,) * 4, 6, 120),
        # Six over five: one group takes two. 5 x 1.
        ((6,) * 5, 2, 5),
        # Six over six: all can be apart.
        ((6,) * 6, 4, 0),
        # Six over two: three in each keep 3 + 3 pairs; two groups; three pairs of rounds. 12 x 3.
        ((6, 6), 3, 36),
        # Seven people over two groups keep 6 + 3 pairs, six keep 3 + 3.
        ((7, 6), 2, 15),
    ],
)
def test_rounds_share_what_an_even_spread_keeps(sizes: tuple[int, ...], rounds: int, least: int) -> None:
    """Each two rounds share at least the pairs that their groups cannot help keeping."""
    assert least_cost(sizes, rounds, nobody_met(sum(sizes))) == least


def test_nobody_can_meet_more_people_than_there_are() -> None:
    """Nine in threes: in five rounds each of the nine meets ten others, of whom there are eight: 9 x 2 / 2.

    Three over three groups are all apart, so the pigeonholes alone say nothing.
    """
    assert least_cost((3, 3, 3), 4, nobody_met(9)) == 0
    assert least_cost((3, 3, 3), 5, nobody_met(9)) == 9


def test_sizes_that_differ_leave_some_with_more_to_meet() -> None:
    """Five people as 3 and 2, six times: 24 pairs, of whom there are ten, each twice and four a third time.

    That is 10 x 1 + 4 x 2. Three over two groups keep a pair: 15 x 1 by the pigeonholes.
    """
    assert least_cost((3, 2), 6, nobody_met(5)) == 18


def test_who_met_before_is_spread_over_the_groups_too() -> None:
    """Two groups of six who met, in two new groups: each keeps 3 + 3 pairs, which have met twice then."""
    assert least_cost((6, 6), 1, halves_met(12)) == 12


def test_earlier_repeats_are_there_whatever_comes() -> None:
    """Halves that met twice already cost C(2, 2) for each of 2 x 15 pairs, and 2 x 12 more in a new round."""
    assert least_cost((6, 6), 1, 2 * halves_met(12)) == 30 + 24


@pytest.mark.parametrize(
    ("sizes", "rounds", "least"),
    [((6,) * 6, 3, (0, 1)), ((6,) * 4, 2, (8, 2)), ((1, 1, 1), 4, (0, 0))],
)
def test_where_something_must_repeat_somebody_meets_twice(
    sizes: tuple[int, ...], rounds: int, least: tuple[int, int]
) -> None:
    """Some pair meets once where nothing must repeat, else twice; alone, nobody meets anybody."""
    assert least_merit(sizes, rounds, nobody_met(sum(sizes))) == least


def test_those_who_met_countless_times_are_bounded_quickly() -> None:
    """Halves that met a million times: 30 x C(1,000,000, 2), and at least 8 for each of 2 x 6 pairs again."""
    before = 1_000_000 * halves_met(12)
    least = least_cost((6, 6), 1, before)
    assert least >= 30 * (1_000_000 * 999_999 // 2) + 8 * 12


def test_thousands_of_people_are_bounded_by_pigeonholes_alone() -> None:
    """Two thousand in halves: each two of twelve rounds share 4 x 500 x 499 / 2 pairs, 66 times."""
    assert least_cost((1000, 1000), 12, nobody_met(2000)) == 66 * 499_000


def test_one_person_meets_nobody() -> None:
    """Somebody alone costs nothing."""
    assert least_cost((1,), 3, nobody_met(1)) == 0
