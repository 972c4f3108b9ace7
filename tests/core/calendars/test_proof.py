import dataclasses
from datetime import timedelta

import pytest

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.proof import verify
from circlekit.core.calendars.stamps import stamped
from circlekit.core.problems import CirclekitError


@pytest.fixture
def ics(monthly, new_year):
    return calendar_file("Spring 2027", [monthly], stamped([monthly], {}, new_year))


def test_what_was_written_passes(ics, monthly):
    """Nothing is found in an untouched file."""
    verify(ics, [monthly])


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        (b"STATUS:", b"ATTENDEE:mailto:a@example.org\r\nSTATUS:", "the properties"),
        (b"STATUS:CONFIRMED\r\n", b"", "the properties"),
        (b"CONTACT:", b"CONTACT:x\r\nCONTACT:", "the properties"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:REQUEST", "its header"),
        (b"SUMMARY:Spring", b"SUMMARY:Autumn", "the texts"),
        (b"Bring a", b"Bring no", "the texts"),
        (b"TRIGGER:-PT1H", b"TRIGGER:-PT2H", "the alarms"),
        (b"BEGIN:VALARM\r\nACTION", b"BEGIN:VTODO\r\nEND:VTODO\r\nBEGIN:VALARM\r\nACTION", "the alarms"),
        (b"BYDAY=2TU", b"BYDAY=3TU", "the dates"),
        (b"UNTIL=20270608", b"UNTIL=20270607", "the dates"),
        (b"EXDATE;TZID=Europe/London:20270209", b"EXDATE;TZID=Europe/London:20270309", "the dates"),
        (b"EXDATE;TZID=Europe/London:20270209T160000\r\n", b"", "the dates"),
        (b"DTSTART;TZID=Europe/London:20270112T16", b"DTSTART;TZID=Europe/London:20270112T17", "the dates"),
        (b"DTSTART;TZID=Europe/London", b"DTSTART;TZID=Europe/Berlin", "its time zones"),
        (b"TZID:Europe/London", b"TZID:Europe/Berlin", "its time zones"),
        (b"UID:3", b"UID:4", "its entries"),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO\r\nEND:VTODO\r\nBEGIN:VEVENT", "its entries"),
        (b"Bring a", b"Bring\x0ba", "a line is broken"),
        (b"Bring a", b"Bring\xe2\x80\xa8a", "a line is broken"),
        (b"Bring a", b"Bring a" + b"x" * 80, "too long"),
        (b"\r\nEND:VCALENDAR\r\n", b"\r\nEND:VCALENDAR", "a line is broken"),
        (b"BEGIN:VCALENDAR", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR", "cannot be read"),
    ],
)
def test_whatever_was_not_meant_is_found(ics, monthly, old, new, doubt):
    """One change anywhere, and the file is refused with the reason."""
    assert old in ics
    with pytest.raises(CirclekitError, match=doubt):
        verify(ics.replace(old, new, 1), [monthly])


def test_a_time_without_a_zone_is_found(ics, monthly):
    """A floating start is another hour for every reader."""
    floating = ics.replace(b"DTSTART;TZID=Europe/London:", b"DTSTART:")
    with pytest.raises(CirclekitError, match="without a zone"):
        verify(floating, [monthly])


def test_a_missing_and_a_foreign_entry_are_found(ics, monthly, fortnightly):
    """The file must hold exactly the circles that it was written for."""
    for meant in ([], [fortnightly], [monthly, fortnightly]):
        with pytest.raises(CirclekitError, match="its entries"):
            verify(ics, meant)


def test_the_message_names_the_circle_and_no_text(ics, monthly):
    """A person learns which entry it is; what members wrote stays out."""
    moved = dataclasses.replace(monthly, starts=tuple(start + timedelta(hours=1) for start in monthly.starts))
    with pytest.raises(CirclekitError, match="the dates of «Spring 2027 - Circle 1»") as caught:
        verify(ics, [moved])
    assert "question" not in str(caught.value)
