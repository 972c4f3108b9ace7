"""Whether a zone's clocks changed their ways of late, so that some programs still show the hour before.

Calendar programs and telephones carry databases of their own, some a year old or more. Where a government
has just ended summer time, or moved it, they show meetings at the earlier hour, whatever a file says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from circlekit.core.zones import transitions, zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 24 * 60
_YEAR = 52 * 7 * _DAY
"""A whole number of weeks, because clocks change on the same weekday of each year."""

_LEEWAY = 14 * _DAY
"""The nth weekday of a month moves by a week, the Sunday that is nearest to Ramadan by two."""

_SAME_LAW = _YEAR + 2 * _LEEWAY
"""What differs from the year before within this span of a first difference follows from it."""


class _Change(NamedTuple):
    """A change of clocks: its minute since 1970 (UTC), and the offsets from UTC before and after it."""

    minute: int
    before: int
    after: int


def fresh_change(name: str, today: date, months: int = 18, last: date | None = None) -> date | None:
    """Return the first day near ``today`` from which a zone's clocks go otherwise than in the year before.

    Near is from so many ``months`` before to ``last``, or to as many months after. The day is that of a
    change that is new, or on which clocks would have changed and did not. A law that moves a change by a
    few days or hours does not count. None where every year is like the one before; ``name`` is canonical.
    """
    span = relativedelta(months=months)
    first, last = today - span, last or today + span
    known = first - timedelta(minutes=3 * _YEAR + 2 * _LEEWAY)
    changes = [
        _Change(minute, before, after)
        for (_, before), (minute, after) in pairwise(transitions(name, known, last))
    ]
    since = _minute(known) + _YEAR + _LEEWAY
    for minute in _beginnings(sorted(_differences(changes, since, _minute(last)))):
        day = (_EPOCH + timedelta(minutes=minute)).astimezone(zone(name)).date()
        if first <= day <= last:
            return day
    return None


def _minute(day: date) -> int:
    return (day - _EPOCH.date()).days * _DAY


def _differences(changes: Sequence[_Change], since: int, until: int) -> Iterator[int]:
    """Yield the minute of each change that the year before had not, and of each that is no more."""
    for change in changes:
        returns = _is_near(change, -_YEAR, changes)
        if change.minute >= since and not returns:
            yield change.minute
        missed = change.minute + _YEAR
        if returns and missed + _LEEWAY <= until + _DAY and not _is_near(change, _YEAR, changes):
            yield missed


def _is_near(change: _Change, shift: int, changes: Sequence[_Change]) -> bool:
    """Tell whether clocks change in the same way so many minutes from a change, give or take a few days."""
    return any(
        (one.before, one.after) == (change.before, change.after)
        and abs(one.minute - change.minute - shift) <= _LEEWAY
        for one in changes
    )


def _beginnings(minutes: Sequence[int]) -> Iterator[int]:
    """Yield each difference that does not follow from an earlier one."""
    began: int | None = None
    for minute in minutes:
        if began is None or minute - began > _SAME_LAW:
            began = minute
            yield minute
