"""Whole numbers: sizes, minutes, days."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from circlekit.core.parse.texts import NO, line
from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import quoted


class Size(NamedTuple):
    """How many people a circle has, at least and at most."""

    least: int
    most: int


def whole(value: Any, least: int, most: int) -> int:
    """Return a whole number between ``least`` and ``most``."""
    found = _digits(value)
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", found):
        raise Wrong(f"{quoted(found)} is not a whole number", f"write one from {least} to {most}")
    if not least <= int(found) <= most:
        raise Wrong(f"{found} is out of range", f"write a number from {least} to {most}")
    return int(found)


def _digits(value: Any) -> str:
    return line(str(value) if isinstance(value, int) and not isinstance(value, bool) else value)


def minutes(value: Any) -> int:
    """Return a length from 15 to 480 minutes."""
    return whole(value, 15, 480)


def size(value: Any) -> Size:
    """Return the size of a circle, from ``6-8`` or ``7``."""
    if isinstance(value, Size):
        return value
    found = _digits(value)
    match = re.fullmatch(r"([0-9]{1,4})(?:\s*(?:-|–|\.\.|to)\s*([0-9]{1,4}))?", found)
    if not match:
        raise Wrong(f"{quoted(found)} is not a size", "write it as 6-8")
    least, most = int(match[1]), int(match[2] or match[1])
    if least > most:
        raise Wrong(f"{found} runs backwards: {least} is more than {most}", f"write it as {most}-{least}")
    if least < 2:
        raise Wrong(f"a circle of {found} is not possible", "2 people is the least; 6-8 is usual")
    return Size(least, most)


def days_before(value: Any) -> int | None:
    """Return how many days before a meeting a nudge is due, or None for «no»."""
    if value is None or value is False or (isinstance(value, str) and value.casefold() in NO - {"0"}):
        return None
    return whole(value, 0, 60)


def number_if_any(value: Any) -> int | None:
    """Return a number from 1 to 1000, or None when nothing was typed."""
    return None if value is None or value == "" else whole(value, 1, 1000)
