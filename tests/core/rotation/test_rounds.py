"""Rounds planned together: valid, repeatable, and as good as a bound counted by hand."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

import circlekit
from circlekit.core.rotation.rounds import better_plans, cost, least_cost, meetings


def nobody_met(people: int) -> np.ndarray:
    return np.zeros((people, people), dtype=np.int64)


@pytest.mark.parametrize(
    ("people", "sizes", "rounds", "least"),
    [
        # Six people over four groups: two groups take two of them, so each old group keeps 2 pairs; 4 x 2.
        (24, (6,) * 4, 2, 8),
        # Six over five: one group takes two. 5 x 1.
        (30, (6,) * 5, 2, 5),
        # Six over six: all can be apart, and three such rounds exist (a Latin square of order 6).
        (36, (6,) * 6, 3, 0),
        # Six over two: three in each keep 3 + 3 pairs; two groups; three pairs of rounds. 12 x 3.
        (12, (6, 6), 3, 36),
    ],
)
def test_small_cases_reach_the_bound_and_stop(
    people: int, sizes: tuple[int, ...], rounds: int, least: int
) -> None:
    """A bound worked out by hand is reached, and then there is nothing left to look for."""
    before = nobody_met(people)
    plans = list(islice(better_plans(sizes, rounds, before, seed=0), 12))
    assert least_cost(sizes, rounds, before) == least == cost(plans[-1], before)
    assert len(plans) < 12


def test_plans_never_get_worse() -> None:
    """Where the bound is out of reach, each plan is at least as good as the one before."""
    before = nobody_met(24)
    costs = [cost(plan, before) for plan in islice(better_plans((8, 8, 8), 3, before, 0), 5)]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] >= least_cost((8, 8, 8), 3, before) == 63


def test_sizes_that_differ_have_a_bound_too() -> None:
    """Seven people over two groups keep 6 + 3 pairs, six keep 3 + 3."""
    assert least_cost((7, 6), 2, nobody_met(13)) == 9 + 6


def test_cost_counts_a_third_meeting_more_than_a_second() -> None:
    """C(meetings, 2) of one pair is 0, 1, 3 after one, two, three rounds."""
    together = [np.array([0, 0])] * 3
    assert [cost(together[:rounds], nobody_met(2)) for rounds in (1, 2, 3)] == [0, 1, 3]


def test_meetings_count_rounds_in_one_group() -> None:
    """Of three people the first two share both rounds, the third is with the first once."""
    plan = [np.array([0, 0, 1]), np.array([0, 0, 0])]
    assert meetings(plan, 3).tolist() == [[0, 2, 1], [2, 0, 1], [1, 1, 0]]


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [(24, (6, 8), [6, 6, 6, 6]), (13, (6, 8), [6, 7]), (26, (6, 8), [6, 6, 7, 7]), (7, (7, 7), [7])],
)
def test_everybody_has_one_group_of_the_right_size(
    people: int, size: tuple[int, int], sizes: list[int]
) -> None:
    """Each round gives everybody a group, and the groups are small and even."""
    for labels in circlekit.plan_rounds(people, size, rounds=2, seconds=0.0):
        assert labels.shape == (people,)
        assert sorted(np.bincount(labels).tolist()) == sizes


def test_who_has_met_is_kept_apart() -> None:
    """After one round of two groups of six, the best next one takes three from each."""
    before = np.zeros((12, 12), dtype=int)
    before[:6, :6] = before[6:, 6:] = 1
    (labels,) = circlekit.plan_rounds(12, (6, 6), rounds=1, seconds=0.0, met=before)
    assert sorted(np.bincount(labels[:6]).tolist()) == [3, 3]


def test_what_people_are_on_the_diagonal_is_ignored() -> None:
    """Nobody meets themselves, whatever a matrix says."""
    plain = circlekit.plan_rounds(12, (6, 6), seconds=0.0)
    (labels,) = circlekit.plan_rounds(12, (6, 6), seconds=0.0, met=np.eye(12, dtype=int))
    assert labels.tolist() == plain[0].tolist()


def test_one_seed_gives_one_plan() -> None:
    """The same arguments give the same plans; another seed gives others."""
    first, again, other = (
        [labels.tolist() for labels in next(better_plans((6, 6), 2, nobody_met(12), seed))]
        for seed in (3, 3, 4)
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"people": 11}, "11 people cannot be cut into circles of 6-8"),
        ({"people": 24, "size": (8, 6)}, "size must be the smallest and the largest group"),
        ({"people": 24, "size": (6,)}, "size must be the smallest and the largest group"),
        ({"people": 24, "size": (0, 6)}, "size must be the smallest and the largest group"),
        ({"people": 24, "rounds": 0}, "rounds must be 1 or more, not 0"),
        ({"people": 12, "met": np.zeros((3, 3))}, r"of shape \(12, 12\)"),
        ({"people": 12, "met": np.triu(np.ones((12, 12)), 1)}, "met must be a symmetric matrix"),
        ({"people": 12, "met": np.full((12, 12), 0.5)}, "whole numbers from 0 on"),
        ({"people": 12, "met": np.full((12, 12), -1)}, "whole numbers from 0 on"),
        ({"people": 12, "met": np.full((12, 12), np.nan)}, "met must be a symmetric matrix"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(arguments: dict, message: str) -> None:
    """Each wrong argument has a sentence that says what it must be."""
    with pytest.raises(ValueError, match=message):
        circlekit.plan_rounds(**arguments)
