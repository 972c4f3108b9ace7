"""Calendars put together from the lines of one that was written and read back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from circlekit.core.calendars.binding import bind, parts
from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.stamps import Entry, stamped
from tests.core.coordinating.builders import THURSDAYS, TUESDAYS, announced, cohort, plans

NOW = datetime(2026, 12, 1, tzinfo=UTC)
HOSTILE = "END:VEVENT\r\nBEGIN:VEVENT\nUID:other\nEND:VCALENDAR\n\nDTSTART;TZID=Europe/Paris:x"
REMINDER = Reminder(uid="r@circlekit", day=date(2027, 1, 5), summary=HOSTILE, description=HOSTILE)


def entries() -> list[Entry]:
    """Return a circle in London whose first meeting differs, one in Kolkata, and a reminder."""
    about = cohort(purpose=HOSTILE, meeting={"first": "Welcome."})
    arranged = plans(about, TUESDAYS, THURSDAYS)
    return [*(entry for own in announced(arranged, about) for entry in own), REMINDER]


@pytest.mark.parametrize("chosen", [(0,), (1,), (2,), (0, 1, 2), (2, 0)])
def test_a_calendar_is_the_same_as_one_written_by_itself(chosen: tuple[int, ...]) -> None:
    """Byte for byte, with its own name and the zones of its own entries only, whatever texts say."""
    every = entries()
    stamps = stamped(every, {}, NOW)
    written = parts(calendar_file("All", every, stamps))
    some = [every[index] for index in chosen]
    bound = bind("Some, of; them", [one.uid for one in some], written)
    assert bound == calendar_file("Some, of; them", some, stamps)


def test_an_entry_keeps_its_meetings_that_differ() -> None:
    """The first and the second lines of one UID are one part."""
    every = entries()
    written = parts(calendar_file("All", every, stamped(every, {}, NOW)))
    assert [len(_events(text)) for text in written.entries.values()] == [2, 2, 1]
    assert list(written.zones) == ["Asia/Kolkata", "Europe/London"]


def _events(text: bytes) -> list[bytes]:
    return [line for line in text.split(b"\r\n") if line == b"BEGIN:VEVENT"]


def test_an_entry_that_was_not_written_is_no_part() -> None:
    """A calendar cannot silently lack what it should have."""
    with pytest.raises(KeyError):
        bind("Some", ["x"], parts(calendar_file("All", [], {})))
