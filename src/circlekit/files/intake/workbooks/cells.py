"""The typed values of a workbook as text that no order of day and month can change."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

_EXACT = 1e15
"""Up to here a whole number in a workbook is what it looks like: floats have 15 digits."""

_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text as it was typed, without what cannot be shown; every way to break a line is ``\\n``.

    ``_x000D_`` is how a workbook writes a character that XML does not have (ECMA-376, 22.9.2.19).
    """
    if "_x" in text:
        text = _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
    return text if text.isprintable() else _UNSEEN.sub(" ", _BREAKS.sub("\n", text))


def number(written: str, day_zero: datetime | None = None, *, is_span: bool = False) -> str:
    """Return the text of a number: ``45``, ``0.5``; of a date or time if the days count from ``day_zero``.

    ``is_span`` is for hours and minutes that may be more than a day.
    """
    value = int(written) if written.isdigit() else float(written)
    if day_zero is not None:
        from openpyxl.utils.datetime import from_excel

        with suppress(OverflowError, ValueError):  # what no calendar has stays a number
            return moment(from_excel(value, day_zero, timedelta=is_span))
    if isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT:
        value = int(value)
    return str(value) if isinstance(value, int) else f"{value:.15g}"


def moment(value: datetime | date | time | timedelta) -> str:
    """Return ``2026-10-11 14:05:09``, ``2026-10-11``, ``16:30`` or ``26:00``; seconds are whole.

    A date with no time of day is midnight in a workbook.
    """
    match value:
        case datetime():
            return _instant(value)
        case date():
            return value.isoformat()
        case time():
            return _clock(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
    return _clock(value)


def _instant(value: datetime) -> str:
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
