"""Lines, paragraphs, names and handles; yes and no; languages."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from circlekit.core import text as texts
from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import quoted

NAME_LIMIT = 500
TEXT_LIMIT = 20_000
HANDLE_LIMIT = 60

_PLAIN_HANDLE = re.compile(r"[A-Za-z0-9_.-]+")

YES = frozenset({"yes", "y", "true", "on", "1"})
NO = frozenset({"no", "n", "false", "off", "0"})

EMPTY = "this is empty"


def line(value: Any, limit: int = NAME_LIMIT) -> str:
    """Return one line of text without control characters."""
    return _text(value, limit, allow="")


def paragraph(value: Any) -> str:
    """Return text that may have several lines."""
    plain = value.replace("\r\n", "\n") if isinstance(value, str) else value
    return _text(plain, TEXT_LIMIT, allow="\n\t")


def _text(value: Any, limit: int, allow: str) -> str:
    if not isinstance(value, str):
        raise Wrong("this must be text", 'put it in quotes: "..."')
    found = texts.tidy(value)
    if len(found) > limit:
        raise Wrong(f"this text is too long ({len(found):,} characters)", f"{limit:,} is the most")
    character = texts.control_character(found, allow)
    if character == "\n":
        raise Wrong("this must be one line", "write it without a line break")
    if character == "\t":
        raise Wrong("a tab is in this text", "type a space in its place")
    if character is not None:
        raise Wrong(f"an invisible character is in this text: {texts.character_name(character)}", "delete it")
    return found


def label(value: Any) -> str:
    """Return a name: one line, not empty, in one reading direction (UAX 9)."""
    found = line(value)
    if not found:
        raise Wrong(EMPTY, "write a name")
    turning = None if found.isprintable() else texts.BIDI_CONTROLS.intersection(found)
    if turning:
        name = texts.character_name(min(turning))
        raise Wrong(f"this text turns the reading direction with {name}", "delete that invisible character")
    return found


def handle(value: Any) -> str:
    """Return a short handle: letters, digits, ``-``, ``_`` and ``.`` of any script, in NFC."""
    found = unicodedata.normalize("NFC", line(value, HANDLE_LIMIT))
    if not found:
        raise Wrong(EMPTY, "write a handle, such as amina")
    if not (_PLAIN_HANDLE.fullmatch(found) or all(map(_may_be_in_a_handle, found))):
        hint = "use letters, digits, - and _ only, such as amina or amina-diallo"
        raise Wrong(f"{quoted(found)} cannot be a handle", hint)
    return found


def _may_be_in_a_handle(character: str) -> bool:
    return character.isalnum() or character in "-_." or unicodedata.category(character) in {"Mn", "Mc"}


def yes_no(value: Any) -> bool:
    """Return yes or no; nothing typed is no."""
    if isinstance(value, bool):
        return value
    found = line(value).casefold()
    if found in YES:
        return True
    if found in NO or not found:
        return False
    raise Wrong(f"{quoted(found)} is neither yes nor no", "write yes or no")


def yes_no_if_any(value: Any) -> bool | None:
    """Return yes or no, or None when nothing was typed."""
    return None if value is None or value == "" else yes_no(value)


def willing(value: Any) -> str:
    """Return ``yes``, ``no`` or ``if needed``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    found = " ".join(line(value).casefold().replace("_", " ").replace("-", " ").split())
    if found in {"if needed", "if need be", "maybe"}:
        return "if needed"
    try:
        return "yes" if yes_no(found) else "no"
    except Wrong:
        raise Wrong(f"{quoted(found)} does not say who leads", "write yes, no or if needed") from None


def language(value: Any) -> str:
    """Return a language code such as ``en`` or ``pt-BR`` (BCP 47)."""
    found = line(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", found):
        raise Wrong(f"{quoted(found)} is not a language code", "write it as en, fr or pt-BR")
    return found


def language_if_any(value: Any) -> str | None:
    """Return a language code, or None when nothing was typed."""
    return None if value is None or value == "" else language(value)
