"""What an agreement says of single days ends with them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from circlekit.core.model import Cohort, Participant
from circlekit.core.rotation.going_on.past_days import without_past_days
from circlekit.core.sections import AlumniMeetings, RhythmChange, ShareOuts


def autumn(**agreed: Any) -> Cohort:
    """Return the cohort from 6 September 2027 to 4 March 2028, with what was agreed before it."""
    given: dict[str, Any] = {"participants": [], "starts": "2027-09-06", "ends": "2028-03-04"}
    return Cohort(cohort="Autumn 2027", id="autumn-2027", **{**given, **agreed})


def test_an_agreement_without_days_goes_on_as_it_is() -> None:
    """Countries, lengths and rhythms are no days."""
    agreed = autumn(
        holidays={"countries": ["DE"], "instead": "next week"},
        leads_meetings={"every": "month"},
        meeting={"every": "month", "in_person": {"meeting": 2, "place": "Friends House"}},
    )
    assert without_past_days(agreed) == agreed


def test_holidays_and_share_outs_of_the_new_time_stay() -> None:
    """A list that goes beyond the end keeps what is still ahead."""
    agreed = autumn(
        holidays={"dates": ["2027-04-05", "2027-09-06", "2028-03-04", "2028-03-05"]},
        share_outs={"at": ["2027-06-01 17:00", "2027-12-07 17:00"], "minutes": 90},
    )
    found = without_past_days(agreed)
    assert found.holidays.dates == (date(2027, 9, 6), date(2028, 3, 4))
    assert (found.share_outs.at, found.share_outs.minutes) == ((datetime(2027, 12, 7, 17),), 90)


def test_share_outs_that_are_all_over_are_none() -> None:
    """Their length says nothing without them."""
    over = autumn(share_outs={"at": ["2027-06-01 17:00"], "minutes": 90})
    assert without_past_days(over).share_outs == ShareOuts()


def test_former_members_meet_as_planned_even_after_the_end() -> None:
    """What lies before the start is over; where nothing lies ahead there are no such meetings."""
    agreed = {"at": ["2027-06-01 17:00", "2027-12-07 17:00", "2029-12-04 17:00"], "minutes": 90}
    found = without_past_days(autumn(alumni=agreed)).alumni
    assert (found.at, found.minutes) == ((datetime(2027, 12, 7, 17), datetime(2029, 12, 4, 17)), 90)
    over = autumn(alumni={"at": ["2027-06-01 17:00"], "minutes": 90})
    assert without_past_days(over).alumni == AlumniMeetings()
    undated = autumn(alumni={"minutes": 90})
    assert without_past_days(undated) == undated


@pytest.mark.parametrize(
    ("day", "stays"), [("2027-04-01", False), ("2027-09-06", False), ("2027-09-07", True)]
)
def test_a_change_of_rhythm_that_has_come_is_forgotten(day: str, stays: bool) -> None:
    """The next circles begin as the first ones did."""
    then = {"every": "2 months", "starts": day}
    found = without_past_days(autumn(meeting={"every": "month", "then": then})).meeting.then
    assert (found != RhythmChange()) is stays


def test_whoever_joined_before_is_simply_there() -> None:
    """A day after the new start still counts."""
    days = {"ana": "2027-03-01", "ben": "2027-09-06", "cem": "2027-10-01", "dia": None}
    people = [Participant(id=who, name=who, timezone="UTC", joins=day) for who, day in days.items()]
    found = without_past_days(autumn(participants=people)).participants
    assert [person.joins for person in found] == [None, None, date(2027, 10, 1), None]
