"""One moment as a tool writes it, taken apart; the order of day and month is left open where it is open.

dateutil's parser is not used: it guesses orders, and turns the sign of «GMT+2» round.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from circlekit.core.intake.time_words import TimeWords, plain

LONGEST = 80
"""Characters of a moment; the longest that a tool writes, with the name of its zone, has some 60."""

_EXCEL = datetime(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Days that a workbook may mean: from 1954 to 2119."""

_OFFSET = re.compile(
    r"(?:(?:gmt|utc)\s?(?P<sign>[+-])\s?(?P<ahead>\d{1,2})(?::?(?P<more>[0-5]\d))?|(?P<zero>gmt|utc|z))"
)
_BARE_OFFSET = re.compile(r"(?P<sign>[+-])(?P<ahead>\d{2}):?(?P<more>[0-5]\d)?")
_CLOCK = (
    r"(?P<before>{am}|{pm})?\s?(?P<hour>\d{{1,2}})[:.h]\s?(?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}})(?:[.,]\d+)?)?"
    r"\s?(?P<after>(?:{am}|{pm})(?![^\W\d_]))?(?:\s?uhr)?"
)
_NUMBERS = re.compile(r"(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?(?=$|[\s,t])")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_ZONE = re.compile(r"[a-z]{2,5}")


class Shape(NamedTuple):
    """A moment: the three numbers of its date as they stand, and its time of day.

    ``order`` is theirs where the text leaves no doubt (``ymd``, ``dmy``), else empty. ``zone`` is an
    abbreviation that stands behind.
    """

    numbers: tuple[int, int, int]
    order: str
    seconds: int = 0
    ahead: timedelta | None = None
    zone: str = ""

    def on(self, order: str) -> datetime | None:
        """Return the moment with its date in an order; None where there is no such day."""
        by_letter = dict(zip(self.order or order, self.numbers, strict=True))
        year = by_letter["y"] + (2000 if by_letter["y"] < 100 else 0)
        try:
            found = datetime(year, by_letter["m"], by_letter["d"]) + timedelta(seconds=self.seconds)
            return found if self.ahead is None else found.replace(tzinfo=timezone(self.ahead))
        except (ValueError, OverflowError):
            return None


def shape(text: str, words: TimeWords) -> Shape | None:
    """Return the parts of a moment, None where a text is none."""
    typed = _even(text)
    if not typed or len(text) > LONGEST:
        return None
    if _SERIAL.fullmatch(typed):
        return _from_serial(float(typed.replace(",", ".")))
    numbers = _NUMBERS.match(typed)
    if numbers:
        found = _numbered(numbers)
        return found and _with_time(found, typed[numbers.end() :], words)
    return _in_words(typed, words)


def _even(text: str) -> str:
    """Return text without case, odd spaces and the name of a zone in brackets behind its offset."""
    even = unicodedata.normalize("NFKC", text).replace("−", "-").casefold()
    return " ".join(re.sub(r"\([^()]*\)\s*$", "", even).split())


def _from_serial(days: float) -> Shape | None:
    if int(days) not in _SERIALS:
        return None
    found = _EXCEL + timedelta(seconds=round(days * 86_400))
    return Shape(
        (found.year, found.month, found.day), "ymd", found.hour * 3600 + found.minute * 60 + found.second
    )


def _numbered(match: re.Match[str]) -> Shape | None:
    first, sign, second, third = match.groups()
    numbers = int(first), int(second), int(third)
    if len(first) == 4:
        return Shape(numbers, "ymd") if len(third) <= 2 else None
    if len(first) > 2 or len(third) not in {2, 4}:
        return None
    # Whoever puts full stops between the numbers of a date puts the day first.
    return Shape(numbers, "dmy" if sign == "." else "")


def _with_time(date: Shape, rest: str, words: TimeWords) -> Shape | None:
    """Return a date with the time of day that stands behind it; None where that is no time."""
    rest = re.sub(r"^(?:,?\s*(?:t(?=\d)|at|um|a|à|a las|às|kl)?)\s*", "", rest)
    if not rest:
        return date
    clock = _clock_pattern(words).match(rest)
    if not clock:
        return None
    seconds = _seconds(clock, words)
    zone = _zone(rest[clock.end() :].strip())
    return (
        None
        if seconds is None or zone is None
        else date._replace(seconds=seconds, ahead=zone[0], zone=zone[1])
    )


@functools.lru_cache(maxsize=8)
def _clock_pattern(words: TimeWords) -> re.Pattern[str]:
    am, pm = (_any_of(group) for group in (words.am, words.pm))
    return re.compile(_CLOCK.format(am=am, pm=pm))


def _any_of(words: frozenset[str]) -> str:
    """Return a pattern of words that may have full stops and spaces between their letters: «a. m.»."""
    some = sorted({_tight(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(r"\.?\s?".join(map(re.escape, word)) + r"\.?" for word in some) or "(?!)"


def _tight(word: str) -> str:
    """Return a word without stops and spaces; composed, as the letters of Korean are typed."""
    return re.sub(r"[.\s]", "", unicodedata.normalize("NFKC", word))


@functools.lru_cache(maxsize=8)
def _afternoon(words: TimeWords) -> frozenset[str]:
    return frozenset(_tight(word) for word in words.pm)


def _seconds(clock: re.Match[str], words: TimeWords) -> int | None:
    """Return seconds from midnight, None where there is no such time of day."""
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    half = _tight(clock["before"] or clock["after"] or "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _afternoon(words) else 0)
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None


def _zone(rest: str) -> tuple[timedelta | None, str] | None:
    """Return the offset or the abbreviation that ``rest`` is, None where it is neither."""
    if not rest:
        return None, ""
    match = _OFFSET.fullmatch(rest) or _BARE_OFFSET.fullmatch(rest)
    if match is None:
        return (None, rest.upper()) if _ZONE.fullmatch(rest) else None
    if match.groupdict().get("zero"):
        return timedelta(), ""
    ahead = timedelta(hours=int(match["ahead"]), minutes=int(match["more"] or 0))
    return (ahead if match["sign"] == "+" else -ahead, "") if ahead < timedelta(hours=24) else None


_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NAMED = re.compile(
    r"(?P<lead>[^\d]*)(?P<first>\d{1,2})(?:st|nd|rd|th|er|º|ª|o)?[\s.,-]*(?P<words>[^\d]*?)[\s.,-]*(?P<year>\d{4}|\d{2})(?=$|[\s,])"
)


def _in_words(typed: str, words: TimeWords) -> Shape | None:
    """Return a date with the name of its month: «8 de septiembre de 2026», «Sun, Oct 11, 2026 9:00 AM»."""
    match = _NAMED.match(typed)
    if not match:
        return None
    known = [plain(word) for word in _TOKEN.findall(f"{match['lead']} {match['words']}")]
    months = [words.months[word] for word in known if word in words.months and word not in words.days]
    # «mar» is a Tuesday and a month; it is the month where no other word is.
    months = months or [words.months[word] for word in known if word in words.months][-1:]
    if len(months) != 1 or any(not _of_a_date(word, words) for word in known):
        return None
    date = Shape((int(match["year"]), months[0], int(match["first"])), "ymd")
    return _with_time(date, typed[match.end() :], words)


def _of_a_date(word: str, words: TimeWords) -> bool:
    of = {"de", "del", "of", "the", "le", "el", "den", "am", "do"}
    return word in words.months or word in words.days or word in of
