"""On which days a slot meets by its rules alone, holidays included, through every change of rhythm."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.core.model import Cohort
from circlekit.core.scheduling.rhythms import Phase, Recurrence, dates_of, phases, rule_of

_STEP = {"WEEKLY": 7, "MONTHLY": 30}
"""About how many days lie between two dates of a rule with an interval of one."""


class Time(NamedTuple):
    """The weekday of a slot, which of them in the month, and the day on which it first meets."""

    weekday: int
    week: int | None
    first: date


Stretch = tuple[Recurrence, tuple[date, ...]]
"""A rule, and the days it gives."""


def stretches(times: Sequence[Time], cohort: Cohort) -> list[list[Stretch]]:
    """Return the stretches of a slot with one time, or of each of two that take turns.

    Each rhythm of the cohort counts from the first such day on which it holds. Where the rhythm changes
    between two times, the one that did not meet last goes on.
    """
    found: list[list[Stretch]] = [[] for _ in times]
    for phase in phases(cohort):
        for place, begin in _begins(times, phase, _order(found)).items():
            time = times[place]
            rule = rule_of(phase, time.weekday, time.week, len(times))
            found[place].append((rule, dates_of(rule, begin, phase.last)))
    return found


def _order(found: Sequence[Sequence[Stretch]]) -> list[int]:
    """Return the places of the times by when they last met: the one that has waited longest comes first."""
    last = [max((day for _, days in own for day in days), default=date.min) for own in found]
    return sorted(range(len(found)), key=lambda place: last[place])


def _begins(times: Sequence[Time], phase: Phase, order: Sequence[int]) -> dict[int, date]:
    """Return the day from which each time counts in a phase; none where it has no day in it."""
    found: dict[int, date] = {}
    for place in order:
        begin = _begin(times[place], phase, found.values())
        if begin is not None:
            found[place] = begin
    return dict(sorted(found.items()))


def _begin(time: Time, phase: Phase, taken: Collection[date]) -> date | None:
    """Return from which day a time counts; ``taken`` is that of the time whose turn comes first, if any."""
    if time.first >= phase.first:
        return time.first if time.first <= phase.last else None
    rule = rule_of(phase, time.weekday, time.week)
    days = dates_of(rule._replace(interval=1), phase.first, phase.last)
    if not taken:
        return next(iter(days), None)
    before, step = min(taken), _STEP[rule.frequency] * rule.interval
    later = [day for day in days if day > before]
    return min(later, key=lambda day: abs((day - before).days - step), default=None)
