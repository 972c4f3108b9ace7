"""The best design for a head-count, counted by hand."""

from __future__ import annotations

import pytest

from circlekit.core.rotation.designs.choose import MOST_PEOPLE, best_design, most_rounds
from circlekit.core.rotation.designs.design import Design, labels
from tests.core.rotation.designs.counting import pairs_met, sizes


def checked(people: int, least: int, most: int) -> Design:
    """Return the best design after counting that it is one."""
    design = best_design(people, least, most)
    assert design is not None
    rounds = labels(design)
    assert all(len(found) == people for found in rounds)
    assert len(set(design.taken.tolist())) == people
    assert sizes(rounds) <= set(range(least, most + 1))
    met = pairs_met(rounds)
    assert len(met) == len(set(met))
    assert len(rounds) == most_rounds(people, least, most)
    return design


@pytest.mark.parametrize(
    ("people", "rounds"), [(36, 3), (42, 8), (48, 9), (52, 8), (60, 9), (64, 10), (100, 16), (200, 33)]
)
def test_nobody_meets_anybody_twice(people: int, rounds: int) -> None:
    """A cohort of well-known size has at least the rounds that textbook designs give it."""
    assert len(checked(people, 6, 8).rounds) >= rounds


def test_who_cannot_be_cut_has_no_design() -> None:
    """Seventeen people are no groups of six to eight, and nobody is no group at all."""
    assert [best_design(people, 6, 8) for people in (0, 5, 17)] == [None, None, None]
    assert most_rounds(17, 6, 8) == 0


def test_more_people_than_the_tables_are_made_for_have_none() -> None:
    """Beyond the documented number nothing is built."""
    assert best_design(MOST_PEOPLE + 1, 6, 8) is None


def test_a_joiner_on_a_free_seat_meets_nobody_twice() -> None:
    """Over all seats, taken or free, no pair is in one group twice."""
    design = checked(52, 6, 8)
    met = pairs_met(found.tolist() for found in design.rounds)
    assert len(met) == len(set(met))
    assert design.seats == 52 + len(design.free)
