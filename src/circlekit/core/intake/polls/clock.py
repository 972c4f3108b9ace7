"""Times of day as poll tools write them: ``17:00``, ``5:00 PM``, ``17h30``, ``5:00 PM – 7:00 PM``."""

from __future__ import annotations

import re
from typing import NamedTuple

from circlekit.core.windows import DAY

NOON = 12 * 60

_DIGITS = r"([0-9]{1,2})(?:[:.h]([0-9]{2})(?:[:.][0-9]{2})?)?"
_HALF = r"([ap])\.?\s?m\b\.?"
_CLOCK = rf"{_DIGITS}\s?(?:h(?![a-z])|uhr\b)?\s?(?:{_HALF})?"
_ONE = re.compile(_CLOCK, re.IGNORECASE)
_TWO = re.compile(rf"{_CLOCK}\s*(?:[-–—]|\bto\b|\bbis\b|à)\s*{_CLOCK}", re.IGNORECASE)
_FULL_DIGITS = r"[0-9]{1,2}(?:[:.h][0-9]{2}|h\b|(?=\s?[ap]\.?\s?m\b))"
_FULL = rf"{_FULL_DIGITS}(?:\s?[ap]\.?\s?m\b\.?)?"
_AT_END = re.compile(rf"(?<![0-9]){_FULL}(?:\s*[-–—]\s*{_FULL})?$", re.IGNORECASE)
_SPACES = re.compile("[\\s\u00a0\u2009\u202f]+")


class Span(NamedTuple):
    """From when to when, in minutes from midnight; ``end`` is None where only a beginning was given."""

    start: int
    end: int | None


def clock(text: str) -> int | None:
    """Return a time of day as minutes from midnight; None when it is none. ``24:00`` is midnight."""
    match = _ONE.fullmatch(_spaced(text))
    found = _minute(*match.groups()) if match and _is_told(text) else None
    return None if found is None else found % DAY


def span(text: str) -> Span | None:
    """Return the times of ``5:00 PM – 7:00 PM`` or ``17h``; None when the text is something else.

    An end before the start is on the next day. A lone ``am`` or ``pm`` at the end holds for both.
    """
    spaced = _spaced(text)
    match = _TWO.fullmatch(spaced)
    if not match:
        start = clock(spaced)
        return None if start is None else Span(start, None)
    hour, minute, half, *second = match.groups()
    end = _minute(*second)
    start = _minute(hour, minute, half or second[2])
    if half is None and second[2] and start is not None and end is not None and start > end:
        start = _minute(hour, minute, "a")  # 11 - 1 PM begins in the morning
    if start is None or end is None or start == end:
        return None
    return Span(start % DAY, end if end > start % DAY else end + DAY)


def times_at_end(text: str) -> tuple[str, Span | None]:
    """Return what stands before the times at the end of a text, and those times."""
    spaced = _spaced(text)
    match = _AT_END.search(spaced)
    found = span(match[0]) if match else None
    return (spaced[: match.start()].strip(" ,"), found) if match and found else (spaced, None)


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _is_told(text: str) -> bool:
    """Tell whether a number is meant as a time: ``17h`` is, ``17`` is not."""
    return not text.strip().isdigit()


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in "pP" else 0)
    found = hours * 60 + minutes
    return found if minutes < 60 and found <= DAY else None
