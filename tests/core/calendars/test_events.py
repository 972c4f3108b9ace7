import dataclasses
import re
from datetime import UTC, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.series import Variant
from circlekit.core.calendars.stamps import stamped
from circlekit.core.problems import CirclekitError
from circlekit.core.scheduling.rhythms import recurrence
from circlekit.core.sections import Rhythm
from circlekit.core.zones import zone

CIRCLE_1 = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//circlekit//circlekit//EN
NAME:Spring 2027
X-WR-CALNAME:Spring 2027
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Spring 2027 - Circle 1
DTSTART;TZID=Europe/London:20270112T160000
DTEND;TZID=Europe/London:20270112T170000
DTSTAMP:20270101T000000Z
UID:3cbeeb92-eac8-5794-abac-8d79830e1766@circlekit
SEQUENCE:0
RRULE:FREQ=MONTHLY;UNTIL=20270608T150000Z;BYDAY=2TU
EXDATE;TZID=Europe/London:20270209T160000
CONFERENCE;FEATURE=VIDEO;LABEL=Join the meeting;VALUE=URI:https://meet.exa
 mple.org/room
CONTACT:Amina Diallo
DESCRIPTION:Join: https://meet.example.org/room\\nBring a question.
LAST-MODIFIED:20270101T000000Z
LOCATION:https://meet.example.org/room
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://meet.example.org/room
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Spring 2027 - Circle 1
TRIGGER:-PT1H
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Spring 2027 - Circle 1
TRIGGER:-P1D
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def written(*series, now=datetime(2027, 1, 1, tzinfo=UTC)) -> str:
    return calendar_file("Spring 2027", series, stamped(series, {}, now)).decode()


def test_a_circles_file_is_what_every_reader_takes(monthly):
    """All of it, line by line."""
    assert written(monthly) == CIRCLE_1.replace("\n", "\r\n")


def test_the_same_input_gives_the_same_bytes(monthly, fortnightly):
    """Neither clock nor chance has a part in it."""
    assert written(monthly, fortnightly) == written(monthly, fortnightly)


def test_a_fortnight_is_a_weekly_rule_with_an_interval(fortnightly):
    """Sixteen March in Berlin is 17:00 UTC, the last start and the end of the rule."""
    text = written(fortnightly)
    assert "DTSTART;TZID=Europe/Berlin:20270105T180000\r\n" in text
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270316T170000Z;INTERVAL=2;BYDAY=TU\r\n" in text
    assert "EXDATE" not in text


def test_the_last_weekday_of_the_month_is_minus_one(monthly):
    """Last Tuesdays count from the end."""
    starts = tuple(
        datetime(2027, *day, 16, tzinfo=zone("Europe/London")) for day in [(1, 26), (2, 23), (3, 30)]
    )
    last = dataclasses.replace(monthly, rule=monthly.rule._replace(week=-1), starts=starts)
    assert "RRULE:FREQ=MONTHLY;UNTIL=20270330T150000Z;BYDAY=-1TU\r\n" in written(last)


def test_every_two_months_is_an_interval_too(monthly):
    """January, March, May."""
    starts = (monthly.starts[0], monthly.starts[1], monthly.starts[3])
    sparse = dataclasses.replace(monthly, rule=monthly.rule._replace(interval=2), starts=starts)
    text = written(sparse)
    assert "RRULE:FREQ=MONTHLY;UNTIL=20270511T150000Z;INTERVAL=2;BYDAY=2TU\r\n" in text
    assert "EXDATE" not in text


def test_several_skipped_dates_share_one_line(monthly):
    """Only January and June are left of six."""
    few = dataclasses.replace(monthly, starts=(monthly.starts[0], monthly.starts[-1]))
    assert (
        "EXDATE;TZID=Europe/London:20270209T160000,20270309T160000,20270413T160000,\r\n 20270511T160000\r\n"
    ) in written(few)


def test_one_meeting_needs_no_rule(monthly):
    """An entry that happens once says so."""
    text = written(dataclasses.replace(monthly, starts=monthly.starts[:1]))
    event = text[text.index("BEGIN:VEVENT") :]
    assert "RRULE" not in event
    assert "DTSTART;TZID=Europe/London:20270112T160000\r\n" in event


def test_one_meeting_that_was_moved_is_written_in_utc_without_any_zone(monthly):
    """It repeats no more, so its file names no zone: who joins for the last meeting has such a file."""
    was = monthly.starts[-1]
    moved = Variant(was=was, start=was + timedelta(hours=2), summary="Later", description="Text")
    file = written(dataclasses.replace(monthly, starts=(was,), variants=(moved,)))
    assert "VTIMEZONE" not in file
    assert f"DTSTART:{moved.start.astimezone(UTC):%Y%m%dT%H%M%SZ}" in file


