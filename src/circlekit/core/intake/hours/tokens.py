"""What people write about weekly times, cut into words whose meaning is known."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from circlekit.core.intake.hours.clock import MIDNIGHT, NOON, Clock, clock_of, clock_pattern
from circlekit.core.intake.time_words import PartOfDay, TimeWords, plain


class Is(Enum):
    """What a word is."""

    DAYS = "days"
    CLOCK = "clock"
    PART = "part"
    SAID = "said"
    TO = "to"
    STARTING = "starting"
    BETWEEN = "between"
    BOTH = "both"
    STOP = "stop"
    FILLER = "filler"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class Token(NamedTuple):
    """A word of the plain text from ``start`` to ``end``, with what it means.

    A word for noon that is a part of the day in some language too («midi») is a PART with a ``clock``.
    """

    kind: Is
    text: str
    start: int
    end: int
    days: tuple[int, ...] = ()
    clock: Clock | None = None
    part: PartOfDay | None = None
    said: str = ""
    alone: bool = False


class Meaning(NamedTuple):
    """What a word of the library means."""

    kind: Is
    days: tuple[int, ...] = ()
    clock: Clock | None = None
    part: PartOfDay | None = None


@functools.lru_cache(maxsize=8)
def meanings(words: TimeWords) -> Mapping[str, Meaning]:
    """Return what each word means; where it means several things, days come first, then parts of the day."""
    found: dict[str, Meaning] = {}
    for kind, group in (
        (Is.EMPTY, words.empty),
        (Is.FILLER, words.filler),
        (Is.BOTH, words.both),
        (Is.STARTING, words.starting),
        (Is.TO, words.to),
        (Is.BETWEEN, words.between),
    ):
        found |= dict.fromkeys(group, Meaning(kind))
    for clock, group in ((NOON, words.noon), (MIDNIGHT, words.midnight)):
        found |= dict.fromkeys(group, Meaning(Is.CLOCK, clock=clock))
    for word, part in words.parts.items():
        clock_too = NOON if word in words.noon else None
        found[word] = Meaning(Is.PART, clock=clock_too, part=part)
    return found | {word: Meaning(Is.DAYS, days=days) for word, days in words.days.items()}


def known_hours(hours: Mapping[str, str], words: TimeWords) -> tuple[tuple[str, str], ...]:
    """Return what a person said about words, in plain form; it holds for all words of a part of the day."""
    found: dict[str, str] = {}
    for typed, value in hours.items():
        key = plain(typed)
        part = words.parts.get(key)
        found |= dict.fromkeys((plain(word) for word in part.words) if part else (), value)
        found[key] = value
    return tuple(sorted((key, value) for key, value in found.items() if key))


@functools.lru_cache(maxsize=1024)  # among thousands of answers the same few cells come again and again
def tokens(text: str, words: TimeWords, known: tuple[tuple[str, str], ...] = ()) -> tuple[Token, ...]:
    """Return the words of a plain text; ``known`` comes from ``known_hours``."""
    said = dict(known)
    found = _pattern(words, tuple(key for key, _ in known)).finditer(text)
    return tuple(_tokens(found, words, said))


def _tokens(found: Iterator[re.Match[str]], words: TimeWords, said: Mapping[str, str]) -> Iterator[Token]:
    known = meanings(words)
    for match in found:
        group, text = match.lastgroup or "unknown", match[0]
        spot = (text, match.start(), match.end())
        if group == "quiet":
            continue
        if group in {"said", "whole"}:
            yield Token(Is.SAID, *spot, said=said[text.strip()], alone=group == "whole")
        elif group == "clock":
            clock = clock_of(match)
            yield Token(Is.CLOCK if clock else Is.UNKNOWN, *spot, clock=clock)
        elif group == "word":
            meaning = known[text]
            yield Token(meaning.kind, *spot, days=meaning.days, clock=meaning.clock, part=meaning.part)
        else:
            yield Token(_SIGNS.get(text, Is.UNKNOWN), *spot)


_SIGNS = {"-": Is.TO, ",": Is.STOP, ";": Is.STOP, "|": Is.STOP, "/": Is.BOTH, "&": Is.BOTH, "+": Is.BOTH}
_BEHIND = r"(?<![^\W_])(?<!\d[:.])"
_AHEAD = r"(?![^\W_]|[:.]\d)"


@functools.lru_cache(maxsize=64)
def _pattern(words: TimeWords, keys: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one word after the other; words that a person explained come first."""
    known = meanings(words)
    # «Monday=Mon 09:00-17:00» explains a cell that is no more than «Monday», not every Monday.
    whole = [key for key in keys if key in known and known[key].kind is not Is.PART]
    said = _any_of(key for key in keys if key not in set(whole))
    groups = [
        rf"(?P<whole>(?<![^;,|])\s*(?:{_any_of(whole)})\s*(?![^;,|]))",
        rf"(?P<said>{_BEHIND}(?:{said}){_AHEAD})",
        rf"(?P<clock>{clock_pattern(words.oclock)})",
        rf"(?P<word>{_BEHIND}(?:{_any_of(word for word in known if word[0].isalpha())}){_AHEAD})",
        r"(?P<quiet>[\s():.!\"]+)",
        r"(?P<unknown>[^\W\d_]+|\d+|.)",
    ]
    return re.compile("|".join(groups), re.VERBOSE | re.DOTALL)


def _any_of(words: Iterator[str] | list[str]) -> str:
    """Return a pattern of the words, the longest first."""
    escaped = [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    return "|".join(escaped) or "(?!)"
