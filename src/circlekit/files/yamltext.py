"""The YAML that circlekit writes for people: the same text to every reader, of YAML 1.1 and of 1.2.

YAML 1.1 and 1.2 disagree about ``no``, ``1e3``, ``0o17`` and ``12:30``. A word stays bare only where no
reader can take it for anything but text; everything else stands in double quotes.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from circlekit.core.text import BIDI_CONTROLS, shorten

Scalar = str | int | date

COMMENT_WIDTH = 96
NOTE_LIMIT = 60
LONGEST_KEY = 1_024
"""So many characters a key has at most on the line of its colon (YAML 1.2, 7.4.2, implicit keys)."""

_RESERVED = frozenset(
    {"y", "yes", "n", "no", "true", "false", "on", "off", "null", "nil", "none", "inf", "infinity", "nan"}
)
"""Words that some reader takes for a truth value, a number or nothing (YAML 1.1 types; 1.2 core schema)."""

_JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of how words of Persian, Hindi and others are written."""

_ASCII_WORD = re.compile(r"[A-Za-z0-9_./+-]*")

_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(value: Scalar) -> str:
    """Return a value as YAML, on one line: numbers and dates bare, text bare or in double quotes."""
    if isinstance(value, str):
        return value if _is_bare(value) else _quoted(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_bare(text: str) -> bool:
    """Tell whether text is a word that begins with a letter and means nothing else anywhere."""
    if not text[:1].isalpha() or text.casefold() in _RESERVED:
        return False
    if text.isascii():
        return _ASCII_WORD.fullmatch(text) is not None
    return all(c.isalnum() or c in "-_./+" or unicodedata.category(c) in {"Mn", "Mc"} for c in text)


def _quoted(text: str) -> str:
    if text.isprintable():
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + "".join(_SHORT_ESCAPES.get(c) or (c if _is_shown(c) else _escaped(c)) for c in text) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    if unicodedata.category(character) == "Cs":
        return "\\ufffd"  # half a character: no file in UTF-8 can hold it
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_shown(character: str) -> bool:
    """Tell whether a person would see this character for what it is."""
    return character.isprintable() or character in _JOINERS


def flow_list(values: Iterable[Scalar]) -> str:
    """Return a list on one line: ``[amina, ben]``."""
    return f"[{', '.join(scalar(value) for value in values)}]"


def flow_mapping(values: Mapping[str, Scalar]) -> str:
    """Return a mapping on one line: ``{value: 38, best: 40}``."""
    return "{" + ", ".join(f"{scalar(key)}: {scalar(value)}" for key, value in values.items()) + "}"


def note(text: str) -> str:
    """Return text as a short comment behind a value; empty for text without anything to see."""
    return f"  # {shown}" if (shown := shorten(_seen(text), NOTE_LIMIT)) else ""


def remark(text: str, depth: int = 0) -> list[str]:
    """Return text as comment lines of their own, ``depth`` levels deep."""
    start = "  " * depth + "# "
    lines = textwrap.wrap(
        _seen(text), COMMENT_WIDTH - len(start), break_long_words=False, break_on_hyphens=False
    )
    return [start + line for line in lines]


def _seen(text: str) -> str:
    """Return text in one line, without what could end a comment or turn its reading direction."""
    if text.isprintable():
        return " ".join(text.split())
    shown = "".join(c if _is_shown(c) and c not in BIDI_CONTROLS else " " for c in text)
    return " ".join(re.split(r"\s+", shown)).strip()


def entry(key: str, value: str = "", depth: int = 0) -> str:
    """Return the line of a key; ``value`` is YAML already, and absent where lines below hold it.

    A key that is too long to stand before its colon has a line of its own.
    """
    indent, name = "  " * depth, scalar(key)
    if len(name) > LONGEST_KEY:
        name = f"? {name}\n{indent}"
    return f"{indent}{name}:{' ' if value else ''}{value}"


def item(value: Scalar, depth: int, about: str = "") -> str:
    """Return the line of a list item, with a comment behind it."""
    return f"{'  ' * depth}- {scalar(value)}{note(about)}"


def page(lines: Iterable[str]) -> bytes:
    """Return lines as the content of a file: UTF-8, each ended by a line feed."""
    return "".join(line + "\n" for line in lines).encode()