def test_an_end_after_midnight_is_on_the_next_day(fortnightly):
    """A meeting of 90 minutes at 23:00 ends at 00:30."""
    late = tuple(start + timedelta(hours=5) for start in fortnightly.starts)
    assert "DTEND;TZID=Europe/Berlin:20270106T003000\r\n" in written(
        dataclasses.replace(fortnightly, start=23 * 60, minutes=90, starts=late)
    )


def test_a_meeting_that_ends_in_an_hour_that_comes_twice_has_a_duration(monthly):
    """Cairo goes back to 23:00 at midnight after 29 October 2026: 150 minutes from 22:00 end at 23:30."""
    first = datetime(2026, 10, 29, 22, tzinfo=zone("Africa/Cairo"))
    late = dataclasses.replace(
        monthly, timezone="Africa/Cairo", start=22 * 60, minutes=150, rule=recurrence(Rhythm.MONTH, 3, -1),
        starts=(first, datetime(2026, 11, 26, 22, tzinfo=first.tzinfo)),
    )  # fmt: skip
    assert "DURATION:PT2H30M\r\n" in written(late)
    assert "DTEND" not in written(late)


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC"])
def test_utc_needs_no_zone_of_its_own(monthly, name):
    """Times of UTC end in Z."""
    starts = tuple(start.replace(tzinfo=UTC) for start in monthly.starts)
    text = written(dataclasses.replace(monthly, timezone=name, starts=starts))
    assert "VTIMEZONE" not in text
    assert "TZID" not in text
    assert "DTSTART:20270112T160000Z\r\n" in text
    assert "EXDATE:20270209T160000Z\r\n" in text


def test_without_link_and_lead_nothing_stands_in_their_place(monthly):
    """No empty LOCATION, URL, CONFERENCE or CONTACT."""
    text = written(dataclasses.replace(monthly, link=None, contact=""))
    assert not re.search("^(LOCATION|URL|CONFERENCE|CONTACT)", text, re.MULTILINE)


def test_the_community_calendar_has_each_circle_and_each_zone_once(monthly, fortnightly):
    """Two circles in London and one in Berlin make three entries and two zones."""
    second = dataclasses.replace(monthly, uid="another@circlekit", starts=monthly.starts[2:])
    calendar = Calendar.from_ical(written(monthly, fortnightly, second))
    assert [event.uid for event in calendar.events] == [monthly.uid, fortnightly.uid, "another@circlekit"]
    assert [component.tz_name for component in calendar.timezones] == ["Europe/Berlin", "Europe/London"]


def test_a_file_to_import_can_mail_nobody(monthly, fortnightly):
    """Nobody is organiser or attendee, no method asks for answers, and no address is told."""
    text = written(monthly, fortnightly)
    for word in ("METHOD", "ORGANIZER", "ATTENDEE", "mailto"):
        assert word not in text


def test_a_later_edit_shows_in_stamp_and_sequence(monthly, new_year):
    """The second version of an entry is newer by both counts."""
    before = stamped([monthly], {}, new_year)
    shorter = dataclasses.replace(monthly, starts=monthly.starts[:-1])
    after = stamped([shorter], before, datetime(2027, 2, 1, tzinfo=UTC))
    text = calendar_file("Spring 2027", [shorter], after).decode()
    assert "SEQUENCE:1\r\n" in text
    assert "DTSTAMP:20270201T000000Z\r\n" in text
    assert "LAST-MODIFIED:20270201T000000Z\r\n" in text


def test_a_meeting_off_its_rhythm_is_never_written(monthly):
    """Readers would each make something else of it."""
    odd = dataclasses.replace(monthly, starts=(monthly.starts[0], monthly.starts[1] + timedelta(days=1)))
    with pytest.raises(CirclekitError, match="not on its rhythm"):
        written(odd)


def test_dateutil_reads_the_rule_as_the_meetings(monthly):
    """The RRULE line, taken out of the text, gives the local starts and the skipped one."""
    text = written(monthly)
    rule = re.search("^RRULE:FREQ=MONTHLY.*$", text, re.MULTILINE)[0].strip()
    found = list(rrulestr(rule, dtstart=monthly.starts[0]))
    assert found[:1] + found[2:] == list(monthly.starts)
    assert found[1].replace(tzinfo=None) == datetime(2027, 2, 9, 16)
