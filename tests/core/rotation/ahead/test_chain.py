"""Eight cohorts in a row by seats, with people coming and going: nobody meets twice."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from circlekit.core.model import Matching, Participant, PastCohort
from circlekit.core.rotation.ahead.planned import plan_ahead
from circlekit.core.rotation.ahead.plans import Wanted
from tests.core.rotation.people import circles_of, cohort, person

pytestmark = pytest.mark.long


def member(number: int) -> Participant:
    return person(f"p{number:03}", lead="yes", available=["Mon 10:00-11:00"])


def no_search() -> Matching:
    raise AssertionError("nothing can be better than these seats")


@pytest.mark.parametrize(("people", "size"), [(48, 6), (52, 7), (60, 6), (100, 7)])
def test_eight_cohorts_repeat_no_pair_with_fifteen_in_a_hundred_replaced(people: int, size: int) -> None:
    """All can meet at one hour; circles begin as they stand in the file, the last one smaller or larger."""
    draw = np.random.default_rng(people)
    here = [member(number) for number in range(people)]
    ended = circles_of(here, size)
    met = {pair for circle in ended for pair in combinations(circle.members, 2)}
    past, seats, joined = list[PastCohort](), None, people
    for number in range(7):
        gone = set(draw.choice(people, people * 15 // 100, replace=False).tolist())
        new = [member(joined + more) for more in range(len(gone))]
        joined += len(new)
        here = [one for row, one in enumerate(here) if row not in gone] + new
        past.append(PastCohort(cohort=f"c{number}", circles=[circle.members for circle in ended]))
        wanted = Wanted(seats=seats) if seats else Wanted(rounds=7)
        matching, ahead = plan_ahead(cohort(here, past=tuple(past)), ended, wanted, no_search)
        ended, seats = matching.circles, ahead.seats
        placed = sorted(handle for circle in ended for handle in circle.members)
        assert placed == sorted(one.id for one in here)
        assert all(6 <= len(circle.members) <= 8 for circle in ended)
        now = {pair for circle in ended for pair in combinations(sorted(circle.members), 2)}
        assert not now & met
        met |= now
