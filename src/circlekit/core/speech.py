"""Dates, times and lists in a person's language, the same on every machine: nothing here asks the locale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from circlekit.core import clock_words
from circlekit.core.text import listed

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Speech:
    """How dates, times and lists are said in ``language``, a code such as ``pt-BR`` (BCP 47)."""

    language: str = ENGLISH

    def long_date(self, day: date) -> str:
        """Return ``Tuesday 12 January 2027``."""
        return clock_words.long_date(day)

    def short_date(self, day: date) -> str:
        """Return ``Tuesday 12 January``."""
        return clock_words.short_date(day)

    def clock_time(self, moment: datetime) -> str:
        """Return ``16:00``."""
        return clock_words.clock_time(moment)

    def where(self, moment: datetime, zone_name: str) -> str:
        """Return the city of a zone with its offset at that instant: ``Dakar, UTC+0``."""
        return clock_words.where(moment, zone_name)

    def listed(self, items: Iterable[str]) -> str:
        """Return ``a, b and c``."""
        return listed(items)
