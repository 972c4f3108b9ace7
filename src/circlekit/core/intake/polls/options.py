"""From the headings of a poll's columns to the times that were asked about, and what is asked back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core import windows
from circlekit.core.clock_words import long_date
from circlekit.core.intake.polls.clock import Span, span
from circlekit.core.intake.polls.poll import Option
from circlekit.core.intake.polls.setting import Setting
from circlekit.core.intake.polls.talk import shown
from circlekit.core.intake.polls.words import plain
from circlekit.core.problems import Problem
from circlekit.core.text import counted
from circlekit.core.windows import DAY

ALL_DAY = "all day"
HOUR = 60
_WORD = 30


class Heading(NamedTuple):
    """What stands over a column: its day (a date, or a weekday from Monday, 0) and its time as a text.

    ``time`` is empty where a whole day was asked about; ``day`` and ``weekday`` are None where nothing
    that can be read stands there.
    """

    line: int
    column: int
    day: datetime | None
    weekday: int | None
    time: str


class Options(NamedTuple):
    """The times that can be read, the column of each, and what is to be said."""

    found: tuple[Option, ...]
    columns: tuple[int, ...]
    problems: tuple[Problem, ...]


def options(headings: Sequence[Heading], setting: Setting, file: str) -> Options:
    """Return the options of a poll; whatever cannot be read is a question, each text once."""
    times = {heading.time: _span(heading.time, setting.hours) for heading in headings}
    found = [(_option(one, times[one.time]), one.column) for one in headings]
    sound = [(option, column) for option, column in found if option]
    problems = [
        *_doubtful_days(headings, file),
        *_unreadable(headings, times, file),
        *_endless(headings, times, file),
    ]
    return Options(tuple(o for o, _ in sound), tuple(c for _, c in sound), tuple(problems))


def _span(text: str, hours: Mapping[str, str]) -> Span | None:
    named = {plain(word): times for word, times in hours.items()}
    said = named.get(plain(text or ALL_DAY))
    return span(said) if said else span(text)


def _option(heading: Heading, times: Span | None) -> Option | None:
    if times is None:
        return None
    end = times.start + HOUR if times.end is None else times.end
    if heading.day is not None:
        return Option(times.start, end, heading.day)
    if heading.weekday is None:
        return None
    midnight = heading.weekday * DAY
    return Option(midnight + times.start, midnight + end)


def _doubtful_days(headings: Iterable[Heading], file: str) -> Iterator[Problem]:
    for heading in headings:
        path = (file, heading.line, heading.column)
        if heading.day is None and heading.weekday is None:
            message = "this is no day that can be read"
            yield Problem(path, message, "write the day as 2026-10-26")
        elif heading.day and heading.weekday not in {None, heading.day.weekday()}:
            message = f"{long_date(heading.day)} has another weekday here"
            yield Problem(path, message, "is its year right? write the day as 2026-10-26")


def _unreadable(
    headings: Sequence[Heading], times: Mapping[str, Span | None], file: str
) -> Iterator[Problem]:
    for text, found in times.items():
        if found is None:
            those = [heading for heading in headings if heading.time == text]
            first, count = those[0], counted(len(those), "column")
            unread = f"{shown(text)} is no time of day ({count})"
            what = unread if text else "this poll asks about whole days"
            yield Problem((file, first.line, first.column), what, _say_when(text or ALL_DAY))


def _say_when(word: str) -> str:
    """Return what to do about a word for a time; a text or an address is no word to be repeated."""
    if len(word) > _WORD or any(character in word for character in '@"='):
        return "write times in its place, such as 09:00-10:00"
    return f'--hours "{word}=09:00-18:00", with the hours that are meant'


def _endless(headings: Sequence[Heading], times: Mapping[str, Span | None], file: str) -> Iterator[Problem]:
    endless = {text: found.start for text, found in times.items() if found and found.end is None}
    those = [one for one in headings if one.time in endless]
    if those:
        first, start = those[0], endless[those[0].time]
        hours = f"{windows.clock(start)}-{windows.clock(start + HOUR)}"
        message = f"{counted(len(those), 'time')} without an end: each is taken for an hour"
        hint = f'if it is longer: --hours "{first.time}={hours}", with the end that is meant'
        yield Problem((file, first.line, first.column), message, hint, "warning")
