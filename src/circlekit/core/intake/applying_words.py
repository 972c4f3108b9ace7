"""Yes, no, perhaps and nothing, as people tick and type them.

The words are those of the library, compared as ``headers.plain`` makes them: without case, accents and
punctuation.
"""

from __future__ import annotations

from collections.abc import Iterable

from circlekit.core.intake.headers import plain
from circlekit.core.intake.words import Words

_LONGEST_NOTHING = 24


def is_nothing(text: str, words: Words) -> bool:
    """Tell whether somebody filled a field that they wanted to leave empty: ``N/A``, ``-``, ``- none -``."""
    if len(text) > _LONGEST_NOTHING or "@" in text:
        return False
    return not any(c.isalnum() for c in text) or plain(text) in words.nothing


def says_yes(text: str, words: Words) -> bool | None:
    """Return whether an answer says yes or no; None where it says neither."""
    said = plain(text)
    if said in words.ticks:
        return True
    if said in words.refusals:
        return False
    yes, no, perhaps = (
        _begins(said, phrases) for phrases in (words.agreeing, words.declining, words.perhaps)
    )
    return None if yes == no or perhaps > max(yes, no) else yes > no


def is_bare(text: str, words: Words) -> bool:
    """Tell whether an answer is a tick or «I agree», and says nothing of what somebody agrees to."""
    said = plain(text)
    return said in words.ticks or said in words.agreeing


def willing(text: str, words: Words) -> str:
    """Return ``yes``, ``no`` or ``if needed``; empty where an answer says none of them."""
    said = plain(text)
    if any(f" {phrase} " in f" {said} " for phrase in words.perhaps):
        return "if needed"
    yes = says_yes(text, words)
    return "" if yes is None else "yes" if yes else "no"


def _begins(said: str, phrases: Iterable[str]) -> int:
    """Return how much of an answer is the longest phrase that begins it."""
    return max((len(phrase) for phrase in phrases if f"{said} ".startswith(f"{phrase} ")), default=0)
