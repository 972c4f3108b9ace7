"""When the leads meet among themselves."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Slot
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.choosing import leads_slot
from circlekit.core.scheduling.leads_meetings import Kept, leads_arrangements, leads_problems
from circlekit.core.scheduling.meetings import overlap

from .builders import cohort, person
from .test_share_outs import TUESDAYS, asking, circles, people, plans, stopped

ALL = Circle(id="leads", name="Leads", members=())
"""The one circle of all leads, as a file knows it."""


def test_leads_meet_only_where_the_cohort_asks_and_there_are_two() -> None:
    """One lead meets the coordinator without a circle of leads."""
    two = asking(*people(*["Tue 09:00-18:00"] * 2))
    one = asking(*people("Tue 09:00-18:00"), leads_meetings={"every": "month"})
    assert leads_arrangements(two, plans(two, [960, 960])) == ()
    assert leads_arrangements(one, plans(one, [960])) == ()


def test_leads_meet_in_their_own_rhythm_where_all_can_come() -> None:
    """Both are free at ten on Wednesdays; every two months makes three meetings of 45 minutes."""
    whole = asking(
        *people("Tue 16:00-17:00, Wed 10:00-11:00", "Tue 09:00-18:00, Wed 09:00-10:45"),
        leads_meetings={"every": "2 months"},
    )
    (found,) = leads_arrangements(whole, plans(whole, [960, 960]))
    assert (found.circle.members, found.always, found.slot.weekday, found.slot.start) == (
        ("p1", "p2"), 2, 2, 600,
    )  # fmt: skip
    assert {meeting.minutes for meeting in found.meetings} == {45}
    assert len(found.meetings) == 3


def test_the_meetings_of_their_own_circles_go_first() -> None:
    """The leads' only common hour is that of the first circle, on second Tuesdays; another week is free."""
    whole = asking(*people(*["Tue 16:00-17:00"] * 2), leads_meetings={"every": "month", "minutes": 60})
    own = plans(whole, [960, 660])
    (found,) = leads_arrangements(whole, own)
    assert (found.always, found.slot.weekday, found.slot.start, found.slot.week != 2) == (2, 1, 960, True)
    assert list(leads_problems(found, own)) == []


def test_where_every_hour_is_taken_the_overlap_is_said() -> None:
    """Circles that meet every week leave no other week, and one lead cannot be in two places."""
    whole = asking(
        *people(*["Tue 16:00-17:00"] * 2), every="week", leads_meetings={"every": "2 months", "minutes": 60}
    )
    weekly = {**TUESDAYS, "week": None}
    own = [
        arrange(circle, Slot(circle=circle.id, first="2027-01-12", start=start, **weekly), whole)
        for circle, start in zip(circles(2), (990, 600), strict=True)
    ]
    kept = Slot(circle="leads", first="2027-01-12", start=960, **TUESDAYS)
    (found,) = leads_arrangements(whole, own, [Kept(ALL, kept)])
    assert [problem.message for problem in leads_problems(found, own)] == [
        f"the leads' meeting of {day} 2027 overlaps that of Circle 1, which P1 leads"
        for day in ("12 January", "9 March", "11 May")
    ]


def test_a_slot_that_was_kept_is_not_looked_for_again() -> None:
    """It stands as people know it, even where another would suit more."""
    whole = asking(*people(*["Tue 09:00-18:00"] * 2), leads_meetings={"every": "month"})
    kept = Slot(circle="leads", first="2027-01-13", start=1200, **{**TUESDAYS, "weekday": 2, "minutes": 45})
    (found,) = leads_arrangements(whole, plans(whole, [960, 960]), [Kept(ALL, kept)])
    assert (found.slot, found.always) == (kept, 0)


@pytest.mark.parametrize(("weighed", "zone", "always"), [(1000, "Africa/Dakar", 3), (3, "Europe/Berlin", 2)])
def test_many_leads_are_asked_by_the_clocks_of_most(
    weighed: int, zone: str, always: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """15:00 in Dakar suits all, before and after Berlin's clock change; one zone to weigh is Berlin's."""
    monkeypatch.setattr(leads_slot, "MOST_WEIGHED", weighed)
    berlin, dakar = ("Europe/Berlin", "Tue 16:00-18:00"), ("Africa/Dakar", "Tue 15:00-16:00")
    whole = cohort(
        *(person(f"p{number}", *free) for number, free in enumerate((berlin, berlin, dakar), 1)),
        leads_meetings={"every": "month", "minutes": 60},
    )
    (found,) = leads_arrangements(whole, plans(whole, [600] * 3))
    assert (found.slot.timezone, found.always) == (zone, always)


def test_the_lead_of_a_circle_that_has_stopped_meets_the_others_no_more() -> None:
    """Of three leads two are left."""
    whole = asking(*people(*["Tue 09:00-18:00"] * 3), leads_meetings={"every": "month"})
    first, second, third = plans(whole, [960] * 3)
    (found,) = leads_arrangements(whole, [first, stopped(second, "2027-04-01", whole), third])
    assert found.circle.members == ("p1", "p3")


def test_meetings_that_touch_do_not_overlap() -> None:
    """One that begins in the minute in which the other ends leaves time for both."""
    first, second, third = (plan.meetings[0] for plan in plans(asking(*people(*[""] * 3)), [600, 659, 660]))
    assert (overlap(first, second), overlap(second, first), overlap(first, third)) == (True, True, False)
