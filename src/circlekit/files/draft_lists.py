"""Many messages in one file: a table for a mail merge, and a page of links that open e-mails.

A cell that a spreadsheet would take for a formula is guarded (OWASP, «CSV injection»). A link has one
recipient and is percent-encoded (RFC 6068).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from circlekit.core.nudging.channels import Channel
from circlekit.core.nudging.draft import Draft
from circlekit.core.nudging.mail import body_text, header_text
from circlekit.core.nudging.messages import Message
from circlekit.core.nudging.styles import escaped
from circlekit.files.drafts import FOLDER
from circlekit.files.formulas import guarded

COLUMNS = ("id", "name", "email", "channel", "circle", "subject", "text")

MOST_IN_A_LINK = 2_000
"""Browsers and mail programs cut longer links; a longer message is left out, and opens from its own file."""

Sent = Sequence[tuple[Draft, Message]]


def merge_tables(sent: Sent, today: date) -> dict[str, bytes]:
    """Return a table for each moment by its path: UTF-8 with the mark that spreadsheets look for."""
    tables: dict[str, list[list[str]]] = {}
    for draft, message in sent:
        path = f"{FOLDER}/merge/{today}-{draft.moment.replace('_', '-')}.csv"
        tables.setdefault(path, []).append(_cells(draft, message))
    return {path: _table(rows) for path, rows in tables.items()}


def _cells(draft: Draft, message: Message) -> list[str]:
    person = message.to
    cells = (person.id, person.name, person.email or "", message.channel, draft.circle.name)
    return [guarded(cell) for cell in (*cells, header_text(message.subject), body_text(message.body))]


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([COLUMNS, *rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def mailto_page(sent: Sent, today: date) -> dict[str, bytes]:
    """Return a page in Markdown with a link for each e-mail, by its path; empty without e-mails."""
    lines = [_line(draft, message) for draft, message in sent if message.channel is Channel.EMAIL]
    path = f"{FOLDER}/mailto/{today}.md"
    return {path: "\n".join([*lines, ""]).encode("utf-8")} if lines else {}


def _line(draft: Draft, message: Message) -> str:
    what = header_text(f"{message.to.name}, {draft.circle.name}, {draft.moment.replace('_', ' ')}")
    return f"- {escaped(what)}: <{mailto(message)}>"


def mailto(message: Message) -> str:
    """Return a link that opens an e-mail to one person; without its text where that would be too long."""
    address = quote(message.to.email or "", safe="@")
    subject = f"mailto:{address}?subject={quote(header_text(message.subject), safe='')}"
    text = body_text(message.body).strip("\n").replace("\n", "\r\n")
    whole = f"{subject}&body={quote(text, safe='')}"
    return whole if len(whole) <= MOST_IN_A_LINK else subject
