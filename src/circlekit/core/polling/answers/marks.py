"""How one line of an answer is written so that mail and chats cannot change what it says.

A line is ``key: value``. In a value a colon at the end of a word, and what mail programs put around quotes
and links (``<``, ``>``, ``|``), stand behind a backslash; a line break is `` ¶ ``. So a word that ends in a
bare colon is always a key, wherever a program broke the lines, or joined them.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable

from circlekit.core.text import BIDI_CONTROLS

BREAK = "¶"

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SLIPPED_IN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff]")
"""What programs add on their own: soft hyphens, spaces without width, marks of direction."""

_SPECIAL = re.compile(r"[\\<>|¶]")
_COLON = re.compile(r":(?=\s|$)")
_WRITTEN = re.compile(r"\\(\S)|\s*<(?:\\\S|[^<>\\])*>|\s*¶\s*")
_LINKED = re.compile(r"(?<!\S)(\S{1,64}@\S{1,255}?) ?\[mailto:\1\]")

_UNCOUNTED = re.compile(
    "[\t-\r\x1c- \x85\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ufe00-\ufe0f\ufeff"
    "\"'`\u00b4\u2018-\u201f\u00ab\u00bb\u2032\u2033\u2039\u203a"
    "\\-\u2010-\u2015\u2212.\u2026]"
)
"""White space and what cannot be seen; quotes; dashes and dots: programs change these on their own."""


def tidied(text: str) -> str:
    """Return a text as an answer carries it: no character unseen, single spaces, at most one empty line."""
    found = _UNSEEN.sub("", _LINE_END.sub("\n", unicodedata.normalize("NFC", text)))
    lines = (_SPACES.sub(" ", line).strip(" ") for line in found.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def written(value: str) -> str:
    """Return a tidied value as it stands in a line."""
    escaped = _COLON.sub(r"\\:", _SPECIAL.sub(r"\\\g<0>", value))
    return re.sub(" {2,}", " ", escaped.replace("\n", f" {BREAK} "))


def written_key(key: str) -> str:
    """Return a key as it stands in a line: one word, whatever it is made of."""
    return written(key).replace(" ", "\\_")


def without_slips(text: str) -> str:
    """Return a text without the characters that programs add on their own and nobody sees."""
    return _SLIPPED_IN.sub("", text)


def value_of(text: str) -> str:
    """Return the value behind a key, white space and links that programs put in taken out again."""
    plain = " ".join(text.split())
    return _WRITTEN.sub(_meant, _LINKED.sub(r"\1", plain))


def key_of(text: str) -> str:
    """Return the key that a word before a colon is."""
    return re.sub(r"\\(\S)", lambda found: " " if found[1] == "_" else found[1], text)


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    return "\n" if found[0].strip() == BREAK else ""


def unseen_in(value: str) -> str | None:
    """Return a character of a value that can hide what it says, such as one that turns the direction."""
    return next((c for c in value if c in BIDI_CONTROLS or (c != "\n" and _UNSEEN.match(c))), None)


def check_sum(lines: Iterable[tuple[str, str]]) -> str:
    """Return eight hexadecimal digits for keys with their values, from all that no program changes.

    A CRC-32 (ISO 3309) of what is left in UTF-8, so that a page can count it without waiting.
    """
    text = "".join(f"{_counted(key)}\x1f{_counted(value)}\x1e" for key, value in lines)
    return f"{zlib.crc32(text.encode('utf-8', errors='replace')):08x}"


def _counted(text: str) -> str:
    return _UNCOUNTED.sub("", unicodedata.normalize("NFC", text))
