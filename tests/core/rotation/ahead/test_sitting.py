"""The search for seats: better for the next round, and never against what the plan promises."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from circlekit.core.matching.score.board import Board, Facts, lay_out
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.rotation.ahead.hall import Hall, halls_from
from circlekit.core.rotation.ahead.score import Score, score_of
from circlekit.core.rotation.ahead.sitting import _Sitting, settled
from circlekit.core.rotation.designs.choose import best_design
from tests.core.rotation.people import cohort, person

OLD = [list(range(start, start + 6)) for start in range(0, 42, 6)]


def people_of(count: int, **known: object) -> Cohort:
    """Return so many people; circles of six have met, those after row 41 are newcomers."""
    people = [person(f"p{number:02}", lead="yes" if number % 3 == 0 else "no") for number in range(count)]
    past = PastCohort(cohort="before", circles=[[f"p{row:02}" for row in circle] for circle in OLD])
    return cohort(people, past=(past,), **known)


def hall_for(count: int) -> Hall:
    design = best_design(count, 6, 8)
    assert design is not None
    return next(halls_from(design, OLD, count))


def met_in(hall: Hall) -> int:
    """Count pairs who share an old circle and a group of any round."""
    old = {pair for circle in OLD for pair in combinations(circle, 2)}
    groups = [group for number in range(len(hall.rounds)) for group in hall.groups(number)]
    return sum(pair in old for group in groups for pair in combinations(group, 2))


def test_the_promise_is_kept_whoever_moves() -> None:
    """48 people, 42 of whom were in circles of six: no round ahead repeats a pair, and all sizes fit."""
    cohort = people_of(48)
    board, facts = lay_out(cohort)
    found = settled(hall_for(48), board, facts.pairs.met, cohort.size, 3, 0)
    assert sorted(found.seated[found.seated < 48].tolist()) == list(range(48))
    assert met_in(found) == 0
    for number in range(4):
        assert all(6 <= len(group) <= 8 for group in found.groups(number))


def test_each_circle_has_somebody_to_lead_it() -> None:
    """Leads are where they are needed, though each third person alone would lead."""
    cohort = people_of(48)
    board, facts = lay_out(cohort)
    begun = hall_for(48)
    found = settled(begun, board, facts.pairs.met, cohort.size, 1, 0)
    assert score_of(board, facts, found.groups()) >= score_of(board, facts, begun.groups())
    assert score_of(board, facts, found.groups())[:4] == Score(0, 0, 48, 0, 0, 0)[:4]


def test_the_same_seed_gives_the_same_seats() -> None:
    """The search counts steps, never the clock."""
    cohort = people_of(44)
    board, facts = lay_out(cohort)
    one, other = (settled(hall_for(44), board, facts.pairs.met, cohort.size, 2, 7) for _ in range(2))
    assert one.seated.tolist() == other.seated.tolist()


@pytest.mark.parametrize("later", [0, 2])
def test_a_gain_is_what_the_running_sums_say_afterwards(later: int) -> None:
    """Each change adds up to the difference between two halls valued anew."""
    cohort = people_of(44)
    board, facts = lay_out(cohort)
    hall = hall_for(44)
    sitting = _Sitting(hall, board, facts.pairs.met, cohort.size, later)
    for seat in range(0, len(hall.seated), 5):
        others = np.flatnonzero(sitting._may_change(seat))
        if not len(others):
            continue
        gain = int(sitting._gains(seat, others)[0])
        before = _value(replace(hall, seated=sitting.seated), board, facts, later)
        sitting._change(seat, int(others[0]))
        assert _value(replace(hall, seated=sitting.seated), board, facts, later) - before == gain


def _value(hall: Hall, board: Board, facts: Facts, later: int) -> int:
    """Value a hall from its groups alone: a board for the next round, sizes and pairs met in later ones."""
    groups = hall.groups()
    total = int(board.worth(board.sums_of(groups)).sum())
    total += sum(int(board.pairs[one, two]) for group in groups for one, two in combinations(group, 2))
    for number in range(1, 1 + later):
        for group in hall.groups(number):
            out = max(0, 6 - len(group)) + max(0, len(group) - 8)
            again = sum(int(facts.pairs.met[pair]) for pair in combinations(group, 2))
            total -= 10**10 // 5 * out + 1_000 * again
    return total
