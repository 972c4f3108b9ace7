"""The text of a reply: as it was saved, or out of a message in the form of mail (RFC 5322)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.reporting.words import BEGIN
from circlekit.files.decoding import decode
from circlekit.files.mailtext import MOST_BYTES, NOT_WELL_FORMED, is_message, parsed, part_text

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST_TEXT = 256 * 1024


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


def _message_text(content: bytes, shown: str) -> bytes:
    """Return the text of a message: the plain one, or the page beside it where only that has the form."""
    try:
        message = parsed(content)
        found = [text for kind in ("plain", "html") if (text := _part(message, kind)) is not None]
    except NOT_WELL_FORMED:
        raise _refused(shown, "this message cannot be read", "save its text alone, and read that") from None
    if not found:
        raise _refused(shown, "this message has no text", "save its text alone, and read that")
    text = next((text for text in found if BEGIN in text), found[0])
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", errors="replace")


def _part(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    return part_text(part) if part else None


def _refused(shown: str, message: str, hint: str) -> InputProblems:
    return InputProblems([Problem((), message, hint, place=Place(shown))])
