"""What poll tools write: answers, names of columns, months and days, in many languages."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from circlekit.core import fields as f
from circlekit.core.intake.polls.poll import Level
from circlekit.core.parse.lists import by_name, several
from circlekit.core.value import Value

SHORTEST = 3
"""Letters from which on the beginning of a month or day stands for the whole."""


def numbered(value: Any) -> Mapping[int, tuple[str, ...]]:
    """Return words by number, from ``{"1": [january, janvier]}``."""
    found = by_name(value, several, "{1: [january, janvier]}")
    if not all(name.isascii() and name.isdigit() and len(name) < SHORTEST for name in found):
        raise f.Wrong("the keys must be numbers", "write 1 for January or Monday")
    return {int(name): words for name, words in found.items()}


Numbered = Annotated[Mapping[int, tuple[str, ...]], f.told(numbered)]


class PollWords(Value):
    """The words of poll tools. ``months`` count from 1; so do ``weekdays``, Monday being 1."""

    yes: f.Several
    if_needed: f.Several
    no: f.Several
    unanswered: f.Several
    name: f.Several
    email: f.Several
    answered: f.Several
    day: f.Several
    time: f.Several
    count: f.Several
    months: Numbered
    weekdays: Numbered

    def month(self, word: str) -> int | None:
        """Return the month, from 1, that a word or its beginning stands for."""
        return _number(plain(word), _entries(self.months))

    def weekday(self, word: str) -> int | None:
        """Return the weekday, Monday being 0, that a word or its beginning stands for."""
        found = _number(plain(word), _entries(self.weekdays))
        return None if found is None else found - 1

    def level(self, cell: str) -> Level | None:
        """Return what an answer means; None when it is no word for an answer.

        ``unanswered`` ones and empty cells mean nothing here: see ``is_unanswered``.
        """
        return self.levels.get(plain(cell))

    @functools.cached_property
    def levels(self) -> Mapping[str, Level]:
        """The words for answers as ``plain`` makes them; a word that is also a milder one is the milder."""
        ordered = ((Level.NO, self.no), (Level.YES, self.yes), (Level.IF_NEEDED, self.if_needed))
        return {plain(word): level for level, words in ordered for word in words}

    def is_unanswered(self, cell: str) -> bool:
        """Tell whether a cell says that nobody knows."""
        return plain(cell) in _plain_set(self.unanswered)

    def is_in(self, cell: str, words: tuple[str, ...]) -> bool:
        """Tell whether a cell is one of some words: ``words.is_in(cell, words.name)``."""
        return plain(cell) in _plain_set(words)


@functools.lru_cache(maxsize=4096)  # a grid says the same few words thousands of times
def plain(text: str) -> str:
    """Return a word as it is compared: no capitals, accents, dots at its end, nor double spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.split()).rstrip(".,!:")


@functools.cache
def _plain_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain, words))


def _entries(words: Mapping[int, tuple[str, ...]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(words.items())


@functools.lru_cache(maxsize=4096)
def _number(word: str, entries: tuple[tuple[int, tuple[str, ...]], ...]) -> int | None:
    found = set(_standing_for(word, entries))
    return found.pop() if len(found) == 1 else None


def _standing_for(word: str, entries: tuple[tuple[int, tuple[str, ...]], ...]) -> Iterable[int]:
    for number, words in entries:
        names = _plain_set(words)
        if word in names or (len(word) >= SHORTEST and any(name.startswith(word) for name in names)):
            yield number
