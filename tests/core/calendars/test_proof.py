import dataclasses
from datetime import datetime, timedelta

import pytest

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.proof import verify
from circlekit.core.calendars.stamps import stamped
from circlekit.core.problems import CirclekitError
from tests.core.calendars import files


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


@pytest.fixture
def mail():
    return files.file(files.MOVED, invitation=files.REQUEST)


def test_a_mailed_file_passes(mail):
    """With its people and its moved meeting."""
    verify(mail, [files.MOVED], files.REQUEST)


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        (b"METHOD:REQUEST", b"METHOD:CANCEL", "its header"),
        (b"METHOD:REQUEST\r\n", b"", "its header"),
        (b"amina@", b"anna@", "the people"),
        (b"co@example", b"me@example", "the people"),
        (b"Co Ordinator", b"Somebody", "the people"),
        (b"ROLE=CHAIR", b"ROLE=OPT-PARTICIPANT", "the people"),
        (b"DTSTART;TZID=Europe/London:20270316T17", b"DTSTART;TZID=Europe/London:20270316T16", "the dates"),
        (b"DTEND;TZID=Europe/London:20270316T18", b"DTEND;TZID=Europe/London:20270316T19", "the dates"),
        (b"DTEND;TZID=Europe/London:20270112T17", b"DTEND;TZID=Europe/London:20270112T18", "the dates"),
        (b"ID;TZID=Europe/London:20270309", b"ID;TZID=Europe/London:20270413", "its entries"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED", "the texts"),
        (b"LOCATION:https", b"LOCATION:HTTPS", "the texts"),
    ],
)
def test_whatever_was_not_meant_in_a_mail_is_found(mail, old, new, doubt):
    """People, method and the moved meeting are compared as well."""
    assert old in mail
    with pytest.raises(CirclekitError, match=doubt):
        verify(mail.replace(old, new, 1), [files.MOVED], files.REQUEST)


def test_a_file_for_one_purpose_is_none_for_another(mail):
    """An invitation is not a file to import, and the other way round."""
    with pytest.raises(CirclekitError, match="its header"):
        verify(mail, [files.MOVED])
    with pytest.raises(CirclekitError, match="its header"):
        verify(files.file(files.MOVED), [files.MOVED], files.REQUEST)


def test_another_day_of_a_reminder_is_found():
    """Whole days are compared as days."""
    ics = files.file(files.REMINDER)
    verify(ics, [files.REMINDER])
    for old, new in ((b"20270105", b"20270104"), (b"20270106", b"20270107")):
        with pytest.raises(CirclekitError, match="the dates of «Circle 1: a week before»"):
            verify(ics.replace(old, new, 1), [files.REMINDER])


def test_a_meeting_across_a_clock_change_lasts_as_long_as_it_does():
    """From 00:30 to 02:30 on the wall is an hour on the night when London's clocks skip one."""
    night = datetime(2027, 3, 28, 0, 30, tzinfo=files.LONDON)
    rule = files.PLAIN.rule._replace(weekday=6, week=-1)
    series = dataclasses.replace(files.PLAIN, start=30, rule=rule, starts=(night,))
    ics = files.file(series)
    assert b"DTEND;TZID=Europe/London:20270328T023000\r\n" in ics
    verify(ics, [series])
