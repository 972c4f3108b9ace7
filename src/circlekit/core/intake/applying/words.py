"""Yes, no, perhaps and nothing, as people tick and type them.

The words are those of the library, compared as ``headers.plain`` makes them: without case, accents and
punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.words import Words

_LONGEST_NOTHING = 24
_FEW_WORDS = 3
_SIGN = "So"
"""The category of signs that say something: a tick, a flag, a thumb."""

_PARTS = re.compile(r"[,;/|\n]")


def is_nothing(text: str, words: Words) -> bool:
    """Tell whether somebody filled a field that they wanted to leave empty: ``N/A``, ``-``, ``- none -``."""
    if len(text) > _LONGEST_NOTHING or "@" in text:
        return False
    says = any(c.isalnum() or unicodedata.category(c) == _SIGN for c in text)
    return not says or plain(text) in words.nothing


def says_yes(text: str, words: Words) -> bool | None:
    """Return whether an answer says yes or no; None where it says neither, or first yes and then no."""
    said = plain(text)
    if said in words.ticks:
        return True
    if said in words.refusals:
        return False
    yes, no, perhaps = (
        _begins(said, phrases) for phrases in (words.agreeing, words.declining, words.perhaps)
    )
    if yes == no or perhaps > max(yes, no):
        return None
    return None if yes > no and _takes_back(text, words) else yes > no


def _takes_back(text: str, words: Words) -> bool:
    """Tell whether a yes is followed by a no: «I agree; I do not agree», «yes and no»."""
    _, *parts = map(plain, _PARTS.split(text))
    later = (part for part in parts if part not in words.agreeing)
    if any(_begins(part, words.declining) > _begins(part, words.agreeing) for part in later):
        return True
    _, *rest = plain(text).split()
    return len(rest) <= _FEW_WORDS and not parts and not words.refusals.isdisjoint(rest)


def is_bare(text: str, words: Words) -> bool:
    """Tell whether an answer is a tick or «I agree», and says nothing of what somebody agrees to."""
    said = plain(text)
    return said in words.ticks or said in words.agreeing


def depends(text: str, words: Words) -> bool:
    """Tell whether an answer has a condition, or is none yet."""
    said = f" {plain(text)} "
    return any(f" {phrase} " in said for phrase in words.perhaps)


def willing(text: str, words: Words) -> str:
    """Return ``yes``, ``no`` or ``if needed``; empty where an answer says none of them."""
    if depends(text, words):
        return "if needed"
    yes = says_yes(text, words)
    return "" if yes is None else "yes" if yes else "no"


def _begins(said: str, phrases: Iterable[str]) -> int:
    """Return how much of an answer is the longest phrase that begins it."""
    return max((len(phrase) for phrase in phrases if f"{said} ".startswith(f"{phrase} ")), default=0)
