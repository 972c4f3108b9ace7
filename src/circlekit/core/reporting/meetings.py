"""Which meeting of a circle is meant: by its number, by its date, or by what a fact is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from circlekit.core.model import Circle, Meeting
from circlekit.core.problems import Problem
from circlekit.core.reporting.saying import day as day_said
from circlekit.core.text import counted, listed, quoted

MOST_MEETINGS = 1000
NEAREST = 2
"""So many dates are named when somebody meant another one."""


def dates_of(meetings: Sequence[Meeting]) -> Mapping[date, int]:
    """Return the numbers of meetings by date in the slot's zone; a moved one counts by both its dates."""
    before = {one.was.date(): one.number for one in meetings if one.was}
    return before | {one.start.date(): one.number for one in meetings}


def nearest_dates(day: date, dates: Iterable[date]) -> str:
    """Return a hint with the dates nearest to a day, in their order; what to do without any."""
    near = sorted(sorted(dates, key=lambda one: (abs(one - day), one))[:NEAREST])
    return f"the nearest dates are {listed(map(str, near))}" if near else "it has no meetings yet"


def meeting_named(typed: str, circle: Circle, meetings: Sequence[Meeting]) -> Meeting | Problem:
    """Return the meeting that somebody names by its number or its date, or what to say where none is."""
    by_number = {one.number: one for one in meetings}
    if re.fullmatch(r"[0-9]{1,6}", typed.strip()):
        found = by_number.get(int(typed))
        hint = f"it has {counted(len(meetings), 'meeting')}"
        return found or Problem((), f"{quoted(circle.id)} has no meeting {int(typed)}", hint)
    day = day_said(typed)
    if day is None:
        message = f"{quoted(typed)} is neither the number nor the date of a meeting"
        return Problem((), message, "write it as 2, or as 2027-02-09")
    dates = dates_of(meetings)
    if day in dates:
        return by_number[dates[day]]
    return Problem((), f"{quoted(circle.id)} does not meet on {day}", nearest_dates(day, dates))


def last_held(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """Return the last meeting up to today, which a report is about."""
    held = [one for one in meetings if one.start.date() <= today]
    return held[-1] if held else None


def next_held(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """Return the next meeting from today on, which a reply is about."""
    return next((one for one in meetings if one.start.date() >= today), None)
