"""Circles by seats beside circles that were searched for: which are taken, and what the others cost."""

from __future__ import annotations

import pytest

from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import PastCohort
from circlekit.core.rotation.ahead.score import (
    Score,
    cannot_be_bettered,
    no_worse,
    score_of,
    what_it_costs,
)
from tests.core.rotation.people import cohort, person

BEST = Score(rules=0, leads=0, served=52, again=0, rest=0, newcomers=0)


def test_a_score_is_counted_from_the_circles() -> None:
    """Two of three circles are led; a and b meet again; two of three newcomers are alone in their circle."""
    people = [
        person(handle, lead="yes" if handle in "ac" else "no", available=["Mon 09:00-10:00"])
        for handle in "abcdef"
    ]
    past = PastCohort(cohort="before", circles=[["a", "b", "c"]])
    board, facts = lay_out(cohort(people, size="2", past=(past,)))
    found = score_of(board, facts, [(0, 1), (2, 3), (4, 5)])
    assert (found.rules, found.leads, found.again, found.newcomers) == (0, -1, -1, -3)
    apart = score_of(board, facts, [(0, 3), (1, 4), (2, 5)])
    assert (apart.leads, apart.again, apart.newcomers) == (-1, 0, -3)


def test_one_newcomer_cannot_but_be_alone() -> None:
    """That is nobody's fault, and counts nothing."""
    people = [person(handle, lead="yes") for handle in "abcd"]
    past = PastCohort(cohort="before", circles=[["a", "b", "c"]])
    board, facts = lay_out(cohort(people, size="2", past=(past,)))
    assert score_of(board, facts, [(0, 1), (2, 3)]).newcomers == 0


def test_what_all_can_have_cannot_be_bettered() -> None:
    """Four people who can all meet: circles without a repeat are the best there are, whoever rests."""
    people = [person(handle, lead="yes") for handle in "abcd"]
    past = PastCohort(cohort="before", circles=[["a", "b"], ["c", "d"]], leads=["a", "c"])
    board, facts = lay_out(cohort(people, size="2", past=(past,)))
    assert cannot_be_bettered(score_of(board, facts, [(0, 2), (1, 3)]), facts)
    assert not cannot_be_bettered(score_of(board, facts, [(0, 1), (2, 3)]), facts)


@pytest.mark.parametrize(
    ("worse", "costs"),
    [
        ({"rules": -1}, "a rule would be broken"),
        ({"leads": -2}, "2 circles would have nobody willing to lead"),
        ({"served": 43}, "9 of 52 people could not come to their circle's hour"),
        ({"again": -3}, "3 pairs would meet again"),
    ],
)
def test_each_cost_decides_and_is_said(worse: dict[str, int], costs: str) -> None:
    """Fewer served, a broken rule, a circle without a lead, more repeats: then the search takes over."""
    seats = BEST._replace(**worse)
    assert not no_worse(seats, BEST)
    assert no_worse(BEST, seats)
    assert what_it_costs(seats, BEST, 52) == costs


@pytest.mark.parametrize("other", [{"rest": -5}, {"newcomers": -2}])
def test_rest_and_newcomers_do_not_decide(other: dict[str, int]) -> None:
    """Everybody is new to everybody in such a circle."""
    assert no_worse(BEST._replace(**other), BEST)


def test_what_a_search_costs_too_is_said_beside_it() -> None:
    """Nine against two, not nine alone."""
    seats, searched = BEST._replace(served=43, again=-1), BEST._replace(served=50)
    assert what_it_costs(seats, searched, 52) == (
        "9 of 52 people could not come to their circle's hour instead of 2 and 1 pair would meet again"
    )
