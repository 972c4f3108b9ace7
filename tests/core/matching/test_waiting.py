"""Who waits when a head-count cannot be cut."""

from __future__ import annotations

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.api import match
from circlekit.core.matching.waiting import leave_out
from circlekit.core.problems import NoPlan
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, people
from tests.core.matching.test_explain import windows


@pytest.mark.parametrize(("count", "waiting"), [(9, 1), (10, 2), (11, 3), (17, 1), (12, 0), (6, 0)])
def test_as_few_as_possible_wait(count: int, waiting: int) -> None:
    """Nine are eight and one; twelve need nobody to wait."""
    found = match(cohort(people(count)), allow_unplaced=True)
    assert len(found.unplaced) == waiting
    assert sum(len(circle.members) for circle in found.circles) == count - waiting


@pytest.mark.parametrize("count", [1, 5])
def test_too_few_for_one_circle_are_refused_even_so(count: int) -> None:
    """There is nobody to leave out."""
    with pytest.raises(NoPlan, match="cannot be cut into circles of 6-8"):
        match(cohort(people(count)), allow_unplaced=True)


def test_the_reason_says_what_would_give_everybody_a_place() -> None:
    """One more person makes eighteen."""
    _, (left,) = leave_out(cohort(people(17)))
    assert (
        left.reason
        == "17 people cannot be cut into circles of 6-8; with 1 more person everybody has a place."
    )


def test_those_wait_who_share_an_hour_with_fewest() -> None:
    """P4 is free on Friday, when nobody else is; P1 is too, but would lead."""
    alone = {"available": windows(FRIDAY)}
    _, (left,) = leave_out(cohort(people(9, p4=alone, p1={**alone, "lead": "yes"})))
    assert left.id == "p4"


def test_nobody_is_parted_from_whom_they_must_be_with() -> None:
    """The last in the file waits, but not when they are bound to another."""
    _, (left,) = leave_out(cohort(people(9)))
    assert left.id == "p9"
    _, (other,) = leave_out(cohort(people(9), matching={"together": [["p8", "p9"]]}))
    assert other.id == "p7"


def test_when_all_are_bound_nobody_can_wait() -> None:
    """Three threes make nine, and none of them may be parted."""
    threes = [["p1", "p2", "p3"], ["p4", "p5", "p6"], ["p7", "p8", "p9"]]
    with pytest.raises(NoPlan, match="would part those who must be together"):
        leave_out(cohort(people(9), matching={"together": threes}))


def test_another_size_needs_nobody_to_wait() -> None:
    """Seventeen are 6, 6 and 5; nine are one circle of nine."""
    for count, size in ((17, Size(5, 8)), (9, Size(6, 9)), (10, Size(5, 8)), (11, Size(5, 8))):
        found = match(cohort(people(count), size=size), allow_unplaced=True)
        assert found.unplaced == ()


def test_somebody_with_hours_like_all_others_may_wait_too() -> None:
    """Where all are alike the last in the file waits, whatever hours they wrote."""
    _, left = leave_out(cohort(people(10, p10={"available": windows(f"{TUESDAY}, {FRIDAY}")})))
    assert [one.id for one in left] == ["p9", "p10"]
