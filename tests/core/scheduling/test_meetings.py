"""The dates of slots, worked out on a calendar of 2027."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from circlekit.core.model import Alternate, Slot
from circlekit.core.scheduling.meetings import dates, dates_in, meetings
from circlekit.core.scheduling.wall_clocks import at
from circlekit.core.sections import Rhythm

from .builders import cohort, person

ANA = person("ana", "Europe/London")


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(f"2027-{text}") for text in texts]


def slot(
    first: str, weekday: int, week: int | None, start: int = 960, timezone: str = "Europe/London"
) -> Slot:
    return Slot(
        circle="c1", first=f"2027-{first}", weekday=weekday, week=week, start=start, minutes=60,
        timezone=timezone,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("every", "weekday", "week", "expected"),
    [
        ("month", 1, 2, days("01-12", "02-09", "03-09", "04-13", "05-11", "06-08")),
        ("month", 4, -1, days("01-29", "02-26", "03-26", "04-30", "05-28", "06-25")),
        ("month", 0, 1, days("02-01", "03-01", "04-05", "05-03", "06-07", "07-05")),
        ("2 months", 1, 2, days("01-12", "03-09", "05-11")),
        ("2 months", 4, 1, days("02-05", "04-02", "06-04")),
        ("4 weeks", 2, None, days("01-13", "02-10", "03-10", "04-07", "05-05", "06-02", "06-30")),
    ],
)
def test_each_rhythm_meets_on_its_dates(
    every: str, weekday: int, week: int | None, expected: list[date]
) -> None:
    """From 11 January to 9 July 2027, counted on a calendar."""
    assert list(dates_in(cohort(ANA, every=every), weekday, week)) == expected


def test_every_week_and_every_second_week_count_from_the_first_weekday() -> None:
    """There are 26 Tuesdays from 12 January to 6 July 2027, and 13 every second week."""
    assert len(dates_in(cohort(ANA, every="week"), 1, None)) == 26
    assert dates_in(cohort(ANA, every="2 weeks"), 1, None)[-1] == date(2027, 6, 29)
    assert len(dates_in(cohort(ANA, every="2 weeks"), 1, None)) == 13


def test_a_slot_on_the_first_and_last_day_of_the_cohort_meets_on_both() -> None:
    """The cohort's own start and end are days like others."""
    both = cohort(ANA, starts="2027-01-12", ends="2027-06-08")
    assert list(dates_in(both, 1, 2))[:1] + list(dates_in(both, 1, 2))[-1:] == days("01-12", "06-08")


def test_the_rhythm_counts_from_the_first_meeting_that_is_no_holiday() -> None:
    """With Tuesday 12 January a holiday, every second week begins on the 19th."""
    resting = cohort(ANA, every="2 weeks", holidays={"dates": ["2027-01-12"]})
    assert list(dates_in(resting, 1, None)[:3]) == days("01-19", "02-02", "02-16")


def test_a_holiday_later_on_leaves_a_gap_and_moves_nothing() -> None:
    """With 9 March a holiday, the others stay second Tuesdays."""
    resting = cohort(ANA, holidays={"dates": ["2027-03-09"]})
    assert list(dates_in(resting, 1, 2)) == days("01-12", "02-09", "04-13", "05-11", "06-08")
    [skipped] = dates(slot("01-12", 1, 2), resting).skipped
    assert skipped.start.isoformat() == "2027-03-09T16:00:00+00:00"


def test_no_date_is_found_where_the_cohort_is_too_short() -> None:
    """From Monday to Friday there is no second Saturday."""
    assert dates_in(cohort(ANA, ends="2027-01-15"), 5, 2) == ()


