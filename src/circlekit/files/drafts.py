"""A draft as files: one for the circle to paste, and one for each who gets a message of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from circlekit.core.nudging.channels import Channel
from circlekit.core.nudging.draft import Draft
from circlekit.core.nudging.mail import Letter, Mailbox, body_text, eml
from circlekit.core.nudging.messages import Message, Voices, Wordings, circle_text, messages
from circlekit.core.nudging.scene import Scene
from circlekit.core.sections import Coordinator
from circlekit.core.text import same
from circlekit.files.names import ENDINGS, MOST_BYTES, file_name

FOLDER = "nudges"

_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the dot."""


class DraftFiles(NamedTuple):
    """The content of one draft's files by their path in the cohort folder.

    ``messages`` are those to one person each, by their path; ``unaddressed`` are the handles of people whom
    none can reach.
    """

    folder: str
    files: dict[str, bytes]
    unaddressed: tuple[str, ...]
    messages: dict[str, Message]


def draft_files(scene: Scene, wordings: Wordings, voices: Voices, folder: str) -> DraftFiles:
    """Return the files of a draft, below ``folder``; each e-mail was read back and has one recipient.

    No message holds an address but its recipient's and the coordinator's; other members have names only.
    """
    files: dict[str, bytes] = {}
    written: dict[str, Message] = {}
    unaddressed: list[str] = []
    if scene.to_circle:
        text = circle_text(scene, wordings, voices)
        files[f"{folder}/circle.md"] = body_text(text).encode("utf-8")
    stems = stems_of(scene.draft.circle.members)
    for person, message in messages(scene, wordings, voices):
        if message is None:
            unaddressed.append(person.id)
            continue
        path = f"{folder}/{stems[person.id]}{ENDINGS[message.channel]}"
        written[path], files[path] = message, _content(message, scene.cohort.coordinator)
    return DraftFiles(folder, files, tuple(unaddressed), written)


def _content(message: Message, coordinator: Coordinator) -> bytes:
    if message.channel is not Channel.EMAIL or message.to.email is None:
        return body_text(message.body).encode("utf-8")
    letter = Letter(
        to=Mailbox(message.to.name, message.to.email),
        subject=message.subject,
        body=message.body,
        sender=Mailbox(coordinator.name, coordinator.email) if coordinator.email else None,
    )
    return eml(letter)


def draft_folder(draft: Draft, stem: str) -> str:
    """Return the folder of a draft, such as ``nudges/2027-01-05-c1-week-before``."""
    number = f"-{draft.event.number}" if draft.event else ""
    return f"{FOLDER}/{draft.day}-{stem}-{draft.moment.replace('_', '-')}{number}"


def stems_of(handles: Sequence[str]) -> dict[str, str]:
    """Return a file name without ending for each handle: the handle itself wherever every system takes it.

    Twins that differ by case or accents alone, and names that are long, reserved or hidden, get a number.
    """
    spellings = Counter(same(handle) for handle in handles)
    return {
        handle: handle if _is_safe(handle) and spellings[same(handle)] == 1 else file_name(number, handle)
        for number, handle in enumerate(handles, 1)
    }


def _is_safe(handle: str) -> bool:
    # Names with a number begin with a digit, so that no handle can be mistaken for one.
    return handle[0].isalpha() and len(handle.encode()) <= MOST_BYTES // 2 and not _RESERVED.fullmatch(handle)
