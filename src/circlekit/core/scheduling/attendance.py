"""Who can come to which meeting, each in their own zone: exact, for one slot, minute by minute."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from circlekit.core.model import Meeting, Participant
from circlekit.core.windows import DAY, DECENT_HOURS, Window, fits, join
from circlekit.core.zones import zone

OUTSIDE, IF_NEEDED, FREE = 0, 1, 2

EARLIEST, LATEST = 7 * 60, 21 * 60 + 30
"""Nobody meets outside these hours of their own day unless they offered it (practice 64)."""


class Attendance(NamedTuple):
    """What a slot asks of one member: the meetings they miss, and those they can come to if needed."""

    person: Participant
    missed: tuple[Meeting, ...]
    stretched: tuple[Meeting, ...]


def attendance(people: Sequence[Participant], meetings: Sequence[Meeting]) -> tuple[Attendance, ...]:
    """Return what the meetings ask of each of ``people``, in their order."""
    found = []
    for person in people:
        answers = [(meeting, answer(person, meeting)) for meeting in meetings]
        missed, stretched = (
            tuple(meeting for meeting, said in answers if said == level) for level in (OUTSIDE, IF_NEEDED)
        )
        found.append(Attendance(person, missed, stretched))
    return tuple(found)


def at_night(one: Attendance) -> tuple[Meeting, ...]:
    """Return the meetings that somebody misses and that are outside 07:00-21:30 of their day."""
    found = []
    for meeting in one.missed:
        begins = _minute_of_week(_local(meeting.start, 0, zone(one.person.timezone))) % DAY
        if begins < EARLIEST or begins + meeting.minutes > LATEST:
            found.append(meeting)
    return tuple(found)


def answer(person: Participant, meeting: Meeting) -> int:
    """Return FREE or IF_NEEDED when all minutes of a meeting lie in the person's windows, else OUTSIDE.

    A meeting before the day on which they join asks nothing of them.
    """
    if person.joins and meeting.start.astimezone(zone(person.timezone)).date() < person.joins:
        return FREE
    spans = list(local_spans(meeting, person.timezone))
    for level, windows in ((FREE, free_hours(person)), (IF_NEEDED, possible_hours(person))):
        if all(fits(windows, span.start, span.end - span.start) for span in spans):
            return level
    return OUTSIDE


def first_minute(person: Participant) -> int | None:
    """Return the UTC minute since 1970 from which somebody takes part; None where it is from the start."""
    if person.joins is None:
        return None
    midnight = datetime.combine(person.joins, datetime.min.time(), zone(person.timezone))
    return int(midnight.timestamp()) // 60


def local_spans(meeting: Meeting, zone_name: str) -> Iterator[Window]:
    """Yield the minutes of the week that clocks in a zone show during a meeting.

    One span, but for a meeting during which these clocks change: it has one on each side.
    """
    where = zone(zone_name)
    shown = [_local(meeting.start, minute, where) for minute in (0, meeting.minutes - 1)]
    if shown[0].utcoffset() == shown[1].utcoffset():
        parts = [(0, meeting.minutes)]
    else:
        minutes = range(meeting.minutes)
        # No zone changes its clocks twice within hours, so one point parts the old offset from the new.
        change = bisect_left(
            minutes, True, key=lambda m: _local(meeting.start, m, where).utcoffset() != shown[0].utcoffset()
        )
        parts = [(0, change), (change, meeting.minutes)]
    for first, end in parts:
        begins = _minute_of_week(_local(meeting.start, first, where))
        yield Window(begins, begins + end - first)


def _local(start: datetime, minute: int, where: ZoneInfo) -> datetime:
    return (start.astimezone(UTC) + timedelta(minutes=minute)).astimezone(where)


def _minute_of_week(moment: datetime) -> int:
    return moment.weekday() * DAY + moment.hour * 60 + moment.minute


def free_hours(person: Participant) -> tuple[Window, ...]:
    """Return when a person can come gladly; decent hours where they said nothing at all."""
    return person.available or (() if person.if_needed else DECENT_HOURS)


def possible_hours(person: Participant) -> tuple[Window, ...]:
    """Return when a person can come, gladly or if needed."""
    return join((*free_hours(person), *person.if_needed))
