"""Messages to one person each as files: e-mail drafts, texts to paste, or for many people a table.

Nobody opens thousands of drafts one by one: a table goes into the mail merge of any office program.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from circlekit.core.nudging.mail import Letter, Mailbox, eml
from circlekit.core.nudging.templates import EmailWording, fill
from circlekit.core.sections import Coordinator
from circlekit.core.sizes import LARGE
from circlekit.files.drafts import stems_of
from circlekit.files.formulas import guarded

TABLE = ".csv"
COLUMNS = ("id", "name", "email", "subject", "text")


class Addressee(Protocol):
    """Somebody with a handle, a name, and perhaps an address."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def email(self) -> str | None: ...


class Message(NamedTuple):
    """A template for one person with its values: plain text for an e-mail, Markdown to paste."""

    to: Addressee
    words: EmailWording
    values: Mapping[str, str]


def many(people: int) -> bool:
    """Tell whether there are too many people for a draft each."""
    return people > LARGE


def message_files(messages: Sequence[Message], coordinator: Coordinator, folder: str) -> dict[str, bytes]:
    """Return a file in ``folder`` for each message.

    No e-mail holds an address but its recipient's and the coordinator's.

    Raises:
        CirclekitError: when one does not read back as it was meant.
    """
    stems = stems_of([one.to.id for one in messages])
    found = (_file(one, coordinator, f"{folder}{stems[one.to.id]}") for one in messages)
    return dict(found)


def _file(message: Message, coordinator: Coordinator, stem: str) -> tuple[str, bytes]:
    body = fill(message.words.body, message.values)
    if not message.to.email:
        return f"{stem}.md", body.encode("utf-8")
    letter = Letter(
        to=Mailbox(message.to.name, message.to.email),
        subject=_subject(message),
        body=body,
        sender=Mailbox(coordinator.name, coordinator.email) if coordinator.email else None,
    )
    return f"{stem}.eml", eml(letter)


def _subject(message: Message) -> str:
    return fill(message.words.subject, message.values).strip()


def message_table(messages: Sequence[Message]) -> bytes:
    """Return the messages as CSV: UTF-8 with the mark that spreadsheets look for, one row each."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in _cells(one)] for one in messages)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cells(message: Message) -> Iterator[str]:
    yield from (message.to.id, message.to.name, message.to.email or "", _subject(message))
    yield fill(message.words.body, message.values)
