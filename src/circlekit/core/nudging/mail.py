"""One message draft as an e-mail file for one person, and the proof that it says what was meant.

Only the standard library is imported: what Python's ``email`` makes of hostile text differs between its
versions, so this module is tried on every Python at hand. The headers are put together here, because
those versions also fold long names differently, and some put a space into them.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address, AddressHeader, BaseHeader
from email.message import EmailMessage, MIMEPart
from functools import lru_cache
from typing import NamedTuple

from circlekit.core.problems import CirclekitError
from circlekit.core.text import BIDI_CONTROLS, shorten

HEADER_LIMIT = 200
"""Characters of a name or subject that travel in a header; a line has room for 998 bytes (RFC 5322)."""

PLAIN_TEXT = {
    "Content-Type": 'text/plain; charset="utf-8"',
    "Content-Transfer-Encoding": "quoted-printable",
}
"""The headers of a text that ``quoted_printable`` wrote."""

_FIXED = {"X-Unsent": "1", "MIME-Version": "1.0"}
"""What every draft says. No Date and no Message-ID: the mail program adds them when it is sent."""


_STEERING = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{''.join(sorted(BIDI_CONTROLS))}]")
"""Controls (Cc), lone surrogates (Cs), line and paragraph separators (Zl, Zp), and turns of direction."""


class Mailbox(NamedTuple):
    """A name to show, which may be empty, and an address of ASCII characters."""

    name: str
    address: str


class Letter(NamedTuple):
    """A draft to exactly one person. Without a sender the mail program fills in its own."""

    to: Mailbox
    subject: str
    body: str
    sender: Mailbox | None = None


def eml(letter: Letter) -> bytes:
    """Return a draft as a message file: UTF-8 text, lines end in CRLF (RFC 5322), the same bytes every time.

    ``X-Unsent: 1`` makes mail programs open it for sending instead of reading. Names and subject lose
    what could start a header of its own; the body keeps its lines.

    Raises:
        CirclekitError: when an address is not one plain address, or the result does not read back as meant.
    """
    content = head(letter, PLAIN_TEXT) + quoted_printable(letter.body)
    verify(content, letter)
    return content


def head(letter: Letter, kind: Mapping[str, str]) -> bytes:
    """Return the headers of a draft with the empty line after them; ``kind`` says what its content is.

    Raises:
        CirclekitError: when an address is not one plain address.
    """
    headers = {"X-Unsent": _FIXED["X-Unsent"]}
    if letter.sender is not None:
        headers["From"] = _mailbox("From", letter.sender)
    headers["To"] = _mailbox("To", letter.to)
    headers["Subject"] = _encoded("Subject", header_text(letter.subject))
    return header_lines({**headers, **_FIXED, **kind})


def header_lines(headers: Mapping[str, str]) -> bytes:
    """Return headers as they stand in a message, with the empty line that ends them."""
    return "".join([*(f"{name}: {value}\r\n" for name, value in headers.items()), "\r\n"]).encode("ascii")


def quoted_printable(text: str) -> bytes:
    """Return the text of a message as it travels (RFC 2045, 6.7)."""
    return quopri.encodestring(body_text(text).encode("utf-8")).replace(b"\n", b"\r\n")


def header_text(text: str) -> str:
    """Return text for a header: one line, and no ``=?``, which could hide a line break (RFC 2047)."""
    shown = _one_line(text)
    while "=?" in shown:
        shown = shown.replace("=?", "= ?")
    return shorten(" ".join(shown.split()), HEADER_LIMIT)


def body_text(text: str) -> str:
    """Return the text of a message: lines end in ``\\n``, other control characters are spaces."""
    lines = (_one_line(line).rstrip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


def _one_line(text: str) -> str:
    return text if text.isprintable() else _STEERING.sub(" ", text)


@lru_cache(maxsize=64)
def _encoded(header: str, text: str) -> str:
    """Return text as encoded words of 75 characters at most, folded; ASCII stays as it is (RFC 2047)."""
    if text.isascii():
        return text
    return Header(text, "utf-8", maxlinelen=75, header_name=header).encode(linesep="\r\n")


@lru_cache(maxsize=64)
def _mailbox(header: str, box: Mailbox) -> str:
    """Return a header of one address; that of the sender is the same in all drafts."""
    name = header_text(box.name)
    try:
        if not re.fullmatch(r"[!-~]+@[A-Za-z0-9.-]+", box.address):
            raise ValueError
        address = Address(display_name=name, addr_spec=box.address)
    except (ValueError, MessageError, IndexError):
        # Without the library's reason, which would quote the address.
        raise CirclekitError("a draft could not be addressed: an address is not one plain address") from None
    return str(address) if name.isascii() else f"{_encoded(header, name)}\r\n <{address.addr_spec}>"


def verify(content: bytes, letter: Letter) -> None:
    """Read a draft back and compare it with what was meant: recipient, sender, subject, headers and text.

    Raises:
        CirclekitError: naming what differs, never its value.
    """
    for fault in _faults(content, letter):
        raise CirclekitError(f"a draft did not read back as it was meant: {fault}")


@lru_cache(maxsize=64)
def _read_header(name: str, value: str) -> BaseHeader:
    """Return a header as it is read: most are the same in all drafts, and parsing takes most of the time."""
    found: BaseHeader = policy.default.header_factory(name, value)
    return found


_READING = policy.default.clone(header_factory=_read_header)


def _faults(content: bytes, letter: Letter) -> Iterator[str]:
    message = message_from_bytes(content, policy=_READING)
    yield from header_faults(content, message, letter, PLAIN_TEXT)
    if not is_text(message, letter.body):
        yield "its text"


def header_faults(
    content: bytes, message: EmailMessage, letter: Letter, kind: Mapping[str, str]
) -> Iterator[str]:
    """Yield what in the line ends and headers of a draft, read as ``message``, was not meant."""
    rest = content.replace(b"\r\n", b"")
    if b"\r" in rest or b"\n" in rest:
        yield "its line ends"
    headers, fixed = message.items(), {**_FIXED, **kind}
    expected = [*fixed, "To", "Subject", *(["From"] if letter.sender else [])]
    found = dict(headers)
    same = {name: str(found.get(name)) for name in fixed} == fixed
    if sorted(name for name, _ in headers) != sorted(expected) or not same or message.defects:
        yield "its headers"
    for name, box in (("To", letter.to), ("From", letter.sender)):
        if box is not None and _mailboxes(found[name]) != [(_letters(header_text(box.name)), box.address)]:
            yield f"the header «{name}»"
    if found["Subject"] != header_text(letter.subject):
        yield "the header «Subject»"


def is_text(message: MIMEPart, text: str) -> bool:
    """Tell whether a message, or a part of one, holds ``text`` and nothing else."""
    meant: bytes = body_text(text).replace("\n", "\r\n").encode("utf-8")
    return bool(message.get_payload(decode=True) == meant)


def _mailboxes(header: AddressHeader) -> list[tuple[str, str]]:
    return [(_letters(address.display_name), address.addr_spec) for address in header.addresses]


def _letters(name: str) -> str:
    """Return a name without spaces: Python reads one between two encoded words, where RFC 2047 has none."""
    return "".join(name.split())
