"""Rounds by algebra, where some have met."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.rotation.planning.built import built_rounds
from circlekit.core.rotation.planning.counts import meetings, merit
from circlekit.core.sizes import even_sizes

SEVENS = Size(7, 7)
"""49 people in sevens: the affine plane of order 7 has eight rounds, in which everybody meets once."""


def nobody_met(people: int) -> np.ndarray:
    return np.zeros((people, people), dtype=np.int64)


def test_forty_nine_people_in_sevens_all_meet_in_eight_rounds() -> None:
    """8 rounds of 7 x 21 pairs are all 1,176 pairs, each once."""
    plan = built_rounds(SEVENS, nobody_met(49), 20)
    assert len(plan) == 8
    assert (meetings(plan, 49) == 1 - np.eye(49)).all()


def test_those_who_sat_in_some_rounds_go_on_with_the_others() -> None:
    """After three of the eight rounds the other five are left, and come to nothing that was before."""
    plan = built_rounds(SEVENS, nobody_met(49), 20)
    rest = built_rounds(SEVENS, meetings(plan[:3], 49), 20)
    assert [labels.tolist() for labels in rest] == [labels.tolist() for labels in plan[3:]]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_earlier_round_of_any_groups_is_one_of_the_design(seed: int) -> None:
    """Sevens in any order leave seven rounds in which nobody meets whom they met."""
    old = np.random.default_rng(seed).permutation(np.repeat(np.arange(7), 7))
    before = meetings([old], 49)
    plan = built_rounds(SEVENS, before, 20)
    assert len(plan) == 7
    assert merit(plan, before) == (0, 1)


def test_those_who_are_new_take_the_places_of_those_who_left() -> None:
    """Of seven old sevens one or two left each; ten newcomers, whom nobody met, fill the groups."""
    old = np.random.default_rng(4).permutation(np.repeat(np.arange(7), 7))
    before = meetings([old], 49)
    before[::5, :] = before[:, ::5] = 0
    plan = built_rounds(SEVENS, before, 20)
    assert len(plan) == 7
    assert merit(plan, before) == (0, 1)


@pytest.mark.parametrize(("people", "groups", "rounds"), [(52, 7, 7), (60, 8, 8), (100, 13, 12)])
def test_circles_of_other_sizes_than_the_design_plans_are_seated_too(
    people: int, groups: int, rounds: int
) -> None:
    """Seven or eight people are seated in eights, and who sits where leaves the other rounds their sizes."""
    draws = np.random.default_rng(5)
    old = draws.permutation(np.repeat(np.arange(groups), even_sizes(people, groups)))
    before = meetings([old], people)
    plan = built_rounds(Size(6, 8), before, rounds)
    assert len(plan) == rounds
    assert merit(plan, before) == (0, 1)
    assert all(6 <= count <= 8 for labels in plan for count in np.bincount(labels).tolist())


def test_larger_old_groups_than_the_design_has_are_left_to_search() -> None:
    """Nine people who met are in no group of seven; rounds that bring some of them together are left out."""
    before = nobody_met(49)
    before[:9, :9] = 1
    np.fill_diagonal(before, 0)
    assert merit(built_rounds(SEVENS, before, 20), before) == (0, 1)


def test_where_no_design_is_known_there_are_no_rounds() -> None:
    """Eleven people cannot be cut into circles of six to eight at all."""
    assert built_rounds(Size(6, 8), nobody_met(11), 2) == []
