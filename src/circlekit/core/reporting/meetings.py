"""Which meeting of a circle is meant: by its number, by its date, or by what a fact is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from circlekit.core.model import Meeting
from circlekit.core.text import listed

MOST_MEETINGS = 1000
NEAREST = 2
"""So many dates are named when somebody meant another one."""


def dates_of(meetings: Sequence[Meeting]) -> Mapping[date, int]:
    """Return the numbers of meetings by date in the slot's zone; a moved one counts by both its dates."""
    before = {one.was.date(): one.number for one in meetings if one.was}
    return before | {one.start.date(): one.number for one in meetings}


def nearest_dates(day: date, dates: Iterable[date]) -> str:
    """Return a hint with the dates nearest to a day, in their order; empty without any."""
    near = sorted(sorted(dates, key=lambda one: (abs(one - day), one))[:NEAREST])
    return f"the nearest dates are {listed(map(str, near))}" if near else "it has no meetings yet"
