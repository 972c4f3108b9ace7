"""How slots recur: the rhythms of a cohort, and the dates that dateutil's rrule gives for each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from dateutil import rrule

from circlekit.core.model import Cohort
from circlekit.core.sections import Rhythm

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


class Phase(NamedTuple):
    """A part of the cohort with one rhythm, from its first day to its last."""

    rhythm: Rhythm
    first: date
    last: date


def phases(cohort: Cohort) -> tuple[Phase, ...]:
    """Return the cohort's rhythms, one after the other."""
    first, then = cohort.meeting.every, cohort.meeting.then
    if then.every is None or then.starts is None or not cohort.starts < then.starts <= cohort.ends:
        return (Phase(first, cohort.starts, cohort.ends),)
    return (
        Phase(first, cohort.starts, then.starts - timedelta(days=1)),
        Phase(then.every, then.starts, cohort.ends),
    )


def needs_week(cohort: Cohort) -> bool:
    """Tell whether some of the cohort's meetings fall on the nth weekday of a month."""
    return any(is_monthly(phase.rhythm) for phase in phases(cohort))


def weeks_in(cohort: Cohort) -> tuple[int | None, ...]:
    """Return the choices of ``week`` that the cohort's rhythms offer."""
    return WEEKS if needs_week(cohort) else (None,)


def rule_of(phase: Phase, weekday: int, week: int | None, turns: int = 1) -> Recurrence:
    """Return how a slot recurs in a phase; of two ``turns`` each takes every second date."""
    rule = recurrence(phase.rhythm, weekday, week)
    return rule._replace(interval=rule.interval * turns)
