"""Which times stand, and what is left of one that was found anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from circlekit.core.model import Alternate, Changes, Circle
from circlekit.core.sending.sent import Sent
from circlekit.core.sending.standing import decided, found_anew, renewed, same_circle, say_better

from .conftest import COHORT, SLOT, changed, plan


@pytest.mark.parametrize(
    ("lead", "members", "same"),
    [
        ("ama", ("ama", "x", "y"), True),
        ("x", ("ben", "x", "y"), True),
        ("x", ("x", "y"), False),
        (None, ("ama", "ben"), True),
    ],
)
def test_a_circle_is_the_same_with_its_lead_or_half_of_its_people(
    first: Sent, lead: str | None, members: tuple[str, ...], same: bool
) -> None:
    """Ama led, and Ben was the other one."""
    assert same_circle(Circle(id="c1", name="Circle 1", lead=lead, members=members), first) is same


def test_without_any_lead_only_people_count(first: Sent) -> None:
    """Nobody leading then and nobody leading now is no likeness."""
    circle = Circle(id="c1", name="Circle 1", members=("x", "y"))
    assert not same_circle(circle, replace(first, lead=None))


def test_changes_and_two_times_in_turn_are_decided_by_people() -> None:
    """A bare time is not."""
    alternate = Alternate(first="2027-02-11", weekday=3, week=2, start=540, timezone="Africa/Dakar")
    assert not decided(SLOT)
    assert decided(changed(skipped=["2027-03-09"]))
    assert decided(SLOT.model_copy(update={"alternate": alternate}))


def test_a_time_is_renewed_for_the_cohort_as_it_is() -> None:
    """From its first date inside the cohort on, and as long as its meetings are now."""
    later = COHORT.model_copy(
        update={"starts": date(2027, 2, 10), "meeting": COHORT.meeting.model_copy(update={"minutes": 90})}
    )
    found = renewed(SLOT, later)
    assert (found.first, found.minutes, found.start) == (date(2027, 3, 9), 90, SLOT.start)
    assert renewed(SLOT, COHORT) == SLOT


def test_changes_hold_only_at_the_same_time() -> None:
    """A cancelled circle stays cancelled at any."""
    before = changed(skipped=["2027-03-09"], cancelled="2027-06-01")
    later = SLOT.model_copy(update={"start": 1020})
    assert found_anew(SLOT, before) == before
    assert found_anew(later, before).changes == Changes(cancelled="2027-06-01")
    assert found_anew(later, None) == later


def test_only_a_time_that_serves_more_is_named() -> None:
    """Nobody said when they can, so decent hours count: 16:00 suits both, 22:00 nobody."""
    kept, late = plan(), SLOT.model_copy(update={"start": 22 * 60})
    at_night = plan(late)
    assert list(say_better([kept], [SLOT], COHORT)) == []
    assert list(say_better([kept], [late], COHORT)) == []
    alternate = Alternate(first="2027-02-11", weekday=3, week=2, start=540, timezone="Africa/Dakar")
    in_turn = plan(late.model_copy(update={"alternate": alternate}))
    assert list(say_better([in_turn], [SLOT], COHORT)) == []
    assert list(say_better([at_night], [SLOT], COHORT)) == [
        "Circle 1 keeps its time; another would let 2 of 2 come instead of 0: circlekit schedule --fresh"
    ]
