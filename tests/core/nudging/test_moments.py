from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.model import Circle, Cohort, Meeting, Participant
from circlekit.core.nudging.moments import Moment, due, meeting_day, next_day, planned
from circlekit.core.sections import NudgeDays

ANA = Participant(id="ana", name="Ana", timezone="Europe/London")
CIRCLE = Circle(id="c1", name="Circle 1", members=("ana",))


def cohort(timezone: str | None = "Europe/London", **nudges: int | None) -> Cohort:
    return Cohort(
        cohort="Spring", id="spring", starts=date(2027, 1, 11), ends=date(2027, 7, 9), timezone=timezone,
        nudges=NudgeDays(**nudges), participants=(ANA,),
    )  # fmt: skip


def meeting(number: int, day: date, zone: str = "Europe/London", hour: int = 16) -> Meeting:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone))
    return Meeting(number, start, 60)


def plan(today: date, days: list[date], **nudges: int | None):
    meetings = [meeting(number, day) for number, day in enumerate(days, 1)]
    return planned(cohort(**nudges), [CIRCLE], {"c1": meetings}, today)


TUESDAY = date(2027, 1, 12)


def test_each_meeting_has_three_moments_counted_back_from_its_date():
    """Seven, three and one day before Tuesday 12 January are the 5th, the 9th and the 11th."""
    found = plan(date(2027, 1, 1), [TUESDAY])
    assert [(draft.moment, draft.day, draft.until) for draft in found] == [
        (Moment.WEEK_BEFORE, date(2027, 1, 5), date(2027, 1, 8)),
        (Moment.RSVP, date(2027, 1, 9), date(2027, 1, 10)),
        (Moment.DAY_BEFORE, date(2027, 1, 11), date(2027, 1, 12)),
    ]


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (4, None),
        (5, Moment.WEEK_BEFORE),
        (8, Moment.WEEK_BEFORE),
        (9, Moment.RSVP),
        (10, Moment.RSVP),
        (11, Moment.DAY_BEFORE),
        (12, Moment.DAY_BEFORE),
        (13, None),
    ],
)  # fmt: skip
def test_a_draft_is_due_until_the_next_one_is(day, moment):
    """A coordinator who looks every third day misses none, and never has two at once."""
    today = date(2027, 1, day)
    found = due(plan(today, [TUESDAY]), today)
    assert [draft.moment for draft in found] == ([moment] if moment else [])


def test_past_meetings_have_no_drafts():
    """On the day of the second meeting, the first one is over."""
    found = plan(date(2027, 2, 9), [TUESDAY, date(2027, 2, 9)])
    assert {draft.meeting.number for draft in found} == {2}


def test_nobody_gets_more_than_three_messages_for_a_meeting():
    """Over half a year of weekly meetings, each has three drafts at most."""
    days = [TUESDAY + timedelta(weeks=week) for week in range(26)]
    found = plan(date(2026, 1, 1), days, week_before=10, rsvp=3, day_before=0)
    numbers = [draft.meeting.number for draft in found]
    assert sorted(numbers) == sorted([*range(1, 27)] * 3)


def test_a_moment_that_is_off_has_no_draft_and_leaves_no_gap():
    """Without the RSVP, the first message is due until the last one."""
    found = plan(date(2027, 1, 1), [TUESDAY], rsvp=None)
    assert [(draft.moment, draft.until) for draft in found] == [
        (Moment.WEEK_BEFORE, date(2027, 1, 10)),
        (Moment.DAY_BEFORE, date(2027, 1, 12)),
    ]


def test_two_moments_on_one_day_are_both_due():
    """Neither hides the other."""
    today = date(2027, 1, 9)
    found = due(plan(today, [TUESDAY], week_before=3), today)
    assert {draft.moment for draft in found} == {Moment.WEEK_BEFORE, Moment.RSVP}


def test_no_moment_at_all_means_no_drafts():
    """A coordinator may switch all of them off."""
    assert plan(date(2027, 1, 1), [TUESDAY], week_before=None, rsvp=None, day_before=None) == ()


def test_the_next_day_with_a_draft_is_known():
    """After the RSVP of the 9th comes the 11th; after the last one comes none."""
    found = plan(date(2027, 1, 1), [TUESDAY])
    assert next_day(found, date(2027, 1, 9)) == date(2027, 1, 11)
    assert next_day(found, date(2027, 1, 11)) is None


def test_days_are_those_of_the_coordinator():
    """A meeting at 09:00 on the 13th in Auckland is on the 12th in London."""
    at = meeting(1, date(2027, 1, 13), "Pacific/Auckland", 9)
    assert meeting_day(at, cohort("Europe/London")) == date(2027, 1, 12)
    assert meeting_day(at, cohort(None)) == date(2027, 1, 13)


def test_drafts_come_by_day_and_then_by_circle():
    """The order of circles is that of the file, not of the alphabet."""
    other = CIRCLE.model_copy(update={"id": "b9"})
    meetings = {"c1": [meeting(1, TUESDAY)], "b9": [meeting(1, TUESDAY)]}
    found = planned(cohort(), [CIRCLE, other], meetings, date(2027, 1, 1))
    assert [(draft.day.day, draft.circle.id) for draft in found][:4] == [
        (5, "c1"),
        (5, "b9"),
        (9, "c1"),
        (9, "b9"),
    ]


def test_a_circle_without_meetings_has_no_drafts():
    """A circle that has no slot yet is not in anybody's way."""
    assert planned(cohort(), [CIRCLE], {}, date(2027, 1, 1)) == ()
