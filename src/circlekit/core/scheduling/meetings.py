"""The dates of a slot: what its rule gives, without holidays, and with what people changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from typing import NamedTuple

from circlekit.core.model import Alternate, Cohort, Instead, Meeting, Slot
from circlekit.core.scheduling.days_off import days_off
from circlekit.core.scheduling.rhythms import LAST as LAST
from circlekit.core.scheduling.rhythms import WEEKS as WEEKS
from circlekit.core.scheduling.rhythms import Recurrence as Recurrence
from circlekit.core.scheduling.rhythms import dates_of as dates_of
from circlekit.core.scheduling.rhythms import is_monthly as is_monthly
from circlekit.core.scheduling.rhythms import phases, rule_of
from circlekit.core.scheduling.rhythms import recurrence as recurrence
from circlekit.core.zones import zone


class Occurrence(NamedTuple):
    """One start that a rule gives, and its meeting; None, with a reason, where there is none.

    ``because`` is empty where a person skipped it, else the name of the holiday.
    """

    start: datetime
    meeting: Meeting | None
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
    def skipped(self) -> tuple[Occurrence, ...]:
        """The starts on which there is no meeting, in their order."""
        found = [one for part in self.parts for one in part.occurrences if one.meeting is None]
        return tuple(sorted(found, key=lambda one: one.start))


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
    days = [day for _, stretch in _stretches(cohort, weekday, week, first) for day in stretch]
    return tuple(held for _, held, _ in _held(days, cohort) if held is not None)


def _stretches(
    cohort: Cohort, weekday: int, week: int | None, first: date, turn: int = 0, turns: int = 1
) -> Iterator[tuple[Recurrence, tuple[date, ...]]]:
    """Yield each phase's rule with its days from ``first`` on, holidays included.

    Of a slot with an alternate, each of the two takes every second day: ``turn`` 0 or 1 of 2 ``turns``.
    """
    for phase in phases(cohort):
        if first > phase.last:
            continue
        begins = [first]
        if first < phase.first:
            begins = list(dates_of(rule_of(phase, weekday, week), phase.first, phase.last)[turn : turn + 1])
        rule = rule_of(phase, weekday, week, turns)
        for begin in begins:
            yield rule, dates_of(rule, begin, phase.last)


def _held(days: Sequence[date], cohort: Cohort) -> Iterator[tuple[date, date | None, str]]:
    """Yield for each day by the rules the one on which the meeting is held, and the holiday that matters."""
    off = days_off(cohort)
    for day, following in zip_longest(days, days[1:]):
        if day not in off:
            yield day, day, ""
            continue
        later = day + timedelta(days=7)
        # Programs refuse an entry that is moved onto or over the next one (MS-OXCICAL 2.1.3.1.1.20.18).
        free = later not in off and later <= cohort.ends and (following is None or later < following)
        moves = free and cohort.holidays.instead is Instead.NEXT_WEEK
        yield day, later if moves else None, off[day]


def dates(slot: Slot, cohort: Cohort) -> Dates:
    """Return what a slot comes to: its meetings, numbered in their order, and where they come from."""
    parts = [part for turn in _turns(slot) for part in _parts(slot, cohort, *turn)]
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


def _turns(slot: Slot) -> tuple[tuple[Slot | Alternate, int, int], ...]:
    if slot.alternate is None:
        return ((slot, 0, 1),)
    return ((slot, 0, 2), (slot.alternate, 1, 2))


def _parts(slot: Slot, cohort: Cohort, time: Slot | Alternate, turn: int, turns: int) -> Iterator[Part]:
    stretches = list(_stretches(cohort, time.weekday, time.week, time.first, turn, turns))
    held = {one[0]: one for one in _held([day for _, days in stretches for day in days], cohort)}
    for rule, days in stretches:
        found = tuple(_occurrence(slot, time, *held[day]) for day in days)
        yield Part(rule, time.start, time.timezone, found)


def _occurrence(slot: Slot, time: Slot | Alternate, day: date, held: date | None, because: str) -> Occurrence:
    """Return what becomes of a day: what a person decided comes before what a holiday does."""
    start, changes = at(day, time.start, time.timezone), slot.changes
    place = changes.places.get(day, "")
    if day in changes.skipped:
        return Occurrence(start, None)
    if day in changes.moved:
        to = changes.moved[day]
        began = at(to.date(), to.hour * 60 + to.minute, slot.timezone)
        return Occurrence(start, Meeting(0, began, slot.minutes, start, "", place))
    if held is None:
        return Occurrence(start, None, because)
    if held == day:
        return Occurrence(start, Meeting(0, start, slot.minutes, place=place))
    moved = at(held, time.start, time.timezone)
    return Occurrence(start, Meeting(0, moved, slot.minutes, start, because, place))


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


def at(day: date, minute: int, zone_name: str) -> datetime:
    """Return the instant at which clocks in a zone show ``minute`` of ``day``.

    An hour that a clock change skips is taken as before the change, as in RFC 5545 3.3.5.
    """
    where = zone(zone_name)
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    return naive.replace(tzinfo=where).astimezone(UTC).astimezone(where)


def unclear(day: date, minute: int, zone_name: str) -> str:
    """Return ``skips`` or ``doubles`` when a zone's clocks do that to ``minute`` of ``day``, else nothing."""
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    first, second = (naive.replace(tzinfo=zone(zone_name), fold=fold).utcoffset() for fold in (0, 1))
    if first == second:
        return ""
    return "skips" if at(day, minute, zone_name).replace(tzinfo=None) != naive else "doubles"
