"""Dates and times in messages: on the reader's own clock, or for a circle on every clock of its members."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from circlekit.core import clock_words
from circlekit.core.model import Meeting, Participant
from circlekit.core.nudging.scene import Reading, members_of


def here(reading: Reading, start: datetime) -> datetime:
    """Return an instant as the reader's clock shows it; a circle's is the coordinator's."""
    if reading.reader is not None:
        return clock_words.local(start, reading.reader.timezone)
    return clock_words.local(start, reading.scene.cohort.timezone or str(start.tzinfo))


def _start(reading: Reading) -> datetime:
    return here(reading, reading.scene.draft.meeting.start)


def date(reading: Reading) -> str:
    """Return ``Tuesday 12 January 2027``."""
    return reading.voice.speech.long_date(_start(reading))


def day(reading: Reading) -> str:
    """Return ``Tuesday 12 January``."""
    return reading.voice.speech.short_date(_start(reading))


def time(reading: Reading) -> str:
    """Return ``16:00``."""
    return reading.voice.speech.clock_time(_start(reading))


def times(reading: Reading) -> str:
    """Return the time of each zone in one line; a zone on another day than the reader's names that day."""
    return _times(reading, reading.scene.draft.meeting)


def _times(reading: Reading, meeting: Meeting) -> str:
    if reading.reader is not None:
        return _clock(reading, meeting.start, reading.reader.timezone)
    home, speech = here(reading, meeting.start).date(), reading.voice.speech
    zones = _by_zone(meeting.start, members_of(reading.scene))
    days = ["" if at.date() == home else f"{speech.short_date(at)} " for at, _, _ in zones]
    said = zip(days, zones, strict=True)
    return speech.listed(f"{on}{_clock(reading, at, zone)}" for on, (at, zone, _) in said)


def when(reading: Reading) -> str:
    """Return date and time; for a circle a line for each zone with the names of those who live there."""
    start, speech = reading.scene.draft.meeting.start, reading.voice.speech
    if reading.reader is not None:
        return f"{date(reading)}, {_clock(reading, start, reading.reader.timezone)}"
    lines = (
        speech.labelled(f"{speech.long_date(at)}, {_clock(reading, at, zone)}", speech.listed(names))
        for at, zone, names in _by_zone(start, members_of(reading.scene))
    )
    return reading.style.items(lines)


def moved_from(reading: Reading) -> str:
    """Return the day on which a moved meeting was planned before, with its time where the day is the same."""
    meeting = reading.scene.draft.meeting
    if meeting.was is None:
        return ""
    if here(reading, meeting.was).date() == _start(reading).date():
        return _said(reading, meeting._replace(start=meeting.was))
    return reading.voice.speech.short_date(here(reading, meeting.was))


def dates(reading: Reading) -> str:
    """Return all meetings of the circle, a line each; for those who join later the ones ahead of them."""
    return reading.style.items(_said(reading, meeting) for meeting in reading.scene.draft.ahead)


def following(reading: Reading) -> str:
    """Return day and time of the circle's next meeting after this one; empty after the last."""
    meeting = reading.scene.draft.following
    return _said(reading, meeting) if meeting else ""


def _said(reading: Reading, meeting: Meeting) -> str:
    on = reading.voice.speech.short_date(here(reading, meeting.start))
    return f"{on}, {_times(reading, meeting)}"


def hours(reading: Reading) -> str:
    """Return what these meetings come to (practice 38)."""
    meetings = reading.scene.draft.ahead
    return reading.voice.speech.hours(len(meetings), meetings[0].minutes) if meetings else ""


def reply_by(reading: Reading) -> str:
    """Return the last day on which this message is due."""
    return reading.voice.speech.short_date(reading.scene.draft.until)


def _clock(reading: Reading, at: datetime, zone: str) -> str:
    local, speech = clock_words.local(at, zone), reading.voice.speech
    return f"{speech.clock_time(local)} ({speech.where(local, zone)})"


def _by_zone(start: datetime, members: Iterable[Participant]) -> list[tuple[datetime, str, list[str]]]:
    """Return each local time with its zone and the names of those who live there, from west to east."""

    def key(person: Participant) -> tuple[datetime, str]:
        return clock_words.local(start, person.timezone).replace(tzinfo=None), person.timezone

    groups = groupby(sorted(members, key=key), key)
    return [
        (clock_words.local(start, zone), zone, [person.name for person in people])
        for (_, zone), people in groups
    ]


TEXTS: Mapping[str, Callable[[Reading], str]] = MappingProxyType(
    {
        "date": date,
        "day": day,
        "hours": hours,
        "moved_from": moved_from,
        "next": following,
        "reply_by": reply_by,
        "time": time,
        "times": times,
    }
)
"""Values of one line, still to be written in the style of the message."""
