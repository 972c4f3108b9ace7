"""What cannot be right about a slot that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from circlekit.core.clock_words import city
from circlekit.core.model import Cohort, Slot
from circlekit.core.problems import Path, Problem
from circlekit.core.scheduling.meetings import LAST, WEEKS, is_monthly, meetings, unclear
from circlekit.core.scheduling.words import ORDINALS, say_date
from circlekit.core.windows import DAY_NAMES, clock


def slot_problems(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield what does not fit together in a slot, or with its cohort; paths are those of schedule.yaml."""
    path: Path = ("slots", slot.circle)
    monthly = is_monthly(cohort.meeting.every)
    if not cohort.starts <= slot.first <= cohort.ends:
        span = f"the cohort runs from {cohort.starts} to {cohort.ends}"
        yield Problem((*path, "first"), f"{slot.first} is outside the cohort", span)
    if slot.first.weekday() != slot.weekday:
        message = f"{slot.first} is a {DAY_NAMES[slot.first.weekday()]}, not a {DAY_NAMES[slot.weekday]}"
        yield Problem((*path, "first"), message, "correct the date or the weekday")
    elif monthly and slot.week is None:
        hint = f"add «week: {_weeks_of(slot.first)[0]}»"
        yield Problem(path, "week is missing: circles meet on one week of the month", hint)
    elif monthly and slot.week not in _weeks_of(slot.first):
        day = DAY_NAMES[slot.weekday]
        message = f"{slot.first} is not the {ORDINALS[slot.week or 0]} {day} of its month"
        yield Problem((*path, "first"), message, "correct the date or the week")
    elif not monthly and slot.week is not None:
        message = f"week has no meaning where circles meet every {cohort.meeting.every}"
        yield Problem((*path, "week"), message, "leave it out")
    else:
        yield from _clock_doubts(slot, cohort)


def _clock_doubts(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield dates on which clocks skip or double the start, and a first date that is a holiday."""
    path: Path = ("slots", slot.circle)
    if slot.first in cohort.holidays.dates:
        message = f"{slot.first} is a holiday of this cohort, so the first meeting comes later"
        yield Problem((*path, "first"), message, "write the date of the first meeting here", "warning")
    for meeting in meetings(slot, cohort):
        day = meeting.start.date()
        trouble = unclear(day, slot.start, slot.timezone)
        if trouble:
            message = (
                f"the clock change of {say_date(day)} {trouble} {clock(slot.start)} in {city(slot.timezone)}"
            )
            hint = "choose another hour, or the zone of another member"
            yield Problem((*path, "start"), message, hint)


def _weeks_of(day: date) -> list[int]:
    """Return which of its weekday in the month a date is; two answers where the fourth is the last."""
    number = (day.day - 1) // 7 + 1
    last = (day + timedelta(days=7)).month != day.month
    return [week for week, holds in ((number, number in WEEKS), (LAST, last)) if holds]
