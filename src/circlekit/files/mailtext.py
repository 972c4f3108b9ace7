"""Messages in the form of mail (RFC 5322): whether a file is one, and the texts that people see of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from circlekit.files.pagetext import text_of_page

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

MOST_BYTES = 8 * 1024 * 1024
"""Of a message with all that is attached to it."""

NOT_WELL_FORMED = (LookupError, ValueError, AttributeError, TypeError, RecursionError)
"""What the readers of Python raise for messages that no mail program would write."""

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
        NOT_WELL_FORMED: any of them, when it is not well formed.
    """
    text = part.get_content()
    if not isinstance(text, str):
        return None
    if part.get_content_subtype() == "html":
        return text_of_page(text)
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
