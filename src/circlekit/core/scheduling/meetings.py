"""The dates of a slot: what its rule gives, without holidays, and with what people changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import NamedTuple

from circlekit.core.model import Alternate, Cohort, Meeting, Slot
from circlekit.core.scheduling.days_off import days_off
from circlekit.core.scheduling.rhythms import Recurrence, dates_of, phases, rule_of
from circlekit.core.scheduling.stretches import Stretch, Time, stretches
from circlekit.core.scheduling.wall_clocks import at, at_clock
from circlekit.core.sections import Instead


class Occurrence(NamedTuple):
    """One start that a rule gives, and its meeting; None, with a reason, where there is none.

    ``because`` is empty where a person skipped it, else the name of the holiday.
    """

    start: datetime
    meeting: Meeting | None
    because: str = ""


class Fate(NamedTuple):
    """The day on which the meeting of a day is held, None if on none, and the holiday that matters."""

    held: date | None
    because: str = ""


class Part(NamedTuple):
    """A stretch of a slot with one rule; ``start`` counts minutes from midnight in ``timezone``."""

    rule: Recurrence
    start: int
    timezone: str
    occurrences: tuple[Occurrence, ...]


class Dates(NamedTuple):
    """The meetings of a slot in their order, and the parts they come from.

    A cancelled circle has no meetings from that day on; its parts are still whole.
    """

    meetings: tuple[Meeting, ...]
    parts: tuple[Part, ...]

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every start that the rules give, in order, with what became of it."""
        found = [one for part in self.parts for one in part.occurrences]
        return tuple(sorted(found, key=lambda one: one.start))

    @property
    def skipped(self) -> tuple[Occurrence, ...]:
        """The starts on which there is no meeting, in their order."""
        return tuple(one for one in self.occurrences if one.meeting is None)


def dates_in(cohort: Cohort, weekday: int, week: int | None) -> tuple[date, ...]:
    """Return the days on which a slot's meetings are held, between the cohort's start and its end.

    The first is the first such weekday on or after the start that is no day off, whatever the rhythm; the
    rhythm counts from it.
    """
    off = days_off(cohort)
    every = (
        day
        for phase in phases(cohort)
        for day in dates_of(rule_of(phase, weekday, week)._replace(interval=1), phase.first, phase.last)
    )
    first = next((day for day in every if day not in off), None)
    if first is None:
        return ()
    found = stretches([Time(weekday, week, first)], cohort)
    return tuple(held for held, _ in _held(_days(found), cohort).values() if held is not None)


def _days(found: Sequence[Sequence[Stretch]]) -> list[date]:
    """Return the days of all times of a slot, in order."""
    return sorted({day for own in found for _, days in own for day in days})


def _held(days: Sequence[date], cohort: Cohort) -> Mapping[date, Fate]:
    """Return for each day by the rules the one on which the meeting is held, and the holiday that matters."""
    off, found = days_off(cohort), {}
    for day, following in zip_longest(days, days[1:]):
        if day not in off:
            found[day] = Fate(day)
            continue
        later = day + timedelta(days=7)
        # Programs refuse an entry that is moved onto or over the next one (MS-OXCICAL 2.1.3.1.1.20.18).
        free = later not in off and later <= cohort.ends and (following is None or later < following)
        moves = free and cohort.holidays.instead is Instead.NEXT_WEEK
        found[day] = Fate(later if moves else None, off[day])
    return found


def dates(slot: Slot, cohort: Cohort) -> Dates:
    """Return what a slot comes to: its meetings, numbered in their order, and where they come from."""
    parts = list(_parts(slot, cohort))
    held = sorted(_meetings(parts), key=lambda meeting: meeting.start)
    named = dict(zip(held, _numbered(held, cohort), strict=True))
    whole = tuple(
        part._replace(
            occurrences=tuple(
                one._replace(meeting=named[one.meeting]) if one.meeting else one for one in part.occurrences
            )
        )
        for part in parts
    )
    end = slot.changes.cancelled
    meetings = (meeting for meeting in named.values() if end is None or meeting.start.date() < end)
    return Dates(tuple(meetings), whole)


def _parts(slot: Slot, cohort: Cohort) -> Iterator[Part]:
    times: list[Slot | Alternate] = [slot, *([slot.alternate] if slot.alternate else [])]
    found = stretches([Time(time.weekday, time.week, time.first) for time in times], cohort)
    held = _held(_days(found), cohort)
    for time, own in zip(times, found, strict=True):
        for rule, days in own:
            occurrences = tuple(_occurrence(slot, time, day, held[day]) for day in days)
            yield Part(rule, time.start, time.timezone, occurrences)


def _occurrence(slot: Slot, time: Slot | Alternate, day: date, fate: Fate) -> Occurrence:
    """Return what becomes of a day: what a person decided comes before what a holiday does."""
    start, changes = at(day, time.start, time.timezone), slot.changes
    place = changes.places.get(day, "")
    if day in changes.skipped:
        return Occurrence(start, None)
    if day in changes.moved:
        to = changes.moved[day]
        began = at_clock(to, slot.timezone)
        return Occurrence(start, Meeting(0, began, slot.minutes, start, "", place))
    if fate.held is None:
        return Occurrence(start, None, fate.because)
    if fate.held == day:
        return Occurrence(start, Meeting(0, start, slot.minutes, place=place))
    moved = at(fate.held, time.start, time.timezone)
    return Occurrence(start, Meeting(0, moved, slot.minutes, start, fate.because, place))


def _meetings(parts: Iterable[Part]) -> Iterator[Meeting]:
    return (one.meeting for part in parts for one in part.occurrences if one.meeting)


def _numbered(held: Iterable[Meeting], cohort: Cohort) -> Iterator[Meeting]:
    in_person = cohort.meeting.in_person
    for number, meeting in enumerate(held, 1):
        place = in_person.place if number == in_person.meeting else ""
        yield meeting._replace(number=number, place=meeting.place or place)


def meetings(slot: Slot, cohort: Cohort) -> tuple[Meeting, ...]:
    """Return the meetings of a slot in their order, as they are held."""
    return dates(slot, cohort).meetings


def overlap(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings have a minute in common."""
    first, second = sorted((one, other), key=lambda meeting: meeting.start)
    return second.start - first.start < timedelta(minutes=first.minutes)
