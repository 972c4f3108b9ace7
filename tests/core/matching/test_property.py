"""The search and its circles on many random cohorts, beside slow and obvious code."""

from __future__ import annotations

import os

import pytest

from tests.core.matching.property import trial

pytestmark = pytest.mark.long

COHORTS = int(os.environ.get("CIRCLEKIT_COHORTS", "40"))


def test_the_search_knows_what_its_circles_are_worth_and_keeps_every_rule() -> None:
    """Its running total equals a count person by person, and what it returns keeps each rule."""
    trials = [trial(seed) for seed in range(COHORTS)]
    assert [text for one in trials for text in one.wrong] == []
    assert sum(one.matched for one in trials) >= COHORTS // 2
