"""The text of a reply: as it was saved, or out of a message in the form of mail (RFC 5322)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.reporting.words import BEGIN
from circlekit.files.decoding import decode

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST_BYTES = 8 * 1024 * 1024
"""Of a message with everything that is attached to it."""
MOST_TEXT = 256 * 1024

_BLOCKS = frozenset({"br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "pre"})
_SILENT = frozenset({"style", "script", "head", "title"})
_HEADER = re.compile(rb"[!-9;-~]+:[ \t]|[ \t]+\S|From ")
_IS_MAIL = re.compile(rb"(?im)^(?:content-type|mime-version):")


def text_of(content: bytes, shown: str) -> str:
    """Return the text of a reply, line ends as ``\\n``; of a message the part that is plain text, if any.

    Raises:
        InputProblems: when it is too long, has no text, or characters that no text has.
    """
    if len(content) > MOST_BYTES:
        raise _refused(shown, "this reply is larger than 8 MB", "save its text alone")
    text = _message_text(content, shown) if is_message(content) else content
    if len(text) > MOST_TEXT:
        raise _refused(shown, "the text of this reply is longer than 256 kB", "save the form alone")
    return decode(text, shown, MOST_TEXT)[0]


def is_message(content: bytes) -> bool:
    """Tell whether a file begins with the headers of a message."""
    head = re.split(rb"\r?\n\r?\n", content.removeprefix(b"\xef\xbb\xbf")[:65536], maxsplit=1)[0]
    return bool(_IS_MAIL.search(head)) and all(_HEADER.match(line) for line in head.splitlines())


def _message_text(content: bytes, shown: str) -> bytes:
    """Return the text of a message: the plain one, or the page beside it where only that has the form."""
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(content, policy=policy.default)
        found = [text for kind in ("plain", "html") if (text := _part(message, kind)) is not None]
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError):
        raise _refused(shown, "this message cannot be read", "save its text alone, and read that") from None
    if not found:
        raise _refused(shown, "this message has no text", "save its text alone, and read that")
    text = next((text for text in found if BEGIN in text), found[0])
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", errors="replace")


def _part(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    text = part.get_content() if part else None
    if part is None or not isinstance(text, str):
        return None
    if kind == "html":
        return _of_html(text)
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _unflowed(text: str) -> str:
    """Join the lines that end in a space with the next of the same depth (RFC 3676)."""
    found: list[str] = []
    for line in text.splitlines():
        quotes = re.match(r"(?:>\s?)*", line)
        depth = quotes[0] if quotes else ""
        if found and found[-1].endswith(" ") and found[-1] != "-- ":
            before = re.match(r"(?:>\s?)*", found[-1])
            if before and before[0].count(">") == depth.count(">"):
                found[-1] += line[len(depth) :]
                continue
        found.append(line)
    return "\n".join(found)


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


def _of_html(page: str) -> str:
    reader = _Text()
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)


def _refused(shown: str, message: str, hint: str) -> InputProblems:
    return InputProblems([Problem((), message, hint, place=Place(shown))])
