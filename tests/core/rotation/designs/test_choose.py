"""The best design for a head-count, counted anew."""

from __future__ import annotations

import pytest

from circlekit.core.rotation.designs.choose import MOST_PEOPLE, best_design, most_rounds
from circlekit.core.rotation.designs.design import Design, labels
from tests.core.rotation.designs.counting import pairs_met, sizes

pytestmark = pytest.mark.long


def checked(people: int, least: int, most: int) -> Design:
    """Return the best design after counting that it is one."""
    design = best_design(people, least, most)
    assert design is not None
    rounds = [found.tolist() for found in labels(design)]
    assert [len(found) for found in rounds] == [people] * most_rounds(people, least, most)
    assert len(set(design.taken.tolist())) == people
    assert sizes(rounds) <= set(range(least, most + 1))
    met = pairs_met(rounds)
    assert len(met) == len(set(met))
    return design


FLOORS = (
    (16, 1), (35, 1), (36, 3), (41, 1), (42, 8), (47, 7), (48, 9), (53, 8), (63, 9), (64, 10), (65, 9),
    (77, 11), (78, 14), (83, 13), (86, 14), (89, 13), (95, 14), (96, 17), (101, 16), (113, 17),
    (114, 20), (119, 19), (122, 20), (125, 19), (130, 20), (131, 19), (137, 20), (138, 24), (143, 23),
    (146, 24), (149, 23), (150, 26), (155, 25), (158, 26), (161, 25), (162, 28), (167, 27), (170, 28),
    (173, 27), (174, 30), (179, 29), (182, 30), (185, 29), (186, 32),
    (191, 31), (192, 33), (197, 32), (200, 33),
)  # fmt: skip
"""Up to so many people, so many rounds of six to eight: affine planes, and transversal designs truncated."""


def floor(people: int) -> int:
    """Return how many rounds textbook designs give so many people."""
    return next(rounds for most, rounds in FLOORS if people <= most)


def largest_prime_power(number: int) -> int:
    """Return the largest power of a prime up to this number."""
    primes = [p for p in range(2, number + 1) if all(p % d for d in range(2, p))]
    return max(int(p**m) for p in primes for m in range(1, 9) if p**m <= number)


@pytest.mark.parametrize("people", [n for n in range(12, 201) if n != 17])
def test_every_head_count_up_to_200_has_the_rounds_of_the_textbooks(people: int) -> None:
    """With groups of six to eight nobody meets anybody twice, for as many rounds as is known, or more."""
    assert len(checked(people, 6, 8).rounds) >= floor(people)


@pytest.mark.parametrize("people", range(201, 301))
def test_every_head_count_up_to_300_has_a_round_for_each_element_of_a_field(people: int) -> None:
    """A transversal design of eight columns has q rounds, where q is a prime power up to people / 6."""
    assert len(checked(people, 6, 8).rounds) >= largest_prime_power(people // 6)


@pytest.mark.parametrize(("people", "rounds"), [(56, 10), (60, 10), (63, 10), (72, 13), (75, 12), (294, 57)])
def test_lines_away_and_designs_inside_columns_give_more(people: int, rounds: int) -> None:
    """60 people: the plane of order 9 less two lines and four points; 294: AG(2,7) inside columns of 49."""
    assert len(checked(people, 6, 8).rounds) >= rounds


EQUAL = {
    6: {6: 3, 7: 7, 8: 8, 9: 9, 10: 9, 11: 11, 12: 13},
    7: {6: 1, 7: 8, 8: 8, 9: 9, 10: 8, 11: 11, 12: 9},
    8: {6: 1, 7: 1, 8: 9, 9: 9, 10: 9, 11: 11, 12: 9},
}
"""By size and number of groups, the rounds to have: as published or more (10 groups: 7, 7, 5; 12: 13, 7, 6).

The published figures: Miller, Valkov and Abel, Symmetry 2026, 18(2), 269 (arXiv 2507.23376).
"""


@pytest.mark.parametrize(
    ("groups", "size", "rounds"),
    [(groups, size, rounds) for size, row in EQUAL.items() for groups, rounds in row.items()],
)
def test_equal_groups_have_the_rounds_that_are_published_or_more(groups: int, size: int, rounds: int) -> None:
    """Ten groups of six have nine rounds; seven are published."""
    assert len(checked(groups * size, size, size).rounds) >= rounds


@pytest.mark.parametrize("people", [7, 9, 16, 25, 27, 31, 40, 55, 81, 130])
@pytest.mark.parametrize(("least", "most"), [(2, 3), (3, 3), (3, 5), (4, 4), (5, 9), (7, 12), (10, 20)])
def test_other_sizes_keep_the_rule_as_well(people: int, least: int, most: int) -> None:
    """Whatever the sizes, no pair meets twice; where the people cannot be cut there is no design."""
    if any(count * least <= people <= count * most for count in range(1, people)):
        assert checked(people, least, most).rounds
    else:
        assert best_design(people, least, most) is None


@pytest.mark.parametrize(("people", "size", "rounds"), [(9, 3, 4), (16, 4, 5), (25, 5, 6), (8, 2, 5)])
def test_a_plane_lets_everybody_meet_everybody(people: int, size: int, rounds: int) -> None:
    """The affine plane of order q has q + 1 rounds; pairs of eight people have five at least."""
    assert len(checked(people, size, size).rounds) >= rounds


@pytest.mark.parametrize("people", [52, 60, 64, 95, 294])
def test_a_joiner_on_a_free_seat_meets_nobody_twice(people: int) -> None:
    """Over all seats, taken or free, no pair is in one group twice."""
    design = checked(people, 6, 8)
    met = pairs_met(found.tolist() for found in design.rounds)
    assert len(met) == len(set(met))
    assert sorted([*design.taken.tolist(), *design.free.tolist()]) == list(range(design.seats))


def test_a_design_says_how_it_was_made() -> None:
    """102 people sit in columns of seventeen, and the rounds are those of a field."""
    assert checked(102, 6, 8).name == "8 columns of 17 by GF(17)"


def test_who_cannot_be_cut_has_no_design() -> None:
    """Seventeen people are no groups of six to eight, and nobody is no group at all."""
    assert [best_design(people, 6, 8) for people in (0, 5, 17)] == [None, None, None]
    assert most_rounds(17, 6, 8) == 0


def test_more_people_than_the_tables_are_made_for_have_none() -> None:
    """Beyond the documented number nothing is built."""
    assert best_design(MOST_PEOPLE + 1, 6, 8) is None
    assert best_design(1000, 6, 8) is not None
