"""How many pairs must meet again, against every way there is to cut a few people into circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from circlekit.core.matching.limits.repeats import (
    least_beyond_strangers,
    least_in_twos,
    least_of_degrees,
    least_of_old_circles,
    least_repeats,
)
from circlekit.core.model import PastCohort

Groups = list[tuple[int, ...]]


def cuts(rows: Sequence[int], circles: int, least: int, most: int) -> Iterator[Groups]:
    """Yield every way to cut rows into so many circles of ``least`` to ``most``."""
    if circles == 1:
        if least <= len(rows) <= most:
            yield [tuple(rows)]
        return
    first, *others = rows
    for size in range(least, min(most, len(rows)) + 1):
        for company in combinations(others, size - 1):
            rest = [row for row in others if row not in company]
            for found in cuts(rest, circles - 1, least, most):
                yield [(first, *company), *found]


def past_of(rng: Random, people: int, cohorts: int, size: int) -> list[PastCohort]:
    """Return earlier cohorts of most of these people and of two who left."""
    found = []
    for number in range(cohorts):
        then = [*rng.sample([f"p{row}" for row in range(people)], rng.randint(people // 2, people)), "x", "y"]
        rng.shuffle(then)
        circles = [then[start : start + size] for start in range(0, len(then), size)]
        found.append(PastCohort(cohort=f"past {number}", circles=circles))
    return found


def met_in(past: Sequence[PastCohort], people: int) -> NDArray[np.bool_]:
    """Return who met, pair by pair."""
    met = np.zeros((people, people), dtype=np.bool_)
    for one, other in combinations(range(people), 2):
        both = {f"p{one}", f"p{other}"}
        met[one, other] = any(both <= set(circle) for old in past for circle in old.circles)
    return met | met.T


def repeats(groups: Groups, met: NDArray[np.bool_]) -> int:
    return sum(bool(met[one, other]) for group in groups for one, other in combinations(group, 2))


def handles(people: int) -> list[str]:
    return [f"p{row}" for row in range(people)]


@pytest.mark.parametrize(
    ("people", "circles", "least", "most"), [(8, 2, 3, 5), (9, 3, 3, 3), (9, 3, 2, 4), (8, 4, 2, 2)]
)
def test_no_cut_has_fewer_pairs_that_meet_again(people: int, circles: int, least: int, most: int) -> None:
    """Twelve histories of up to four cohorts each: the best of all cuts is never below the bound."""
    every = list(cuts(range(people), circles, least, most))
    for seed in range(12):
        rng = Random(seed)
        past = past_of(rng, people, rng.randint(1, 4), rng.randint(2, 5))
        met = met_in(past, people)
        best = min(repeats(groups, met) for groups in every)
        assert least_repeats(past, handles(people), met, circles, least) <= best


def test_the_bound_is_reached_where_nearly_everybody_has_met() -> None:
    """Of nine people in circles of three only one pair are strangers: eight of the nine pairs meet again."""
    met = ~np.eye(9, dtype=np.bool_)
    met[0, 1] = met[1, 0] = False
    best = min(repeats(groups, met) for groups in cuts(range(9), 3, 3, 3))
    assert least_repeats([], handles(9), met, 3, 3) == best == 8


def test_old_circles_that_do_not_fit_into_new_ones_force_meetings() -> None:
    """Six of one old circle over two new ones: three and three, so six pairs meet again."""
    old = PastCohort(cohort="old", circles=(("p0", "p1", "p2", "p3", "p4", "p5", "gone"), ("p6", "p7")))
    assert least_of_old_circles([old], handles(12), 2) == 6


def test_new_circles_that_few_old_ones_fill_force_meetings() -> None:
    """Three old circles of two make two new ones of four with two newcomers.

    Each old circle alone could be parted. But six seats are filled from three old circles: three in each new
    circle, one of each, are free; so nothing is forced. With both newcomers gone, and two old circles of
    three in one new circle of six, all six pairs stay.
    """
    pairs = PastCohort(cohort="old", circles=(("p0", "p1"), ("p2", "p3"), ("p4", "p5")))
    assert least_of_old_circles([pairs], handles(8), 2) == 0
    threes = PastCohort(cohort="old", circles=(("p0", "p1", "p2"), ("p3", "p4", "p5")))
    assert least_of_old_circles([threes], handles(6), 1) == 6
    two_of_four = PastCohort(cohort="old", circles=(("p0", "p1", "p2", "p3"), ("p4", "p5", "p6", "p7")))
    # Over four new circles each old one is free, but eight seats are there for two old circles, two in each.
    assert least_of_old_circles([two_of_four], handles(8), 4) == 0
    assert least_of_old_circles([two_of_four], handles(8), 3) == 2


def test_whoever_has_too_few_strangers_meets_somebody_again() -> None:
    """P0 met all but one of seven others and needs three: two pairs; the others have strangers enough."""
    met = np.zeros((8, 8), dtype=np.bool_)
    met[0, 2:] = met[2:, 0] = True
    assert least_of_degrees(met, 4) == 1  # two halves of a pair, were it not that both are p0's
    assert least_of_degrees(met, 2) == 0


def test_pairs_beyond_all_strangers_have_met() -> None:
    """Nine people in three circles are nine pairs; with four pairs of strangers five have met."""
    met = ~np.eye(9, dtype=np.bool_)
    for one, other in ((0, 1), (2, 3), (4, 5), (6, 7)):
        met[one, other] = met[other, one] = False
    assert least_beyond_strangers(met, 3) == 5


def test_in_twos_each_old_circle_keeps_half_as_many_pairs_as_people() -> None:
    """Of six three pairs stay, of five a pair and three pairs of a trio; in two circles six are two trios."""
    assert least_in_twos([range(6)], 4) == 3
    assert least_in_twos([range(5)], 4) == 1 + 3
    assert least_in_twos([range(6), range(2)], 2) == 3 + 3 + 1


def test_without_circles_nobody_meets() -> None:
    """Whoever deleted them all still has figures."""
    assert least_repeats([], [], np.zeros((0, 0), dtype=np.bool_), 0, 6) == 0
    assert least_of_old_circles([PastCohort(cohort="old", circles=[("p0", "p1")])], ["p0"], 0) == 0
