"""A calendar as the objects of a CalDAV server."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.objects import objects
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Entry, stamped
from tests.core.coordinating.builders import THURSDAYS, TUESDAYS, announced, cohort, plans

NOW = datetime(2026, 12, 1, tzinfo=UTC)
TRAP = "END:VEVENT\r\nSTATUS:CANCELLED\nBEGIN:VEVENT\nUID:other"


def entries() -> list[Series]:
    """Return a circle whose first meeting differs, and one in another zone."""
    about = cohort(purpose=TRAP, meeting={"first": "Welcome."})
    return [entry for own in announced(plans(about, TUESDAYS, THURSDAYS), about) for entry in own]


def written(every: list[Series] | list[Entry]) -> bytes:
    return calendar_file("Spring", every, stamped(every, {}, NOW))


def test_each_entry_is_a_calendar_with_one_uid_and_its_zone() -> None:
    """An object holds an entry with all that differs in it, and no METHOD (RFC 4791, 4.1)."""
    every = entries()
    found = objects(written(every))
    assert list(found) == [one.uid for one in every]
    for one, (title, content) in zip(every, found.values(), strict=True):
        calendar = Calendar.from_ical(content)
        assert title == one.summary
        assert {str(event["UID"]) for event in calendar.walk("VEVENT")} == {one.uid}
        assert len(calendar.walk("VEVENT")) == 2
        assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == [one.timezone]
        assert "METHOD" not in calendar


def test_a_cancelled_circle_is_no_object() -> None:
    """It is to go from the server; a text that looks like the mark of it changes nothing."""
    first, second = entries()
    assert list(objects(written([replace(first, cancelled=True), second]))) == [second.uid]


def test_a_title_is_read_back_as_it_was_meant() -> None:
    """Commas, strokes and long lines come back whole."""
    title = "Rain, «wind»; and \\ sun " * 6
    reminder = Reminder(uid="r@circlekit", day=date(2027, 1, 5), summary=title, description=TRAP)
    assert objects(written([reminder]))["r@circlekit"].title == title.strip()
