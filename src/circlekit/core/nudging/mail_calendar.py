"""An e-mail draft that carries an invitation to meetings, as calendars and mail programs look for it.

The two forms of one message stand side by side (multipart/alternative), text first and calendar last, as
Outlook writes invitations itself (MS-OXCMAIL) and iMIP asks for (RFC 6047, 2.4). As in ``mail``, only the
standard library is imported.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Literal

from circlekit.core.nudging.mail import (
    PLAIN_TEXT,
    Letter,
    head,
    header_faults,
    header_lines,
    is_text,
    quoted_printable,
)
from circlekit.core.problems import CirclekitError

_BOUNDARY = "=_circlekit"
"""Never found inside a part: quoted-printable has no «=_», and base64 no «_»."""

_KIND = {"Content-Type": f'multipart/alternative; boundary="{_BOUNDARY}"'}

_OCTETS_IN_A_LINE = 57
"""Which base64 makes 76 characters, the most there may be (RFC 2045, 6.8)."""

Method = Literal["REQUEST", "CANCEL"]


def invitation_eml(letter: Letter, calendar: bytes, method: Method) -> bytes:
    """Return a draft with a text and a calendar file that has this METHOD; the same bytes every time.

    The calendar travels in base64, so that no mail server changes one of its lines.

    Raises:
        CirclekitError: when an address is not one plain address, or the result does not read back as meant.
    """
    parts = (
        header_lines(PLAIN_TEXT) + quoted_printable(letter.body),
        header_lines(_calendar_kind(method)) + _in_base64(calendar),
    )
    between = f"\r\n--{_BOUNDARY}".encode("ascii")
    opened = b"".join(between + b"\r\n" + part for part in parts)
    content = head(letter, _KIND) + opened.removeprefix(b"\r\n") + between + b"--\r\n"
    verify(content, letter, calendar, method)
    return content


def _calendar_kind(method: Method) -> dict[str, str]:
    # Outlook takes the part for an invitation only if its METHOD is said here as well (MS-STANOICAL).
    return {
        "Content-Type": f"text/calendar; method={method}; charset=utf-8",
        "Content-Transfer-Encoding": "base64",
    }


def _in_base64(content: bytes) -> bytes:
    lines = range(0, len(content), _OCTETS_IN_A_LINE)
    return b"\r\n".join(base64.b64encode(content[at : at + _OCTETS_IN_A_LINE]) for at in lines)


def verify(content: bytes, letter: Letter, calendar: bytes, method: Method) -> None:
    """Read a draft back and compare it with what was meant: headers, text, and every byte of the calendar.

    Raises:
        CirclekitError: naming what differs, never its value.
    """
    for fault in _faults(content, letter, calendar, method):
        raise CirclekitError(f"a draft did not read back as it was meant: {fault}")


def _faults(content: bytes, letter: Letter, calendar: bytes, method: Method) -> Iterator[str]:
    message = _read(content)
    yield from header_faults(content, message, letter, _KIND)
    parts = list(message.iter_parts())
    if len(parts) != 2:
        yield "its parts"
        return
    text, invitation = parts
    if dict(text.items()) != PLAIN_TEXT or not is_text(text, letter.body):
        yield "its text"
    # Python puts quotation marks around parameters that it reads.
    headers = {name: str(value).replace('"', "") for name, value in invitation.items()}
    if headers != _calendar_kind(method) or invitation.get_payload(decode=True) != calendar:
        yield "its calendar"


def _read(content: bytes) -> EmailMessage:
    """Return a message as ``policy.default`` reads it, whose parser interprets each header many times."""
    quick: policy.Policy[EmailMessage] = policy.Compat32(message_factory=EmailMessage)
    message = BytesParser(policy=quick).parsebytes(content)
    for part in message.walk():
        part.policy = policy.default
    return message
