"""The words in which people write days, months and hours: a value that the library's data fills.

Every word stands in the form that ``plain`` gives: no case, no accents, no full stops.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day in one language: its name, its words, and hours to propose for it, never to assume."""

    name: str
    words: tuple[str, ...]
    hours: str


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """What is understood of what people write about times, in all languages together.

    ``days`` maps words to weekdays (Monday is 0): ``{"tue": (1,), "weekdays": (0, 1, 2, 3, 4)}``; ``months``
    to 1-12. ``parts`` maps each word of a part of the day to it. The others are sets of words.
    Two of these values are equal only when they are one: what is made of their words is kept by value.
    """

    days: Mapping[str, tuple[int, ...]]
    months: Mapping[str, int]
    parts: Mapping[str, PartOfDay]
    noon: frozenset[str] = frozenset()
    midnight: frozenset[str] = frozenset()
    am: frozenset[str] = frozenset()  # before or behind the hour of a moment: «오후 2:05»
    pm: frozenset[str] = frozenset()
    oclock: frozenset[str] = frozenset()  # marks hours from 0 to 24: «14 Uhr», «9h»
    to: frozenset[str] = frozenset()
    starting: frozenset[str] = frozenset()  # «from», which an end must follow
    between: frozenset[str] = frozenset()  # makes a span of «and»
    both: frozenset[str] = frozenset()  # «and», «or»
    filler: frozenset[str] = frozenset()  # «on», «at»: say nothing
    empty: frozenset[str] = frozenset()  # «n/a», «none», «-»: no time at all


_STOPS = re.compile(r"(?<=[^\W\d])\.")


def plain(text: str) -> str:
    """Return text without case, accents, and the full stops of abbreviations; ``–`` and ``—`` are ``-``."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(one for one in spread if not unicodedata.combining(one))
    dashed = re.sub(r"[‐-―−]", "-", letters.replace("’", "'"))
    return " ".join(_STOPS.sub("", dashed).split())
