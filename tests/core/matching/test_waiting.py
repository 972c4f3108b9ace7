"""Who waits when a head-count cannot be cut."""

from __future__ import annotations

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.api import match
from circlekit.core.matching.waiting import leave_out
from circlekit.core.problems import NoPlan
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, people
from tests.core.matching.reasons.test_explain import windows


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


def test_people_bound_together_wait_together() -> None:
    """Three threes make nine, and none of them may be parted; the three who would lead do not wait."""
    threes = [["p1", "p2", "p3"], ["p4", "p5", "p6"], ["p7", "p8", "p9"]]
    kept, left = leave_out(cohort(people(9, p7={"lead": "yes"}), matching={"together": threes}))
    assert [one.id for one in left] == ["p4", "p5", "p6"]
    assert [one.id for one in kept.participants] == ["p1", "p2", "p3", "p7", "p8", "p9"]
    assert left[0].reason.startswith("no circles of 6-8 with all 9 people keep every rule; ")


def test_when_all_are_bound_nobody_can_wait() -> None:
    """Nine who must all be together are no circle of eight, with or without --allow-unplaced."""
    everyone = [f"p{number}" for number in range(1, 10)]
    with pytest.raises(NoPlan, match="would part those who must be together"):
        leave_out(cohort(people(9), matching={"together": [everyone]}))


def test_those_wait_without_whom_the_rules_hold() -> None:
    """Five juniors fill no circle of six and may not sit with the nine seniors, who fill one of eight.

    So six wait, and P1 to P3, who would lead, are among them only because they are juniors.
    """
    levels = {f"p{number}": {"fields": {"level": ["1" if number <= 5 else "9"]}} for number in range(1, 15)}
    spring = cohort(people(14, **levels), matching={"within": {"level": 1}})
    found = match(spring, allow_unplaced=True)
    assert [one.id for one in found.unplaced] == ["p1", "p2", "p3", "p4", "p5", "p14"]
    assert len(found.circles) == 1


def test_nobody_waits_where_rules_hold() -> None:
    """The option changes nothing then."""
    spring = cohort(people(12), matching={"apart": [["p1", "p2"]]})
    assert leave_out(spring) == (spring, ())


def test_where_leaving_people_out_frees_nothing_nobody_waits() -> None:
    """Six are one circle or none; what forbids it is told by whoever tries to form it."""
    spring = cohort(people(6), matching={"apart": [["p5", "p6"]]})
    assert leave_out(spring) == (spring, ())
    with pytest.raises(NoPlan, match="«P5» and «P6» must all be apart"):
        match(spring, allow_unplaced=True)


def test_a_reason_names_no_rule() -> None:
    """Circles.yaml may be shared, and who is apart from whom is nobody's business."""
    spring = cohort(people(12), matching={"apart": [["p10", "p11", "p12"]]})
    _, left = leave_out(spring)
    assert left
    for one in left:
        assert "P1" not in one.reason
        assert "apart" not in one.reason


def test_whoever_sits_in_a_circle_keeps_the_seat() -> None:
    """A newcomer waits, though somebody before them in the file would lead less gladly."""
    _, (left,) = leave_out(cohort(people(9)), seated={f"p{number}" for number in range(2, 10)})
    assert left.id == "p1"


def test_another_size_needs_nobody_to_wait() -> None:
    """Seventeen are 6, 6 and 5; nine are one circle of nine."""
    for count, size in ((17, Size(5, 8)), (9, Size(6, 9)), (10, Size(5, 8)), (11, Size(5, 8))):
        found = match(cohort(people(count), size=size), allow_unplaced=True)
        assert found.unplaced == ()


def test_somebody_with_hours_like_all_others_may_wait_too() -> None:
    """Where all are alike the last in the file waits, whatever hours they wrote."""
    _, left = leave_out(cohort(people(10, p10={"available": windows(f"{TUESDAY}, {FRIDAY}")})))
    assert [one.id for one in left] == ["p9", "p10"]
