"""The last pairs who meet again are parted, and nothing gets worse for it."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from circlekit.core.matching.score.board import Board, Facts, lay_out
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.parting import part
from circlekit.core.matching.search.seating import Seating
from circlekit.core.model import PastCohort
from tests.core.matching.people import cohort, people


def second(count: int, size: int, **rules: object) -> tuple[Board, Facts, Ints]:
    """Return people whose old circles, of so many each, are how they sit; everybody would lead."""
    handles = [f"p{number}" for number in range(1, count + 1)]
    circles = [handles[start : start + size] for start in range(0, count, size)]
    willing = {handle: {"lead": "yes"} for handle in handles}
    given = cohort(
        people(count, **willing),
        size=str(size),
        past=[PastCohort(cohort="old", circles=circles)],
        matching=rules,
    )
    board, facts = lay_out(given)
    return board, facts, np.arange(count).reshape(-1, size)


def repeats(facts: Facts, seats: Ints) -> int:
    return sum(bool(facts.pairs.met[one, other]) for row in seats for one, other in combinations(row, 2))


def test_pairs_are_parted_as_far_as_can_be() -> None:
    """Six old circles of six spread over six new ones: nobody need meet anybody again."""
    board, facts, seats = second(36, 6)
    found, total = part(board, seats, facts.pairs.met > 0, 400, np.random.default_rng(0))
    assert repeats(facts, found) <= 2 < repeats(facts, seats) == 90
    assert sorted(found.ravel().tolist()) == list(range(36))
    assert total == Seating(board, found).total


def test_where_nobody_met_nothing_is_done() -> None:
    """It looks at pairs who met alone."""
    board, facts, seats = second(12, 6)
    nobody = np.zeros_like(facts.pairs.met, dtype=np.bool_)
    found, _ = part(board, seats, nobody, 50, np.random.default_rng(0))
    assert found.tolist() == seats.tolist()


@pytest.mark.parametrize("turns", [0, 1, 30])
def test_the_result_is_no_worse_than_the_beginning(turns: int) -> None:
    """Exchanges that cost something are forgotten unless they led to something better."""
    board, facts, seats = second(12, 6)
    _, total = part(board, seats, facts.pairs.met > 0, turns, np.random.default_rng(turns))
    assert total >= Seating(board, seats).total


def test_people_bound_together_stay_where_they_are() -> None:
    """All six of the first circle are bound; nobody can be exchanged with them."""
    board, facts, seats = second(12, 6, together=[[f"p{n}" for n in range(1, 7)]])
    found, _ = part(board, seats, facts.pairs.met > 0, 40, np.random.default_rng(1))
    assert set(range(6)) in [set(row) for row in found.tolist()]


def test_one_circle_alone_has_nobody_to_exchange() -> None:
    """Everybody meets everybody again, and that is all."""
    board, facts, seats = second(6, 6)
    found, _ = part(board, seats, facts.pairs.met > 0, 10, np.random.default_rng(0))
    assert found.tolist() == seats.tolist()


def test_the_same_chance_gives_the_same_seats() -> None:
    """Nothing but the arguments decides."""
    board, facts, seats = second(24, 6)
    first, again = (
        part(board, seats, facts.pairs.met > 0, 60, np.random.default_rng(7))[0].tolist() for _ in range(2)
    )
    assert first == again
