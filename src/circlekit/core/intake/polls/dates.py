"""Dates as poll tools write them: in words of several languages, or as numbers in some order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from circlekit.core.intake.mapping import ORDERS
from circlekit.core.intake.polls.words import PollWords

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")
_NUMBER = re.compile(r"[0-9]+")
_NUMERIC = re.compile(r"\D{0,20}?([0-9]{1,4})[-./]\s?([0-9]{1,2})[-./]\s?([0-9]{1,4})\b")
_LONGEST = 60
LEAST_YEAR, MOST_YEAR = 1970, 2200


class DayInWords(NamedTuple):
    """What a text says of a day; None for what it does not say. ``weekday`` counts from Monday, 0."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None

    def date(self) -> datetime | None:
        """Return the midnight it names, if it names a day of the calendar."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return midnight(self.year, self.month, self.day)

    def weekday_if_sound(self) -> int | None:
        """Return the weekday, unless it stands beside a date with a year that is none."""
        return self.weekday if self.year is None or self.date() else None


def midnight(year: int, month: int, day: int) -> datetime | None:
    """Return the midnight at which a day begins; None when there is no such day."""
    if not LEAST_YEAR <= year <= MOST_YEAR:
        return None
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def in_words(text: str, words: PollWords) -> DayInWords:
    """Return what ``Tue 8 September 2026`` says, in whichever order and language."""
    if len(text) > _LONGEST:
        return DayInWords(None, None, None, None)
    months = [month for month in map(words.month, _WORD.findall(text)) if month]
    weekdays = [day for day in map(words.weekday, _WORD.findall(text)) if day is not None]
    numbers = [int(number) for number in _NUMBER.findall(text) if len(number) <= 4]
    years = [number for number in numbers if LEAST_YEAR <= number <= MOST_YEAR]
    days = [number for number in numbers if 1 <= number <= 31]
    return DayInWords(
        years[-1] if years else None,
        months[-1] if months else None,  # «mar. 10 mars»: the weekday stands first
        days[0] if days else None,
        weekdays[0] if weekdays else None,
    )


class Numeric(NamedTuple):
    """The three numbers of a date, in the order in which they stand."""

    first: int
    second: int
    third: int

    def day(self, order: str) -> datetime | None:
        """Return the midnight it names when its order is ``dmy``, ``mdy`` or ``ymd``."""
        if order == "ymd":
            return midnight(self.first, self.second, self.third)
        if order == "mdy":
            return midnight(self.third, self.first, self.second)
        return midnight(self.third, self.second, self.first)


def numeric(text: str) -> Numeric | None:
    """Return the numbers of a text that begins with a date such as ``9/8/2026`` or ``2026-09-08``."""
    match = _NUMERIC.match(text[:_LONGEST])
    return Numeric(*map(int, match.groups())) if match else None


def orders_of(found: Iterable[Numeric]) -> tuple[str, ...]:
    """Return the orders of day, month and year in which all of some dates are days of the calendar."""
    seen = set(found)
    return tuple(order for order in ORDERS if all(one.day(order) for one in seen))
