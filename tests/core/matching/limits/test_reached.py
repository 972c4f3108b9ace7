"""Whether anything that matters most could still be better."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.matching.limits.reached import nothing_better
from circlekit.core.matching.merit import merit
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Cohort, PastCohort
from tests.core.matching.people import FRIDAY, cohort, people
from tests.core.matching.reasons.test_explain import windows

PARTED = [[0, 1, 2, 6, 7, 8], [3, 4, 5, 9, 10, 11]]
"""Three and three of each old circle: six pairs twice, and no fewer are possible."""

AS_BEFORE = [[*range(6)], [*range(6, 12)]]


def second(rules: dict | None = None, **each: dict) -> Cohort:
    """Return twelve people of two old circles of six; p1 and p10 would lead."""
    leads = {"p1": {"lead": "yes"}, "p10": {"lead": "yes"}, "p2": {"lead": "no"}, "p3": {"lead": "no"}}
    old = [[f"p{n}" for n in range(1, 7)], [f"p{n}" for n in range(7, 13)]]
    past = [PastCohort(cohort="old", circles=old)]
    return cohort(people(12, **{**leads, **each}), size="6", past=past, matching=rules or {})


@pytest.mark.parametrize(
    ("made", "groups", "expected"),
    [
        (second(), PARTED, True),
        (second(), AS_BEFORE, False),
        (second(p12={"available": windows(FRIDAY)}), PARTED, False),
        (second(p10={"lead": "no"}, p4={"lead": "no"}, p2={"lead": "yes"}), PARTED, False),
        (second({"apart": [["p1", "p2"]]}), PARTED, False),
    ],
    ids=["parted", "as before", "an hour", "a lead", "a rule"],
)
def test_as_good_as_can_be_is_seen(made: Cohort, groups: list[list[int]], expected: bool) -> None:
    """Two who would lead in one circle, a broken rule, or a pair too many could be better.

    With p12 free on Friday alone, five are served in one circle and nobody in the other; six need an hour.
    """
    board, facts = lay_out(made)
    seats = np.array(groups)
    assert nothing_better(board, facts, merit(board, facts, seats, 0), seats) is expected


def test_pairs_who_must_be_together_are_no_reason_to_go_on() -> None:
    """One old circle is bound to stay; the others met nobody."""
    old = [f"p{n}" for n in range(1, 7)]
    made = second({"together": [old]})
    made = made.model_copy(update={"past": (PastCohort(cohort="old", circles=[old]),)})
    board, facts = lay_out(made)
    seats = np.array(AS_BEFORE)
    assert nothing_better(board, facts, merit(board, facts, seats, 0), seats)
