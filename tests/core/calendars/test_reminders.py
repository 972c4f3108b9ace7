import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from circlekit.core.calendars.stamps import stamped
from tests.core.calendars import files
from tests.core.calendars.files import MADE, REMINDER
from tests.core.calendars.reading import blocks, get, names

LATER = datetime(2027, 1, 3, tzinfo=UTC)


def test_a_reminder_is_a_whole_day_and_makes_nobody_busy():
    """From the day to the next, without an hour or a zone."""
    [event] = blocks(files.file(REMINDER), "VEVENT")
    start, end = get(event, "DTSTART"), get(event, "DTEND")
    assert (start.parameters, start.value) == ({"VALUE": "DATE"}, "20270105")
    assert (end.parameters, end.value) == ({"VALUE": "DATE"}, "20270106")
    assert get(event, "TRANSP").value == "TRANSPARENT"
    assert get(event, "DESCRIPTION").value == "Dear all\\,\\n\\nin a week we meet."
    assert not names(event) & {"RRULE", "LOCATION", "URL", "CONTACT"}


def test_the_last_day_of_a_month_ends_on_the_first():
    """The end is the day after, in another month and year."""
    [event] = blocks(files.file(dataclasses.replace(REMINDER, day=date(2027, 12, 31))), "VEVENT")
    assert get(event, "DTEND").value == "20280101"


@pytest.mark.parametrize(
    ("alarm", "triggers"),
    [(None, []), (timedelta(hours=-9), ["PT9H"]), (timedelta(hours=6), ["-PT6H"]), (timedelta(0), ["P0D"])],
)
def test_it_rings_when_it_is_told_to(alarm, triggers):
    """Nine in the morning is nine hours after the day begins; without an alarm nothing rings."""
    ics = files.file(dataclasses.replace(REMINDER, alarm=alarm))
    assert [get(one, "TRIGGER").value for one in blocks(ics, "VALARM")] == triggers


def test_a_calendar_holds_meetings_and_reminders_side_by_side():
    """A file of both has the zone of the meetings alone."""
    ics = files.file(REMINDER, files.PLAIN)
    assert [get(event, "UID").value for event in blocks(ics, "VEVENT")] == [REMINDER.uid, files.PLAIN.uid]
    assert [get(one, "TZID").value for one in blocks(ics, "VTIMEZONE")] == ["Europe/London"]


def test_another_day_counts_up_and_another_draft_does_not():
    """As with meetings: SEQUENCE for when, the stamp for anything."""
    before = stamped([REMINDER], {}, MADE)
    words = stamped([dataclasses.replace(REMINDER, description="Hello")], before, LATER)[REMINDER.uid]
    day = stamped([dataclasses.replace(REMINDER, day=date(2027, 1, 6))], before, LATER)[REMINDER.uid]
    assert (words.sequence, words.at) == (0, LATER)
    assert (day.sequence, day.at) == (1, LATER)
    assert stamped([REMINDER], before, LATER) == before
