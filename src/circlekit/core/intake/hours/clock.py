"""Times of day as people write them, and which of them leave no doubt.

«17:00», «17h», «9 Uhr», «0900» and «9am» are certain. «9» may be the morning or the evening, and so may
«5:00» and «5 Uhr». A span of «9:00-10:00» is taken for the morning, as timetables write it; «9-5» is asked
about.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from circlekit.core.windows import DAY, clock

HALF = DAY // 2
_TIMETABLE = range(7, 13)
"""Hours that, with minutes behind them, are meant as on a clock of 24 hours."""
_QUARTERS = frozenset({"00", "15", "30", "45"})


class Clock(NamedTuple):
    """A time of day as written: ``half`` is ``a`` or ``p``; ``sure`` when 24 hours are counted."""

    hour: int
    minute: int
    half: str = ""
    sure: bool = False
    minutes_written: bool = False

    def at(self, half: str = "") -> int:
        """Return minutes from midnight, in a half of the day where one is written or given."""
        within = self.half or half
        hour = self.hour % 12 + (12 if within == "p" else 0) if within and self.hour <= 12 else self.hour
        return hour * 60 + self.minute

    @property
    def timetable(self) -> bool:
        """Whether it is as timetables write the morning: «9:00»."""
        return self.minutes_written and self.hour in _TIMETABLE


NOON = Clock(12, 0, "p")
MIDNIGHT = Clock(12, 0, "a")


def clock_pattern(oclock: frozenset[str]) -> str:
    """Return the pattern of a time of day; ``oclock`` are the words that mark hours from 0 to 24."""
    marks = "|".join(sorted(map(re.escape, oclock), key=len, reverse=True)) or "(?!)"
    return rf"""(?<![\d.:])(?:(?P<tight>\d{{4}})|(?P<hour>\d{{1,2}})
        (?:[:.](?P<minute>\d{{2}})(?::\d{{2}})?|\s?h\s?(?P<after>[0-5]\d)(?![\dh:]))?)
        (?!\d|[.:]\d)(?:\s?(?P<half>[ap])\s?m(?![^\W_]))?(?:\s?(?P<mark>{marks})(?![^\W_]))?"""


def clock_of(match: re.Match[str]) -> Clock | None:
    """Return the time of day that was found, None where there is no such."""
    tight = match["tight"]
    typed = tight[:2] if tight else match["hour"]
    minutes = tight[2:] if tight else match["minute"] or match["after"] or ""
    hour, minute, half = int(typed), int(minutes or 0), match["half"] or ""
    if minute > 59 or hour * 60 + minute > DAY or (tight and minutes not in _QUARTERS):
        return None
    if hour > 12 and half == "a":
        return None
    # «2h» may be how long somebody has.
    marked = bool(tight or match["after"] or match["mark"]) and hour >= _TIMETABLE[0]
    leading = bool(tight or minutes) and typed[0] == "0"
    sure = hour > 12 or (not half and (marked or leading or hour == 0))
    return Clock(hour, minute, "" if hour > 12 else half, sure, bool(minutes))


def span_of(first: Clock, last: Clock) -> tuple[int, int] | None:
    """Return the minutes from midnight of a span, None where it is not certain; it may pass midnight."""
    readings = [(first.at(one), last.at(other)) for one, other in _halves(first, last)]
    possible = [(start, _end(start, end)) for start, end in readings if start < DAY and start != end]
    longest = DAY if last.hour == 0 else HALF  # «09:00-05:00» hardly means twenty hours
    certain = [(start, end) for start, end in possible if end <= max(start + longest, DAY)]
    return certain[0] if len(certain) == 1 else None


def _end(start: int, end: int) -> int:
    return end if end > start else end + DAY


def _halves(first: Clock, last: Clock) -> list[tuple[str, str]]:
    """Return the halves of the day in which the ends of a span can be; none where one is to be asked for.

    One «pm» at the end holds for the start too, or does not: only one of the two makes a span of a day.
    """
    both = first, last
    if last.half and not first.half and not first.sure:
        return [(half, "") for half in "ap" if _end(first.at(half), last.at()) - first.at(half) <= HALF]
    if first.half and not last.half and last.hour == 12 and not last.sure:
        return [("", half) for half in "ap" if _end(first.at(), last.at(half)) - first.at() <= HALF]
    if all(one.half or one.sure for one in both):
        return [("", "")]
    if first.half or last.half:
        return []
    counted = any(one.sure for one in both)
    morning = all(one.hour in _TIMETABLE for one in both) and any(one.timetable for one in both)
    return [("", "")] if counted or (morning and first.at() < last.at()) else []


def start_of(first: Clock) -> int | None:
    """Return the minutes from midnight of a start that stands alone, None where it is not certain."""
    certain = (first.half or first.sure or first.timetable) and first.at() < DAY  # «24h» is a whole day
    return first.at() if certain else None


def proposed(first: Clock, last: Clock | None) -> str:
    """Return a likely reading to be confirmed, as ``09:00-17:00``."""
    start = first.at() if first.half or first.hour >= _TIMETABLE[0] else first.at("p")
    if last is None:
        return f"{clock(start)}-{clock(start + 60)}"
    ends = [end for end in (last.at("a"), last.at("p")) if end > start] or [last.at("a") + DAY]
    return f"{clock(start)}-{clock(ends[0])}"