@pytest.mark.parametrize(
    ("timezone", "expected"),
    [
        ("Europe/London", "16:00 16:00 16:00 15:00 15:00 15:00"),
        ("America/New_York", "21:00 21:00 21:00 20:00 20:00 20:00"),
        ("Africa/Dakar", "16:00 16:00 16:00 16:00 16:00 16:00"),
        ("Africa/Casablanca", "16:00 16:00 16:00 16:00 16:00 16:00"),
        ("Asia/Kolkata", "10:30 10:30 10:30 10:30 10:30 10:30"),
        ("Australia/Sydney", "05:00 05:00 05:00 06:00 06:00 06:00"),
    ],
)
def test_the_same_wall_clock_is_another_instant_after_a_clock_change(timezone: str, expected: str) -> None:
    """London changes on 28 March, New York on 14 March, Sydney back on 4 April; Dakar and Kolkata never.

    Morocco stays at UTC since September 2026 (tzdata 2026c): older data is an hour off outside Ramadan.
    """
    found = meetings(slot("01-12", 1, 2, timezone=timezone), cohort(ANA))
    assert " ".join(f"{meeting.start.astimezone(UTC):%H:%M}" for meeting in found) == expected
    assert {f"{meeting.start:%H:%M}" for meeting in found} == {"16:00"}
    assert [meeting.number for meeting in found] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("timezone", "expected"),
    [
        ("Europe/London", "15:00 15:00 16:00 16:00"),
        ("America/New_York", "20:00 20:00 21:00 21:00"),
        ("Australia/Sydney", "06:00 05:00 05:00 05:00"),
    ],
)
def test_autumn_changes_count_as_well(timezone: str, expected: str) -> None:
    """London goes back on 31 October, New York on 7 November; Sydney goes forward on 3 October 2027."""
    autumn = cohort(ANA, starts="2027-09-01", ends="2027-12-20", every="month")
    wanted = ("09-14", "10-12", "11-09", "12-14")
    found = meetings(slot("09-14", 1, 2, timezone=timezone), autumn)
    assert [meeting.start.date() for meeting in found] == days(*wanted)
    assert " ".join(f"{meeting.start.astimezone(UTC):%H:%M}" for meeting in found) == expected


def test_the_rhythm_of_two_months_counts_in_months() -> None:
    """A first date in February gives February, April and June."""
    found = meetings(slot("02-09", 1, 2), cohort(ANA, every=Rhythm.TWO_MONTHS))
    assert [meeting.start.date() for meeting in found] == days("02-09", "04-13", "06-08")


def held(slot: Slot, **settings: object) -> list[str]:
    """Return the meetings as ``01-12 16:00``, in the slot's zone."""
    return [f"{meeting.start:%m-%d %H:%M}" for meeting in meetings(slot, cohort(ANA, **settings))]


def test_a_holiday_can_move_a_meeting_to_the_next_week() -> None:
    """9 March becomes 16 March, at the same hour, and the meeting remembers where it was."""
    kind = {"dates": ["2027-03-09"], "instead": "next week"}
    resting = cohort(ANA, holidays=kind)
    assert list(dates_in(resting, 1, 2))[:3] == days("01-12", "02-09", "03-16")
    found = dates(slot("01-12", 1, 2), resting)
    assert [meeting.start.date() for meeting in found.meetings][:3] == days("01-12", "02-09", "03-16")
    assert found.meetings[2].was == at(date(2027, 3, 9), 960, "Europe/London")
    assert not found.skipped


@pytest.mark.parametrize(
    ("every", "off"),
    [
        ("week", ["2027-03-09"]),
        ("month", ["2027-03-09", "2027-03-16"]),
        ("month", ["2027-07-09"]),
    ],
)
def test_a_meeting_that_no_next_week_can_take_is_skipped(every: str, off: list[str]) -> None:
    """The next week has a meeting already, is a holiday too, or lies after the cohort's end."""
    weekday = date.fromisoformat(off[0]).weekday()
    resting = cohort(ANA, every=every, holidays={"dates": off, "instead": "next week"})
    week = 2 if every == "month" else None
    assert not {date.fromisoformat(day) for day in off} & set(dates_in(resting, weekday, week))
    assert len(dates_in(cohort(ANA, every=every), weekday, week)) - 1 == len(dates_in(resting, weekday, week))


def test_the_rhythm_can_change_to_every_second_month() -> None:
    """From April on only every second Tuesday of the month counts: April and June."""
    slower = {"then": {"every": "2 months", "starts": "2027-04-01"}}
    assert list(dates_in(cohort(ANA, **slower), 1, 2)) == days("01-12", "02-09", "03-09", "04-13", "06-08")
    parts = dates(slot("01-12", 1, 2), cohort(ANA, **slower)).parts
    assert [(part.rule.interval, len(part.occurrences)) for part in parts] == [(1, 3), (2, 2)]


def test_the_rhythm_can_change_from_weeks_to_months() -> None:
    """Tuesdays of January, then second Tuesdays; the week counts only from the change on."""
    slower = {"every": "week", "then": {"every": "month", "starts": "2027-02-01"}}
    expected = days("01-12", "01-19", "01-26", "02-09", "03-09", "04-13", "05-11", "06-08")
    assert list(dates_in(cohort(ANA, **slower), 1, 2)) == expected


