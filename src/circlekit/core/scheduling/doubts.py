"""What cannot be right about a slot that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from circlekit.core.clock_words import city
from circlekit.core.model import Alternate, Cohort, Slot
from circlekit.core.problems import Path, Problem
from circlekit.core.scheduling.days_off import days_off
from circlekit.core.scheduling.meetings import Part, dates
from circlekit.core.scheduling.rhythms import LAST, WEEKS, is_monthly, needs_week, phases
from circlekit.core.scheduling.wall_clocks import unclear
from circlekit.core.scheduling.words import ORDINALS, say_date
from circlekit.core.windows import DAY_NAMES, clock
from circlekit.core.zones import zone


def slot_problems(slot: Slot, cohort: Cohort, place: Path = ()) -> Iterator[Problem]:
    """Yield what does not fit together in a slot, or with its cohort.

    Paths are those of schedule.yaml, where the slot stands under its circle, or at ``place``.
    """
    found = list(shape_problems(slot, cohort, place))
    yield from found
    if all(problem.severity == "warning" for problem in found):
        yield from clock_problems(slot, cohort, place)


def shape_problems(slot: Slot, cohort: Cohort, place: Path = ()) -> Iterator[Problem]:
    """Yield what does not fit together whatever the clocks do; otherwise as ``slot_problems``."""
    path = place or ("slots", slot.circle)
    found = list(_of_time(slot, path, cohort))
    if slot.alternate:
        found += _of_time(slot.alternate, (*path, "alternate"), cohort)
        found += _of_turns(slot, slot.alternate, (*path, "alternate", "first"))
    yield from found
    if not found:
        yield from _same_days(slot, (*path, "alternate", "first"), cohort)
        yield from _holiday(slot, path, cohort)


def clock_problems(slot: Slot, cohort: Cohort, place: Path = ()) -> Iterator[Problem]:
    """Yield dates on which clocks skip or double the start of a slot that is sound otherwise.

    What people moved is looked at elsewhere; paths are as those of ``slot_problems``.
    """
    path = place or ("slots", slot.circle)
    for part in dates(slot, cohort).parts:
        own = (part.start, part.timezone) == (slot.start, slot.timezone)
        for day in _held(part, slot):
            trouble = unclear(day, part.start, part.timezone)
            if trouble:
                change = f"the clock change of {say_date(day)} {trouble} {clock(part.start)}"
                message = f"{change} in {city(part.timezone)}"
                hint = "choose another hour, or the zone of another member"
                yield Problem((*path, "start") if own else (*path, "alternate", "start"), message, hint)


def _of_time(time: Slot | Alternate, path: Path, cohort: Cohort) -> Iterator[Problem]:
    if not cohort.starts <= time.first <= cohort.ends:
        span = f"the cohort runs from {cohort.starts} to {cohort.ends}"
        yield Problem((*path, "first"), f"{time.first} is outside the cohort", span)
    if time.first.weekday() != time.weekday:
        message = f"{time.first} is a {DAY_NAMES[time.first.weekday()]}, not a {DAY_NAMES[time.weekday]}"
        yield Problem((*path, "first"), message, "correct the date or the weekday")
    elif needs_week(cohort):
        yield from _of_week(time, path, cohort)
    elif time.week is not None:
        message = f"week has no meaning where circles meet every {cohort.meeting.every}"
        yield Problem((*path, "week"), message, "leave it out")


def _of_week(time: Slot | Alternate, path: Path, cohort: Cohort) -> Iterator[Problem]:
    fits = _weeks_of(time.first)
    if time.week is None:
        hint = f"add «week: {'last' if fits[0] == LAST else fits[0]}»"
        yield Problem(path, "week is missing: circles meet on one week of the month", hint)
    elif time.week not in fits and _begins_monthly(time.first, cohort):
        message = f"{time.first} is not the {ORDINALS[time.week]} {DAY_NAMES[time.weekday]} of its month"
        yield Problem((*path, "first"), message, "correct the date or the week")


def _begins_monthly(day: date, cohort: Cohort) -> bool:
    """Tell whether circles meet monthly on that day; a week that matters later binds no earlier date."""
    return any(is_monthly(phase.rhythm) for phase in phases(cohort) if phase.first <= day <= phase.last)


def _of_turns(slot: Slot, other: Alternate, path: Path) -> Iterator[Problem]:
    if other.first <= slot.first:
        message = (
            f"the second of two times in turn begins on {other.first}, not after the first ({slot.first})"
        )
        yield Problem(
            path, message, "write the date of the second meeting here, or let the two change places"
        )


def _same_days(slot: Slot, path: Path, cohort: Cohort) -> Iterator[Problem]:
    """Yield a day on which both of two times would have their turn."""
    seen: set[date] = set()
    for part in dates(slot, cohort).parts:
        days = {one.start.date() for one in part.occurrences}
        if seen & days:
            message = f"both of two times in turn would be on {say_date(min(seen & days))}"
            yield Problem(path, message, "write the date of the circle's second meeting here")
            return
        seen |= days


def _holiday(slot: Slot, path: Path, cohort: Cohort) -> Iterator[Problem]:
    off = days_off(cohort)
    if slot.first in off:
        name = off[slot.first] or "a holiday of this cohort"
        message = f"{slot.first} is {name}, so the first meeting comes later"
        yield Problem((*path, "first"), message, "write the date of the first meeting here", "warning")


def _held(part: Part, slot: Slot) -> Iterator[date]:
    """Yield the days of the part's meetings, but of those that people moved."""
    for one in part.occurrences:
        if one.meeting and one.start.date() not in slot.changes.moved:
            yield one.meeting.start.astimezone(zone(part.timezone)).date()


def _weeks_of(day: date) -> list[int]:
    """Return which of its weekday in the month a date is; two answers where the fourth is the last."""
    number = (day.day - 1) // 7 + 1
    last = (day + timedelta(days=7)).month != day.month
    return [week for week, holds in ((number, number in WEEKS), (LAST, last)) if holds]
