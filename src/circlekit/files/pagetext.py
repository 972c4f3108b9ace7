"""The text of a page of HTML as people see it, read once from its start to its end.

Python's own reader goes over some broken pages again and again: twenty kilobytes can take it half a minute,
and a page in a mail may come from anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_BLOCKS = frozenset({"br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "pre"})
_SILENT = frozenset({"style", "script", "head", "title"})

_TAG = re.compile(
    r"""<!--|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|<[!?/][^<>]*+>"""
)
_TOO_LONG = re.compile("&#[0-9a-fA-FxX]{9,}+;?")
"""Numbers that stand for no character, and take long to read as numbers."""


def text_of_page(page: str) -> str:
    """Return the text of a page, each block on lines of its own."""
    parts: list[str] = []
    preformatted = 0
    for text, name, ends in _pieces(page):
        plain = unescape(_TOO_LONG.sub("", text))
        parts.append(plain if preformatted else re.sub(r"[ \t\r\n]+", " ", plain))
        if name in _BLOCKS:
            parts.append("\n")
        if name == "pre":
            preformatted = max(0, preformatted - 1) if ends else preformatted + 1
    return "".join(parts)


def _pieces(page: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each text with the name of the tag behind it, and whether that tag ends an element."""
    start = 0
    open_ended: set[str] = set()
    while found := _TAG.search(page, start):
        name = (found["name"] or "").lower()
        yield page[start : found.start()], name, bool(found["end"])
        start = found.end()
        if found[0] == "<!--":
            start = _behind(page, "-->", start) or len(page)
        elif name in _SILENT - open_ended and not found["end"]:
            end = _behind(page, f"</{name}[^<>]*>?", start)
            start = end or start
            if end is None:  # and none will follow the next one either
                open_ended.add(name)
    yield page[start:], "", False


def _behind(page: str, pattern: str, start: int) -> int | None:
    found = re.compile(pattern, re.IGNORECASE).search(page, start)
    return found.end() if found else None
