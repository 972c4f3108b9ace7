"""The typed values of a workbook as text that no order of day and month can change."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

ERRORS = frozenset(
    {"#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
"""What stands in a cell whose formula has no result."""

_EXACT = 1e15
"""Up to here a whole number in a workbook is what it looks like: floats have 15 digits."""

_BREAKS = re.compile("_x000[Dd]_\n?|\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def text_of(value: object) -> str:
    """Return the text of a cell: ``2026-10-11 14:05:09``, ``16:30``, ``26:00``, ``TRUE``, ``45``.

    A date without a time of day is ``2026-10-11``; errors and empty cells are empty. Seconds are whole.
    """
    match value:
        case None:
            return ""
        case str():
            return _text(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() and abs(value) <= _EXACT else f"{value:.15g}"
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case time():
            return _clock(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
        case timedelta():
            return _clock(value)
    return _text(str(value))


def _text(value: str) -> str:
    if value in ERRORS:
        return ""
    return value if value.isprintable() else _UNSEEN.sub(" ", _BREAKS.sub("\n", value))


def _moment(value: datetime) -> str:
    """Return a moment in whole seconds: a workbook counts days, and has a second as a fraction of one."""
    if value.microsecond >= 500_000 and value.year < datetime.max.year:
        value += timedelta(seconds=1)
    whole = value.replace(microsecond=0)
    return whole.date().isoformat() if whole.time() == time() else whole.isoformat(sep=" ")


def _clock(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds_left = divmod(rest, 60)
    found = f"{'-' if seconds < 0 else ''}{hours:02d}:{minutes:02d}"
    return f"{found}:{seconds_left:02d}" if seconds_left else found
