"""Messages in the form of mail (RFC 5322): whether a file is one, and the texts that people see of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_BLOCKS = frozenset({"br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "pre"})
_SILENT = frozenset({"style", "script", "head", "title"})
_HEADER = re.compile(rb"[!-9;-~]+:[ \t]|[ \t]+\S|From ")
_IS_MAIL = re.compile(rb"(?im)^(?:content-type|mime-version):")
_QUOTES = re.compile(r"(?:>\s?)*")


def is_message(content: bytes) -> bool:
    """Tell whether a file begins with the headers of a message."""
    head = re.split(rb"\r?\n\r?\n", content.removeprefix(b"\xef\xbb\xbf")[:65536], maxsplit=1)[0]
    return bool(_IS_MAIL.search(head)) and all(_HEADER.match(line) for line in head.splitlines())


def parsed(content: bytes) -> EmailMessage:
    """Return a message; whatever its headers say, its parts are found without looking anything up."""
    from email import message_from_bytes, policy

    return message_from_bytes(content, policy=policy.default)


def part_text(part: MIMEPart) -> str | None:
    """Return the text of a part, one of HTML as it is seen; None where it has none.

    Raises:
        LookupError, ValueError, AttributeError, TypeError, RecursionError: when it is not well formed.
    """
    text = part.get_content()
    if not isinstance(text, str):
        return None
    if part.get_content_subtype() == "html":
        return of_html(text)
    return unflowed(text) if part.get_param("format") == "flowed" else text


def unflowed(text: str) -> str:
    """Join the lines that end in a space with the next of the same depth (RFC 3676)."""
    found: list[list[str]] = []
    before = ""
    for line in text.splitlines():
        depth = _depth(line)
        if found and found[-1][-1].endswith(" ") and found[-1] != ["-- "] and _level(before) == _level(depth):
            found[-1].append(line[len(depth) :])
        else:
            found.append([line])
            before = depth
    return "\n".join("".join(parts) for parts in found)


def _depth(line: str) -> str:
    quotes = _QUOTES.match(line)
    return quotes[0] if quotes else ""


def _level(depth: str) -> int:
    return depth.count(">")


class _Text(HTMLParser):
    """The text of a page: each block on lines of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = self._as_it_is = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        self._silent += tag in _SILENT
        self._as_it_is += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        self._silent -= tag in _SILENT and self._silent > 0
        self._as_it_is -= tag == "pre" and self._as_it_is > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data if self._as_it_is else re.sub(r"[ \t\r\n]+", " ", data))


def of_html(page: str) -> str:
    """Return the text of a page as people see it."""
    reader = _Text()
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)
