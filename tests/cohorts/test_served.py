"""Invented people in eight zones are served nearly as well as any circles could serve them."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.matching.api import match
from circlekit.core.matching.limits.exact import ceiling
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.search.starts import hours_first
from tests.cohorts.served import PROVED, Served, cohort
from tests.core.matching.checker import broken

SMALL = [given for given in PROVED if given.people < 100]


@pytest.mark.parametrize("given", PROVED[:4], ids=str)
def test_nearly_as_many_are_served_as_can_be(given: Served) -> None:
    """At least 97 of a hundred whom any circles could serve, and no rule is broken."""
    of = cohort(given.people, given.seed)
    found = match(of)
    assert broken(of, found) == []
    assert 97 * given.most <= 100 * found.quality["well_served"].value <= 100 * given.most


@pytest.mark.parametrize("given", SMALL, ids=str)
def test_the_limit_that_is_written_down_is_proved(given: Served) -> None:
    """The exact model finds a plan that serves as many, and none that serves more."""
    of = cohort(given.people, given.seed)
    found = ceiling(lay_out(of)[1].hours, of.size, 0)
    assert found is not None
    assert (found.found, found.at_most) == (given.most, given.most)


def test_a_plan_for_a_large_cohort_serves_nearly_everybody() -> None:
    """Of 480 people, before anything is searched."""
    of = cohort(480, 1)
    labels = hours_first(lay_out(of)[1].hours, 68, of.size.most, 50, np.random.default_rng(0))
    assert int((labels >= 0).sum()) >= 475
