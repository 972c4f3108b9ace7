"""The two forms of a message: Markdown to paste, in which people's words stay words, and plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_MARKS = re.compile(r"([\\`*_\[\]<>|~#])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))|^(?=[-+=])", re.MULTILINE)
_LINK = re.compile(r"(https?://[^\s<>\"\\]*[^\s<>\"\\.,;:!?)\]*_])", re.IGNORECASE)

_SPACES = re.compile(r"[^\S\u00a0]+")

_MAY_BE_MARKED = re.compile(r"[\\`*_\[\]<>|~#&\n]|://|^\s*[\d+=-]")
"""What a text must have if anything in it is to be escaped; most have nothing."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text that people typed, and a link, are written so that they are shown as they are."""

    text: Callable[[str], str]
    link: Callable[[str], str]

    def items(self, lines: Iterable[str]) -> str:
        """Return texts as a list, one line each; a space at which no line breaks stays one."""
        return "\n".join(f"- {self.text(_SPACES.sub(' ', line).strip())}" for line in lines)


def escaped(text: str) -> str:
    """Return text in which nothing is Markdown: no image, heading, list or HTML comes of it.

    Only what would be read as markup is escaped, because drafts are pasted into chats as well, and web
    links are written so that they stay whole.
    """
    if not _MAY_BE_MARKED.search(text):
        return text.strip()
    flat = "\n".join(line.strip() for line in text.split("\n"))
    pieces = _LINK.split(flat)
    marked = (f"<{piece}>" if index % 2 else _marked(piece) for index, piece in enumerate(pieces))
    return _LINE_START.sub(r"\1\\", "".join(marked))


def _marked(text: str) -> str:
    return _ENTITY.sub(r"\\&", _MARKS.sub(r"\\\1", text))


def _unchanged(text: str) -> str:
    return text


MARKDOWN = Style(escaped, lambda link: f"<{link}>")
PLAIN = Style(_unchanged, _unchanged)
