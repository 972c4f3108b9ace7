"""Weekly windows: the text people type, minutes of a week, and what fits inside.

A week has 10,080 minutes and begins on Monday at 00:00, in whatever zone the windows are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT = (("mon",), ("tue", "tues"), ("wed", "weds"), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",))
_SPAN = re.compile(r"(?P<days>[^\d]+?)\s*(?P<start>\d{1,2}[:.h]\d{2})\s*[-–—]\s*(?P<end>\d{1,2}[:.h]\d{2})$")
_EXAMPLE = "write it like «Tue 16:00-19:00»"


class Window(NamedTuple):
    """A weekly span in minutes of the week; ``end`` may pass the end of the week: ``Sun 22:00-01:00``."""

    start: int
    end: int


class WindowError(ValueError):
    """A text that is no window; the arguments are the sentence and the hint."""


DECENT_HOURS = tuple(Window(day * DAY + 9 * 60, day * DAY + 18 * 60) for day in range(5))
"""What is assumed of a person who said nothing: Mon-Fri 09:00-18:00 (contract, «Windows»)."""


def parse_windows(text: str) -> tuple[Window, ...]:
    """Return the windows of ``Tue 16:00-19:00`` or ``Mon-Fri 09:00-12:00``; several joined by ``,`` or ``;``.

    Raises:
        WindowError: with a sentence and a hint.
    """
    parts = [part.strip() for part in re.split(r";|(?<=\d)\s*,", text)]
    return tuple(window for part in parts if part for window in _parse_one(part))


def _parse_one(text: str) -> list[Window]:
    match = _SPAN.match(text)
    if not match:
        raise WindowError(f"«{text}» is not a weekly time", _EXAMPLE)
    start, end = (_minute(match[name], text) for name in ("start", "end"))
    if start == end:
        raise WindowError(f"«{text}» begins and ends at the same minute", _EXAMPLE)
    if start == DAY:
        raise WindowError(f"«{text}» begins at 24:00", "write 00:00 on the next day")
    length = end - start if end > start else end + DAY - start
    return [Window(day * DAY + start, day * DAY + start + length) for day in _days(match["days"], text)]


def _minute(clock: str, text: str) -> int:
    hour, minute = (int(part) for part in re.split(r"[:.h]", clock))
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise WindowError(f"there is no {clock} in a day («{text}»)", "times run from 00:00 to 24:00")
    return hour * 60 + minute


def _days(words: str, text: str) -> list[int]:
    days: list[int] = []
    for part in re.split(r"[,/&+]|\band\b", words):
        ends = [_weekday(word, text) for word in re.split(r"[-–—]|\bto\b", part)]
        if len(ends) > 2:
            raise WindowError(f"«{text}» is not a weekly time", _EXAMPLE)
        count = (ends[-1] - ends[0]) % 7 + 1
        days += [(ends[0] + step) % 7 for step in range(count)]
    return days


def _weekday(word: str, text: str) -> int:
    name = word.strip().rstrip(".:").casefold()
    for index, day in enumerate(DAY_NAMES):
        if name in {day.casefold(), day.casefold() + "s", *_SHORT[index]}:
            return index
    raise WindowError(f"«{word.strip()}» is not a weekday («{text}»)", _EXAMPLE)


def join(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Join windows that touch or overlap, also over the end of the week; sorted, starts in 0..10,079."""
    spans = sorted((start % WEEK, start % WEEK + end - start) for start, end in windows)
    joined: list[list[int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    while len(joined) > 1 and joined[-1][1] - WEEK >= joined[0][0]:
        first = joined.pop(0)
        joined[-1][1] = max(joined[-1][1], first[1] + WEEK)
    return tuple(Window(start, min(end, start + WEEK)) for start, end in joined)


def fits(windows: Iterable[Window], start: int, minutes: int) -> bool:
    """Tell whether all of ``minutes`` from minute-of-week ``start`` lie inside one of the joined windows."""
    for window in windows:
        if (start - window.start) % WEEK + minutes <= window.end - window.start or window.end - window.start >= WEEK:
            return True
    return False


def say(window: Window) -> str:
    """Return a window as people type it: ``Tue 16:00-19:00``."""
    return f"{WEEKDAYS[window.start // DAY % 7]} {clock(window.start)}-{clock(window.end)}"


def clock(minute: int) -> str:
    """Return a minute of the day or week as ``16:30``."""
    return f"{minute % DAY // 60:02}:{minute % 60:02}"
