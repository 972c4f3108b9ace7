"""One message to one person as a file: an e-mail draft, or a text to paste where there is no address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from circlekit.core.nudging.mail import Letter, Mailbox, eml
from circlekit.core.nudging.templates import EmailWording, fill
from circlekit.core.sections import Coordinator


class Addressee(Protocol):
    """Somebody with a name, and perhaps an address."""

    @property
    def name(self) -> str: ...

    @property
    def email(self) -> str | None: ...


def letter_file(
    to: Addressee, coordinator: Coordinator, words: EmailWording, values: Mapping[str, str]
) -> tuple[str, bytes]:
    """Return the ending of the file's name and its content; an e-mail was read back and has one recipient.

    No e-mail holds an address but its recipient's and the coordinator's.

    Raises:
        CirclekitError: when it does not read back as it was meant.
    """
    body = fill(words.body, values)
    if not to.email:
        return ".md", body.encode("utf-8")
    letter = Letter(
        to=Mailbox(to.name, to.email),
        subject=fill(words.subject, values).strip(),
        body=body,
        sender=Mailbox(coordinator.name, coordinator.email) if coordinator.email else None,
    )
    return ".eml", eml(letter)
