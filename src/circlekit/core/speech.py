"""Dates, times and lists in a person's language, the same on every machine: nothing here asks the locale.

English is said without help. Names of days, months and cities in other languages come from babel, which
carries them with it (Unicode CLDR); how they are put together is pinned here for the languages that the
library has texts in, so that a newer babel does not change a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from circlekit.core import clock_words
from circlekit.core.text import counted, listed

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"


class _Manner(NamedTuple):
    """How a language puts a date together (patterns of CLDR), and what several meetings come to."""

    short: str
    year: str
    several: str


_MANNERS = {
    "de": _Manner("EEEE, d. MMMM", " y", "{meetings} Treffen zu je {each}, {total} insgesamt"),
    "es": _Manner("EEEE d 'de' MMMM", " 'de' y", "{meetings} encuentros de {each}, {total} en total"),
    "fr": _Manner("EEEE d MMMM", " y", "{meetings} rencontres de {each}, {total} en tout"),
    "pt": _Manner("EEEE, d 'de' MMMM", " 'de' y", "{meetings} encontros de {each}, {total} ao todo"),
}

_SOUNDS_LIKE_I = re.compile(r"(h?[ií]|y)(?![aeiouáéíóúü])", re.IGNORECASE)
"""How a word begins before which «y» is said «e» in Spanish; «hielo» and «Yolanda» begin otherwise."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How dates, times and lists are said in ``language``, a code such as ``pt-BR`` (BCP 47).

    A language that is not known is said in English.
    """

    language: str = ENGLISH

    def long_date(self, day: date) -> str:
        """Return ``Tuesday 12 January 2027``."""
        return _date(self.language, day.year, day.month, day.day, with_year=True)

    def short_date(self, day: date) -> str:
        """Return ``Tuesday 12 January``."""
        return _date(self.language, day.year, day.month, day.day, with_year=False)

    def clock_time(self, moment: datetime) -> str:
        """Return ``16:00``: of 24 hours and with two digits, which is read alike in every language."""
        return clock_words.clock_time(moment)

    def where(self, moment: datetime, zone_name: str) -> str:
        """Return the city of a zone with its offset at that instant: ``Dakar, UTC+0``."""
        said = clock_words.where(moment, zone_name)
        _, comma, offset = said.rpartition(", ")
        return f"{self.city(zone_name)}{comma}{offset}" if comma else said

    def city(self, zone_name: str) -> str:
        """Return the place that a zone is named after, as the language calls it: ``Londres``."""
        return _city(self.language, zone_name) or clock_words.city(zone_name)

    def listed(self, items: Iterable[str]) -> str:
        """Return ``a, b and c``."""
        locale, words = _locale(self.language), list(items)
        if locale is None or len(words) < 2:
            return listed(words)
        if locale.language == "es":
            return listed(words, "e" if _SOUNDS_LIKE_I.match(words[-1]) else "y")
        from babel.lists import format_list

        return format_list(words, locale=locale)

    def labelled(self, label: str, text: str) -> str:
        """Return ``label: text``, with the space that French has before a colon, which never breaks."""
        locale = _locale(self.language)
        before = "\u00a0" if locale is not None and locale.language == "fr" else ""
        return f"{label}{before}: {text}"

    def duration(self, minutes: int) -> str:
        """Return ``45 minutes``, ``60 minutes``, ``7 hours 30 minutes``: hours from two on."""
        hours, rest = divmod(minutes, 60) if minutes >= 120 else (0, minutes)
        parts = [(hours, "hour"), (rest, "minute")]
        return " ".join(_counted(self.language, count, unit) for count, unit in parts if count)

    def hours(self, meetings: int, minutes: int) -> str:
        """Return what meetings come to: ``6 meetings of 60 minutes, 6 hours in all`` (practice 38)."""
        each, total = self.duration(minutes), self.duration(meetings * minutes)
        return (
            each
            if meetings == 1
            else _several(self.language).format(meetings=meetings, each=each, total=total)
        )


@lru_cache(maxsize=64)
def speech(language: str) -> Speech:
    """Return how things are said in a language."""
    return Speech(language)


def _base(language: str) -> str:
    return language.casefold().partition("-")[0]


@lru_cache(maxsize=256)
def _locale(language: str) -> Locale | None:
    """Return what babel knows of a language; None for English and for those it does not know."""
    if _base(language) == ENGLISH:
        return None
    from babel import Locale, UnknownLocaleError

    for code in (language, _base(language)):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@lru_cache(maxsize=4096)
def _date(language: str, year: int, month: int, day: int, *, with_year: bool) -> str:
    # Numbers, because a datetime would be remembered under each of its minutes.
    locale, on = _locale(language), date(year, month, day)
    if locale is None:
        return clock_words.long_date(on) if with_year else clock_words.short_date(on)
    from babel.dates import format_date

    return format_date(on, _pattern(locale, on, with_year=with_year), locale=locale)


def _pattern(locale: Locale, day: date, *, with_year: bool) -> str:
    manner = _MANNERS.get(locale.language)
    if manner is None:
        return str(locale.date_formats["full"]) if with_year else _without_year(locale)
    short = manner.short
    if locale.language == "fr" and day.day == 1:
        short = short.replace("d ", "d'er' ")
    return short + (manner.year if with_year else "")


def _without_year(locale: Locale) -> str:
    """Return a language's own order of weekday, day and month, all in full."""
    from babel.dates import match_skeleton

    known = locale.datetime_skeletons
    found = match_skeleton("MMMMEEEEd", known)
    if found is None:
        return str(locale.date_formats["full"])
    return re.sub("MMM+", "MMMM", re.sub("E+", "EEEE", str(known[found])))


@lru_cache(maxsize=1024)
def _city(language: str, zone_name: str) -> str:
    """Return what a language calls the city of a zone, where that is known: ``Londres``."""
    locale = _locale(language)
    return str(locale.time_zones.get(zone_name, {}).get("city", "")) if locale else ""


def _counted(language: str, count: int, unit: str) -> str:
    locale = _locale(language)
    if locale is None:
        return counted(count, unit)
    if locale.language not in _MANNERS:
        return f"{count} {'h' if unit == 'hour' else 'min'}"
    from babel.units import format_unit

    # A plain space, because others make a text message twice as long.
    return " ".join(format_unit(count, f"duration-{unit}", locale=locale).split())


def _several(language: str) -> str:
    locale = _locale(language)
    if locale is None:
        return "{meetings} meetings of {each}, {total} in all"
    manner = _MANNERS.get(locale.language)
    return manner.several if manner else "{meetings} × {each} = {total}"
