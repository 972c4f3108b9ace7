"""Dates, times of day, time zones and weekly windows."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

from circlekit.core import windows, zones
from circlekit.core.parse.lists import by_name
from circlekit.core.parse.texts import EMPTY, line
from circlekit.core.parse.wrong import Wrong, as_items, each
from circlekit.core.text import quoted

WINDOW_LIMIT = 1_000

_DAY_HINT = "write it as year-month-day, such as 2027-01-11"
_MOMENT_HINT = "write it as year-month-day hour:minute, such as 2027-03-16 17:00"


def zone_name(value: Any) -> str:
    """Return the exact name of a time zone, such as ``Europe/Berlin``."""
    found = line(value)
    if not found:
        raise Wrong(EMPTY, "write it as Area/City, such as Europe/Berlin")
    trouble = zones.zone_problem(found)
    if trouble:
        raise Wrong(*trouble)
    return zones.canonical(found) or found


def day(value: Any) -> date:
    """Return a date written as 2027-01-11."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = line(value)
    match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", found)
    if not match:
        raise Wrong(f"{quoted(found)} is not a date" if found else EMPTY, _DAY_HINT)
    year, month, number = (int(part) for part in match.groups())
    try:
        return date(year, month, number)
    except ValueError:
        raise Wrong(f"there is no {found} in the calendar", _nearby(year, month)) from None


def _nearby(year: int, month: int) -> str:
    if not (1 <= month <= 12 and year >= 1):
        return _DAY_HINT
    return f"that month has {monthrange(year, month)[1]} days"


def day_if_any(value: Any) -> date | None:
    """Return a date, or None when nothing was typed."""
    return None if value is None or value == "" else day(value)


def dates(value: Any) -> tuple[date, ...]:
    """Return dates in order, each once."""
    return tuple(sorted(set(each(as_items(value), day))))


def days_by_handle(value: Any) -> dict[str, date]:
    """Return a date for each handle, from ``{amina: 2027-09-01}``."""
    found = by_name(value, day, "{amina: 2027-09-01}")
    return {unicodedata.normalize("NFC", name): when for name, when in found.items()}


def moment(value: Any) -> datetime:
    """Return a date with a time of day, written as 2027-03-16 17:00, as a naive wall-clock time."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    found = line(value)
    match = re.fullmatch(r"([0-9-]+)[ T]+([0-9:]+)", found)
    if not match:
        raise Wrong(f"{quoted(found)} is not a date with a time" if found else EMPTY, _MOMENT_HINT)
    return datetime.combine(day(match[1]), datetime.min.time()) + timedelta(minutes=clock(match[2]))


def moments(value: Any) -> tuple[datetime, ...]:
    """Return dates with times in order, each once."""
    return tuple(sorted(set(each(as_items(value), moment))))


def clock(value: Any) -> int:
    """Return a time of day such as 16:30 as minutes from midnight."""
    found = line(value)
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", found)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise Wrong(f"{quoted(found)} is not a time of day", "write it as 16:30")
    return int(match[1]) * 60 + int(match[2])


def window_list(value: Any) -> tuple[windows.Window, ...]:
    """Return joined weekly windows from texts like ``Tue 16:00-19:00``."""
    return windows.join(window for group in each(as_items(value), _windows) for window in group)


def _windows(item: Any) -> tuple[windows.Window, ...]:
    if isinstance(item, windows.Window):
        return (item,)
    try:
        return windows.parse_windows(line(item, WINDOW_LIMIT))
    except windows.WindowError as error:
        raise Wrong(*error.args) from None
