"""The dates of a slot: dateutil's rrule expands the same rule that the calendar file states."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from dateutil import rrule

from circlekit.core.model import Cohort, Meeting, Rhythm, Slot
from circlekit.core.zones import zone

WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
LAST = -1
WEEKS = (1, 2, 3, 4, LAST)
"""Which weekday of the month. Most months have no fifth one, so it is never offered (RFC 5545 3.3.10)."""


class Recurrence(NamedTuple):
    """The parts of an RRULE: ``FREQ``, ``INTERVAL`` and ``BYDAY``; ``week`` is None in weekly rhythms."""

    frequency: str
    interval: int
    weekday: int
    week: int | None


def recurrence(rhythm: Rhythm, weekday: int, week: int | None) -> Recurrence:
    """Return how a slot recurs; ``week`` is needed in monthly rhythms and has no meaning in others."""
    if is_monthly(rhythm):
        return Recurrence("MONTHLY", 2 if rhythm is Rhythm.TWO_MONTHS else 1, weekday, week)
    interval = {Rhythm.WEEK: 1, Rhythm.TWO_WEEKS: 2, Rhythm.FOUR_WEEKS: 4}[rhythm]
    return Recurrence("WEEKLY", interval, weekday, None)


def is_monthly(rhythm: Rhythm) -> bool:
    """Tell whether meetings fall on the nth weekday of a month."""
    return rhythm in {Rhythm.MONTH, Rhythm.TWO_MONTHS}


def weeks_of(rhythm: Rhythm) -> tuple[int | None, ...]:
    """Return the choices of ``week`` that a rhythm offers."""
    return WEEKS if is_monthly(rhythm) else (None,)


@cache  # every circle of a cohort asks for the same few
def dates_of(rule: Recurrence, first: date, last: date) -> tuple[date, ...]:
    """Return the dates of a recurrence from ``first`` to ``last``, both included."""
    weekday = WEEKDAYS[rule.weekday] if rule.week is None else WEEKDAYS[rule.weekday](rule.week)
    found = rrule.rrule(
        rrule.MONTHLY if rule.frequency == "MONTHLY" else rrule.WEEKLY,
        interval=rule.interval,
        byweekday=weekday,
        dtstart=datetime.combine(first, datetime.min.time()),
        until=datetime.combine(last, datetime.min.time()),
    )
    return tuple(moment.date() for moment in found)


def dates_in(cohort: Cohort, weekday: int, week: int | None) -> tuple[date, ...]:
    """Return the meeting dates of a slot between the cohort's start and end, holiday dates left out.

    The first is the first such weekday on or after the start, whatever the rhythm; the rhythm counts from it.
    """
    skipped = set(cohort.holidays.dates)
    rule = recurrence(cohort.meeting.every, weekday, week)
    every = dates_of(rule._replace(interval=1), cohort.starts, cohort.ends)
    first = next((day for day in every if day not in skipped), None)
    if first is None:
        return ()
    return tuple(day for day in dates_of(rule, first, cohort.ends) if day not in skipped)


def meetings(slot: Slot, cohort: Cohort) -> tuple[Meeting, ...]:
    """Return the meetings of a slot in their order, without those on the cohort's holiday dates."""
    rule = recurrence(cohort.meeting.every, slot.weekday, slot.week)
    skipped = set(cohort.holidays.dates)
    days = (day for day in dates_of(rule, slot.first, cohort.ends) if day not in skipped)
    starts = (at(day, slot.start, slot.timezone) for day in days)
    return tuple(Meeting(number, start, slot.minutes) for number, start in enumerate(starts, 1))


def skipped_starts(slot: Slot, cohort: Cohort) -> tuple[datetime, ...]:
    """Return when the meetings that fall on the cohort's holiday dates would have begun."""
    rule = recurrence(cohort.meeting.every, slot.weekday, slot.week)
    days = dates_of(rule, slot.first, cohort.ends)
    return tuple(at(day, slot.start, slot.timezone) for day in days if day in set(cohort.holidays.dates))


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
