"""The annealed assignment: its cooling, its seeds, and people who stay together."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.matching.form import form
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.search.annealing import search, temperature
from circlekit.core.matching.search.seating import Seating
from circlekit.core.matching.search.starts import fill_seats
from circlekit.core.matching.search.units import exchange_block, pack
from tests.core.matching.people import cohort, people
from tests.core.matching.random_cohorts import random_cohort


def test_the_noise_begins_hot_and_ends_cold() -> None:
    """From 1024 to 8 are seven halvings: half of them in half of the steps."""
    assert temperature(0, 70, 1024, 8) == 1024
    assert temperature(10, 70, 1024, 8) == 512
    assert temperature(70, 70, 1024, 8) == 8


def test_the_noise_never_rises() -> None:
    """Each step is at most as hot as the one before."""
    heats = [temperature(step, 300, 1 << 14, 1 << 3) for step in range(301)]
    assert heats == sorted(heats, reverse=True)


def test_no_steps_are_no_division_by_zero() -> None:
    """A search without steps still has a temperature."""
    assert temperature(0, 0, 16, 2) == 16


def test_the_same_seed_gives_the_same_circles_and_another_may_not() -> None:
    """Chance enters by the seed alone."""
    spring = random_cohort(6)
    assert form(spring, 1).groups == form(spring, 1).groups
    assert len({form(spring, seed).groups for seed in range(1, 4)}) > 1


def test_a_search_never_ends_worse_than_it_began() -> None:
    """The best seating on the way is what is polished and returned."""
    board, facts = lay_out(random_cohort(5))
    labels = np.full(board.people, -1)
    order = np.arange(board.people)
    seats = fill_seats(board, facts.cohort.size, 3, labels, order, facts.hours.leading)
    assert seats is not None
    assert search(board, seats, 30, np.random.default_rng(0))[1] >= Seating(board, seats).total


def test_people_bound_together_move_and_stay_whole() -> None:
    """Two who must be together leave a circle in which one of them must not be with a third."""
    handles = [f"p{number}" for number in range(1, 13)]
    rules = {"together": [["p1", "p2"], ["p3", "p4"]], "apart": [["p1", "p3"], ["p2", "p12"]]}
    spring = cohort(people(12), matching=rules)
    groups = [{handles[row] for row in group} for group in form(spring, 0).groups]
    home = next(group for group in groups if "p1" in group)
    assert "p2" in home
    assert not home & {"p3", "p4", "p12"}


def test_a_block_changes_places_with_another_block() -> None:
    """After an exchange the running total is what a fresh count says, and no pair is parted."""
    pairs = [[f"p{number}", f"p{number + 1}"] for number in range(1, 13, 2)]
    board, _ = lay_out(cohort(people(12), matching={"together": pairs}))
    seating = Seating(board, np.array([[0, 1, 2, 3, 4, 5, 12, 12], [6, 7, 8, 9, 10, 11, 12, 12]]))
    rng = np.random.default_rng(1)
    seen = set()
    for _ in range(20):
        exchange_block(seating, 1_000, rng)
        assert seating.total == Seating(board, seating.seats).total
        circle = {int(row) for row in seating.seats[0]} - {12}
        assert all((row in circle) == (row + 1 in circle) for row in range(0, 12, 2))
        seen.add(frozenset(circle))
    assert len(seen) > 1


def test_whole_blocks_may_change_places_with_each_other() -> None:
    """In circles full of pairs a pair can move only where another pair makes room."""
    pairs = [[f"p{number}", f"p{number + 1}"] for number in range(1, 13, 2)]
    spring = cohort(
        people(12), matching={"together": pairs, "apart": [["p1", "p3"], ["p3", "p5"], ["p1", "p7"]]}
    )
    groups = [{spring.participants[row].id for row in group} for group in form(spring, 0).groups]
    home = next(group for group in groups if "p1" in group)
    assert {"p2", "p5"} <= home
    assert not home & {"p3", "p7"}


def test_blocks_are_packed_even_where_the_first_way_fails() -> None:
    """3, 3 and 2, 2, 2 fill two circles of six only with both threes in one."""
    blocks = [(0, 1, 2), (3, 4, 5), (6, 7), (8, 9), (10, 11)]
    assert pack(blocks, 2, 6) == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]


def test_blocks_that_cannot_fit_are_no_packing() -> None:
    """Three fours do not go into two sixes."""
    assert pack([(0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11)], 2, 6) is None


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_the_people_changes_no_score(seed: int) -> None:
    """The same circles are worth the same, however the file lists their members."""
    given = random_cohort(seed)
    order = np.random.default_rng(seed).permutation(len(given.participants)).tolist()
    turned = given.model_copy(update={"participants": tuple(given.participants[row] for row in order)})
    groups = np.array_split(np.arange(len(order)), 3)
    seats = np.full((3, max(map(len, groups))), len(order))
    turned_seats = seats.copy()
    for number, group in enumerate(groups):
        seats[number, : len(group)] = [order[row] for row in group]
        turned_seats[number, : len(group)] = group
    assert Seating(lay_out(given)[0], seats).total == Seating(lay_out(turned)[0], turned_seats).total
