"""Text made fit for a calendar file: nothing in it can end a line or be unseen."""

from __future__ import annotations

import re
import unicodedata

from circlekit.core.text import shorten

_LONGEST_HEADLINE = 200
_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})


def plain(text: str) -> str:
    """Return text whose only control character is the line feed; lone surrogates become �."""
    spaced = text.replace("\t", "    ")
    lines = (_visible(line).rstrip() for line in spaced.splitlines())
    # The calendar library takes a typed «\N», as in a Windows path, for a line break.
    return "\n".join(lines).strip("\n").replace("\\N", "/N")


def _visible(line: str) -> str:
    # Most lines are fine, and the question is answered for all characters at once.
    return line if line.isprintable() else "".join(map(_fit, line))


def _fit(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "�"
    return "" if category in _UNFIT else character


def one_line(text: str) -> str:
    """Return plain text with every run of white space as one space."""
    return " ".join(plain(text).split())


def headline(text: str) -> str:
    """Return one line that is short enough for the title of an entry."""
    return shorten(one_line(text), _LONGEST_HEADLINE)


def cut(text: str, octets: int) -> str:
    """Return text of at most so many octets in UTF-8, ending in … where something is missing."""
    if len(text.encode()) <= octets:
        return text
    ellipsis = "…"
    kept = text.encode()[: octets - len(ellipsis.encode())].decode(errors="ignore")
    return kept.rstrip() + ellipsis


def web_link(link: str | None) -> str | None:
    """Return an http(s) link in the ASCII that a URI needs (RFC 3986, 2.1); None for anything else."""
    from urllib.parse import quote

    if not link or not re.fullmatch(r"https?://[^\s<>\"\\]+", link, re.IGNORECASE):
        return None
    return quote(link, safe="".join(map(chr, range(0x21, 0x7F)))) if plain(link) == link else None