def test_what_people_changed_comes_before_holidays() -> None:
    """February is moved, March is skipped, and the meeting of the holiday in April is held all the same."""
    changes = {
        "moved": {"2027-02-09": "2027-02-16 17:00", "2027-04-13": "2027-04-13 16:00"},
        "skipped": ["2027-03-09"],
        "places": {"2027-05-11": "Friends House"},
    }
    changed = Slot.model_validate(slot("01-12", 1, 2).model_dump() | {"changes": changes})
    resting = {"holidays": {"dates": ["2027-04-13"]}}
    assert held(changed, **resting)[:4] == ["01-12 16:00", "02-16 17:00", "04-13 16:00", "05-11 16:00"]
    found = dates(changed, cohort(ANA, **resting))
    assert [meeting.place for meeting in found.meetings] == ["", "", "", "Friends House", ""]
    assert [meeting.number for meeting in found.meetings] == [1, 2, 3, 4, 5]


def test_a_cancelled_circle_has_no_meetings_from_that_day_on() -> None:
    """Cancelled on 13 April, the meeting of that day is not held; the rule still knows it."""
    ended = Slot.model_validate(slot("01-12", 1, 2).model_dump() | {"changes": {"cancelled": "2027-04-13"}})
    assert held(ended) == ["01-12 16:00", "02-09 16:00", "03-09 16:00"]
    assert len(dates(ended, cohort(ANA)).parts[0].occurrences) == 6


def test_two_times_take_turns() -> None:
    """Second Tuesdays at 16:00 London in odd months, first Thursdays at 09:00 Sydney in even ones."""
    other = Alternate(first=date(2027, 2, 4), weekday=3, week=1, start=540, timezone="Australia/Sydney")
    both = slot("01-12", 1, 2).model_copy(update={"alternate": other})
    found = [meeting.start.isoformat() for meeting in meetings(both, cohort(ANA))]
    assert found == [
        "2027-01-12T16:00:00+00:00",
        "2027-02-04T09:00:00+11:00",
        "2027-03-09T16:00:00+00:00",
        "2027-04-01T09:00:00+11:00",
        "2027-05-11T16:00:00+01:00",
        "2027-06-03T09:00:00+10:00",
    ]


def test_one_meeting_is_in_person() -> None:
    """The third meeting has a place."""
    there = cohort(ANA, in_person={"meeting": 3, "place": "Friends House"})
    found = meetings(slot("01-12", 1, 2), there)
    assert [meeting.place for meeting in found][1:4] == ["", "Friends House", ""]


def test_another_rhythm_counts_from_the_first_such_day_on_which_it_holds() -> None:
    """From Wednesday 31 March every 4 weeks: the next Tuesday is 6 April, four weeks after 9 March."""
    slower = {"then": {"every": "4 weeks", "starts": "2027-03-31"}}
    expected = days("01-12", "02-09", "03-09", "04-06", "05-04", "06-01", "06-29")
    assert list(dates_in(cohort(ANA, **slower), 1, 2)) == expected


def in_turn(weekday: int, first: str, **settings: object) -> list[str]:
    """Return the meetings of Tuesdays 10:00 from 12 January, in turn with 18:00 on another weekday."""
    other = Alternate(
        first=date.fromisoformat(f"2027-{first}"), weekday=weekday, start=1080, timezone="Europe/London"
    )
    both = slot("01-12", 1, None, 600).model_copy(update={"alternate": other})
    return held(both, every="week", **settings)


def test_two_times_go_on_taking_turns_when_the_rhythm_changes() -> None:
    """Every second week from 27 January: the Tuesday met last, so the other time is next."""
    slower = {"then": {"every": "2 weeks", "starts": "2027-01-27"}}
    assert in_turn(1, "01-19", **slower)[:7] == [
        "01-12 10:00", "01-19 18:00", "01-26 10:00", "02-02 18:00", "02-16 10:00", "03-02 18:00",
        "03-16 10:00",
    ]  # fmt: skip
    assert in_turn(4, "01-22", **slower)[:7] == [
        "01-12 10:00", "01-22 18:00", "01-26 10:00", "01-29 18:00", "02-09 10:00", "02-26 18:00",
        "03-09 10:00",
    ]  # fmt: skip


def test_a_meeting_is_not_moved_to_the_day_of_the_other_time() -> None:
    """Tuesday 26 January falls out, because on the next Tuesday the circle meets at its other time."""
    resting = {"holidays": {"dates": ["2027-01-26"], "instead": "next week"}}
    assert in_turn(1, "01-19", **resting)[:4] == ["01-12 10:00", "01-19 18:00", "02-02 18:00", "02-09 10:00"]
