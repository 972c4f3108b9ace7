"""Weekly windows: the text people type, minutes of a week, and what fits inside.

A week has 10,080 minutes and begins on Monday at 00:00, in whatever zone the windows are meant.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from circlekit.core.text import quoted

DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ALSO = (("mon",), ("tue", "tues"), ("wed", "weds"), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",))
_WEEKDAY = {
    name: index
    for index, day in enumerate(DAY_NAMES)
    for name in (day.casefold(), f"{day.casefold()}s", *_ALSO[index])
}

_CLOCK = r"([0-9]{1,2})[:.h]([0-9]{2})"
_SPAN = re.compile(rf"(?P<days>[^0-9]*){_CLOCK}\s*[-–—]\s*{_CLOCK}")
_JOINT = re.compile(r";|(?<=[0-9]),|(?<=[0-9]\s),")
_HALVES = re.compile(r"[0-9]\s*[ap]\.?m\b", re.IGNORECASE)
_EXAMPLE = "write it like «Tue 16:00-19:00»"


class Window(NamedTuple):
    """A weekly span in minutes of the week; ``end`` may pass the end of the week: ``Sun 22:00-01:00``."""

    start: int
    end: int


class WindowError(ValueError):
    """A text that is no window; the arguments are the sentence and the hint."""


DECENT_HOURS = tuple(Window(day * DAY + 9 * 60, day * DAY + 18 * 60) for day in range(5))
"""What is assumed of a person who said nothing: Mon-Fri 09:00-18:00 (contract, «Windows»)."""


@functools.lru_cache(maxsize=1024)  # among thousands of people the same few windows come again and again
def parse_windows(text: str) -> tuple[Window, ...]:
    """Return the windows of ``Tue 16:00-19:00`` or ``Mon-Fri 09:00-12:00``; several joined by ``,`` or ``;``.

    Raises:
        WindowError: with a sentence and a hint.
    """
    parts = [part.strip() for part in _JOINT.split(" ".join(text.split()))]
    return tuple(window for part in parts if part for window in _parse_one(part))


def _parse_one(text: str) -> list[Window]:
    match = _SPAN.fullmatch(text)
    if not match:
        raise WindowError(*_why_not(text))
    days, *numbers = match.groups()
    start = _minute(numbers[0], numbers[1], text)
    end = _minute(numbers[2], numbers[3], text)
    if start == end:
        raise WindowError(f"{quoted(text)} begins and ends at the same minute", _EXAMPLE)
    if start == DAY:
        raise WindowError(f"{quoted(text)} begins at 24:00", "write 00:00 on the next day")
    length = end - start if end > start else end + DAY - start
    return [Window(day * DAY + start, day * DAY + start + length) for day in _days(days, text)]


def _why_not(text: str) -> tuple[str, str]:
    """Return what is wrong with a text that is no window at all, and what to write."""
    if _HALVES.search(text):
        return f"{quoted(text)} counts to 12 twice a day", "write hours from 0 to 24: «Tue 16:00-19:00»"
    return f"{quoted(text)} is not a weekly time", _EXAMPLE


def _minute(hour: str, minute: str, text: str) -> int:
    found = int(hour) * 60 + int(minute)
    if int(minute) > 59 or found > DAY:
        raise WindowError(
            f"there is no {hour}:{minute} in a day ({quoted(text)})", "times run from 00:00 to 24:00"
        )
    return found


def _days(words: str, text: str) -> list[int]:
    plain = words.strip().casefold()
    if plain in _WEEKDAY:
        return [_WEEKDAY[plain]]
    if not plain:
        raise WindowError(f"{quoted(text)} has no weekday", _EXAMPLE)
    days: list[int] = []
    for part in re.split(r"[,/&+]|\band\b", plain):
        ends = [_weekday(word, text) for word in re.split(r"[-–—]|\bto\b", part)]
        if len(ends) > 2:
            raise WindowError(f"{quoted(text)} is not a weekly time", _EXAMPLE)
        count = (ends[-1] - ends[0]) % 7 + 1
        days += [(ends[0] + step) % 7 for step in range(count)]
    return days


def _weekday(word: str, text: str) -> int:
    name = word.strip().rstrip(".:")
    if name not in _WEEKDAY:
        raise WindowError(f"{quoted(word.strip())} is not a weekday ({quoted(text)})", _EXAMPLE)
    return _WEEKDAY[name]


def join(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Join windows that touch or overlap, also over the end of the week; sorted, starts in 0..10,079."""
    given = tuple(windows)
    if _are_joined(given):  # most are: what was written once is read again and again
        return given
    spans = sorted([(start % WEEK, start % WEEK + end - start) for start, end in given])
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


def _are_joined(windows: tuple[Window, ...]) -> bool:
    """Tell whether windows are sorted, with a gap behind each, also between the last and the first."""
    before = -1
    for start, end in windows:
        if not before < start <= end:
            return False
        before = end
    return not windows or (windows[-1].start < WEEK and before < windows[0].start + WEEK)


def fits(windows: Iterable[Window], start: int, minutes: int) -> bool:
    """Tell whether all of ``minutes`` from minute-of-week ``start`` lie inside one of the joined windows."""
    for window in windows:
        if (
            start - window.start
        ) % WEEK + minutes <= window.end - window.start or window.end - window.start >= WEEK:
            return True
    return False


def say(window: Window) -> str:
    """Return a window as people type it: ``Tue 16:00-19:00``; a longer one as ``Fri 18:00 to Sun 12:00``."""
    start = f"{WEEKDAYS[window.start // DAY % 7]} {clock(window.start)}"
    if window.end - window.start > DAY:
        return f"{start} to {WEEKDAYS[window.end // DAY % 7]} {clock(window.end)}"
    return f"{start}-{clock(window.end) if window.end % DAY else '24:00'}"


def in_words(windows: Iterable[Window]) -> Iterator[str]:
    """Yield weekly windows as people type them; one of a day or longer is cut at midnight."""
    for window in windows:
        yield from _in_words(window)


@functools.lru_cache(maxsize=1024)  # as for ``parse_windows``
def _in_words(window: Window) -> tuple[str, ...]:
    long = window.end - window.start >= DAY
    midnights = range((window.start // DAY + 1) * DAY, window.end, DAY) if long else ()
    pieces = zip((window.start, *midnights), (*midnights, window.end), strict=True)
    return tuple(say(Window(start, end)) for start, end in pieces)


def clock(minute: int) -> str:
    """Return a minute of the day or week as ``16:30``."""
    return f"{minute % DAY // 60:02}:{minute % 60:02}"
