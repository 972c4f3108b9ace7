"""The words in which people write days, months and hours: a value that the library's data fills.

Every word stands in the form that ``plain`` gives: no case, no accents, no full stops.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day in one language: its words, and hours to propose for it, never to assume."""

    words: tuple[str, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What is understood of what people write about times, in all languages together.

    ``days`` maps words to weekdays (Monday is 0): ``{"tue": (1,), "weekdays": (0, 1, 2, 3, 4)}``; ``months``
    to 1-12. ``parts`` maps each word of a part of the day to it. The others are sets of words.
    """

    days: Mapping[str, tuple[int, ...]]
    months: Mapping[str, int]
    parts: Mapping[str, PartOfDay]
    am: frozenset[str] = frozenset()
    pm: frozenset[str] = frozenset()
    noon: frozenset[str] = frozenset()
    midnight: frozenset[str] = frozenset()
    oclock: frozenset[str] = frozenset()  # mark hours from 0 to 24: «14 Uhr», «9h»
    to: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()  # «and», «or»
    filler: frozenset[str] = frozenset()  # «on», «at», «from»: say nothing
    between: frozenset[str] = frozenset()  # makes a span of «and»
    empty: frozenset[str] = frozenset()  # «n/a», «none», «-»: no time at all
    lengths: tuple[int, ...] = field(default=())

    def __hash__(self) -> int:
        return id(self)


_STOPS = re.compile(r"(?<=[^\W\d])\.")


def plain(text: str) -> str:
    """Return text without case, accents, and the full stops of abbreviations; ``–`` and ``—`` are ``-``."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(one for one in spread if not unicodedata.combining(one))
    dashed = re.sub(r"[‐-―−]", "-", letters.replace("’", "'"))
    return " ".join(_STOPS.sub("", dashed).split())
