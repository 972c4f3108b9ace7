"""Circles that only the exact model finds."""

from __future__ import annotations

from random import Random

import pytest

from circlekit.core.matching.form import form
from circlekit.core.matching.rescue import seats_that_hold
from circlekit.core.matching.rules import broken_rules
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.tries import best_try
from circlekit.core.model import Cohort
from tests.core.matching.people import cohort, people


def hardly_possible() -> Cohort:
    """Return forty people of whom three pairs in eight must be apart."""
    rng = Random(1)
    handles = [f"p{number}" for number in range(1, 41)]
    return cohort(people(40), matching={"apart": [rng.sample(handles, 2) for _ in range(300)]})


def test_where_the_search_finds_nothing_the_model_may() -> None:
    """All rules are kept in the end, looked at by code of their own."""
    spring = hardly_possible()
    for group in form(spring, seed=0).groups:
        assert list(broken_rules(spring, [spring.participants[row] for row in group])) == []


def test_without_the_model_nothing_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cohort above is one that the search alone does not solve."""
    monkeypatch.setattr("circlekit.core.matching.tries.seats_that_hold", lambda *_: None)
    board, facts = lay_out(hardly_possible())
    found = best_try(board, facts, range(5, 7), 0, None)
    assert found is not None
    assert found.merit[0] < 0


def test_seats_that_hold_are_full_rows_of_the_board() -> None:
    """Empty seats hold the last row; a number of circles that was not asked for is none."""
    spring = cohort(people(13), matching={"apart": [["p1", "p2"]]})
    board, _ = lay_out(spring)
    seats = seats_that_hold(board, spring, range(2, 3))
    assert seats is not None
    assert seats.shape == (2, 8)
    assert sorted(seats.ravel().tolist()) == [*range(13), 13, 13, 13]
    assert seats_that_hold(board, spring, range(3, 4)) is None
    crowd = cohort(people(13), matching={"apart": [["p1", "p2", "p3"]]})
    assert seats_that_hold(board, crowd, range(2, 3)) is None
