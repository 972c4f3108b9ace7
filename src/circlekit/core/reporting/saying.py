"""What people say in a form or a table, in their own words: a value, or None where it is not understood."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from circlekit.core.log import Coming, Presence
from circlekit.core.reporting.words import MAYBE, NO, NONE, PRESENCES, YES
from circlekit.core.text import BIDI_CONTROLS, ZERO_WIDTH

_UNSEEN = {ord(character): None for character in (*BIDI_CONTROLS, *ZERO_WIDTH, "\u200e", "\u200f", "\u061c")}
_QUOTES = {ord(character): "'" for character in "‘’‛´`"} | {ord(character): '"' for character in "“”„«»"}
_AROUND = " \t.,;!_*[]()\"'"
_SCORE = re.compile(r"([1-5])(?:\s*(?:/|of|out of|sur|de|von)\s*5)?")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})([./])(\d{1,2})\5(\d{4})")
_MONTHS = 12


def plain(text: str) -> str:
    """Return a form in which two spellings are equal: small letters, straight quotes, no invisible marks."""
    seen = unicodedata.normalize("NFKC", text).translate(_UNSEEN).translate(_QUOTES)
    return " ".join(seen.casefold().split())


def word(text: str) -> str:
    """Return an answer without the signs around it; empty where nothing was filled in."""
    return plain(text).strip(_AROUND).removeprefix("- ").strip("-–—… ")


def presence(text: str) -> Presence | None:
    """Return whether somebody was there."""
    return PRESENCES.get(word(text))


def coming(text: str) -> Coming | None:
    """Return whether somebody means to come."""
    said = word(text)
    if said in YES:
        return Coming.YES
    return Coming.NO if said in NO else Coming.MAYBE if said in MAYBE else None


def yes_or_no(text: str) -> bool | None:
    """Return yes or no."""
    said = word(text)
    return True if said in YES else False if said in NO else None


def score(text: str) -> int | None:
    """Return a number from 1 to 5, also of ``4/5``."""
    found = _SCORE.fullmatch(word(text))
    return int(found[1]) if found else None


def is_none(text: str) -> bool:
    """Tell whether it is said that there is none."""
    return word(text) in NONE


def day(text: str) -> date | None:
    """Return a date: ``2027-03-09``, ``9.3.2027``, or ``13/3/2027``, which can be read in one way only."""
    found = _DAY.fullmatch(word(text))
    if not found:
        return None
    if found[1]:
        year, month, number = int(found[1]), int(found[2]), int(found[3])
    else:
        number, month, year = int(found[4]), int(found[6]), int(found[7])
        if found[5] == "/" and number != month:
            if max(number, month) <= _MONTHS:
                return None  # the 9th of March for some, the 3rd of September for others
            number, month = max(number, month), min(number, month)
    try:
        return date(year, month, number)
    except ValueError:
        return None
