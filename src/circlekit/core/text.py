"""Text that people typed: how it is compared, shortened and turned into handles."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters nobody sees; a copy from a web page often ends in one."""

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the reading direction, and with it the meaning of what follows."""


def tidy(text: str) -> str:
    """Strip white space and invisible characters from both ends."""
    found = text.strip()
    return found if found.isascii() else found.strip(ZERO_WIDTH).strip()


def same(text: str) -> str:
    """Return a form in which two spellings of one text are equal; never store it, never show it."""
    return unicodedata.normalize("NFKC", tidy(text)).casefold()


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters (Cc), line and paragraph separators (Zl, Zp) and lone surrogates (Cs)."""


def control_character(text: str, allow: str = "") -> str | None:
    """Return the first control character or lone surrogate of ``text`` that is not in ``allow``."""
    if text.isprintable():
        return None
    return next((found[0] for found in _UNSEEN.finditer(text) if found[0] not in allow), None)


def character_name(character: str) -> str:
    """Return what to call a character that cannot be shown, such as ``U+0007``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")


_ASCII_WORDS = re.compile("[a-z0-9]+")


def slug(text: str) -> str:
    """Return ``text`` as a handle: letters and digits of every script, ``-`` between; may be empty."""
    if text.isascii():
        return "-".join(_ASCII_WORDS.findall(text.casefold().replace("'", "")))
    # NFKD first, so that é becomes e in Latin names; marks of other scripts are part of their letters.
    words: list[str] = []
    word = ""
    for character in unicodedata.normalize("NFC", text).casefold():
        plain = unicodedata.normalize("NFKD", character)
        if plain[0].isascii() and plain[0].isalnum():
            word += plain[0]
        elif character.isalnum() or (word and unicodedata.category(character) in {"Mn", "Mc"}):
            word += character
        elif character not in "'’" and word:
            words.append(word)
            word = ""
    return "-".join([*words, word] if word else words)


def handle_of(text: str) -> str:
    """Return a handle for a name: its slug, 50 characters at most, so that ``-2`` fits; may be empty."""
    return slug(text)[:50].rstrip("-")


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut to ``limit`` characters, with an ellipsis where something is missing."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def quoted(text: str, limit: int = 40) -> str:
    """Return what a person typed for use in a message: in « », cut, with � for whatever cannot be shown."""
    return f"«{visible(shorten(text, limit))}»"


def visible(text: str) -> str:
    """Return text with � for every character that cannot be shown."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)


OF_FEW_LETTERS = 2
SHORT_WORD = 4
LONGEST_WORD = 60
"""Longer ones, in letters, are no slip of a key or a name."""
MANY_WORDS = 500
"""With so many known words, only those that begin alike are compared: first letters are rarely missed."""
TOO_MANY_WORDS = 5_000
"""With so many that begin alike a hint would keep people waiting."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be."""
    plain = word.casefold()
    if not plain or len(plain) > LONGEST_WORD:
        return None
    folded = {name.casefold(): name for name in known}
    near = [name for name in folded if name[:1] == plain[0]] if len(folded) > MANY_WORDS else folded
    if len(near) > TOO_MANY_WORDS:
        return None
    if len(plain) <= OF_FEW_LETTERS:  # «on» is half of «tone», and not meant to be
        near = [name for name in near if len(name) <= len(plain) + 1]
    # Two letters swapped leave a short word less alike than a long one.
    cutoff = 0.75 if len(plain) > SHORT_WORD else 0.6
    found = difflib.get_close_matches(plain, near, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint with the known word that was probably meant, or another hint."""
    meant = nearest(word, known)
    return f"did you mean {visible(meant)}?" if meant else otherwise


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: ``a, b and c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def as_sentence(text: str) -> str:
    """Return ``text`` with a full stop; a name at its end may have brought one already (``Jr.``)."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return ``1 person`` or ``3 people``: a number with its noun."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
