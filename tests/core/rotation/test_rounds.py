"""Rounds planned together: valid, repeatable, and as good as a bound counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

import circlekit
from circlekit.core.rotation.planning.counts import merit

pytestmark = pytest.mark.long


def nobody_met(people: int) -> np.ndarray:
    return np.zeros((people, people), dtype=np.int64)


@pytest.mark.parametrize(
    ("people", "size", "rounds", "least"),
    [
        # Six people over four groups: two groups take two of them, so each old group keeps 2 pairs; 4 x 2.
        (24, (6, 6), 2, 8),
        # Eight over three: 3 + 3 + 2 keep 7 pairs, of three groups; three pairs of rounds. 21 x 3.
        (24, (8, 8), 3, 63),
        # Six over five: one group takes two; five groups and six pairs of rounds. 5 x 6.
        (30, (6, 6), 4, 30),
        # Six over six: all can be apart, and three such rounds exist (a Latin square of order 6).
        (36, (6, 6), 3, 0),
        # A fourth: no two Latin squares of order 6 are orthogonal (Tarry 1900), but all cells but two can be.
        (36, (6, 6), 4, 2),
        # Six over two: three in each keep 3 + 3 pairs; two groups; three pairs of rounds. 12 x 3.
        (12, (6, 6), 3, 36),
    ],
)
def test_small_cohorts_reach_the_least_without_a_clock(
    people: int, size: tuple[int, int], rounds: int, least: int
) -> None:
    """What is proven to be the least is reached in the counted steps alone."""
    plan = circlekit.plan_rounds(people, size, rounds, seconds=0.0)
    assert merit(plan, nobody_met(people))[0] == least


def test_algebra_gives_fifty_two_people_eight_rounds() -> None:
    """Nobody meets anybody twice, and every group has six to eight."""
    plan = circlekit.plan_rounds(52, rounds=8)
    assert merit(plan, nobody_met(52)) == (0, 1)
    assert {count for labels in plan for count in np.bincount(labels).tolist()} <= {6, 7, 8}


def test_rounds_beyond_a_design_repeat_less_than_a_round_held_twice() -> None:
    """Nine in threes meet all in four rounds; a fifth repeats its nine pairs, and none of them twice."""
    plan = circlekit.plan_rounds(9, (3, 3), rounds=5, seconds=0.0)
    assert merit(plan, nobody_met(9)) == (9, 2)


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
        [labels.tolist() for labels in circlekit.plan_rounds(12, (6, 6), 2, 0.0, seed)] for seed in (3, 3, 4)
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
        ({"people": 24, "seconds": -1.0}, "seconds must be a number from 0 on"),
        ({"people": 24, "seconds": float("nan")}, "seconds must be a number from 0 on"),
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
