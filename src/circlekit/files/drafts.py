"""A draft as files: one for the circle to paste, and one e-mail for each member who has an address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from circlekit.core.model import Participant
from circlekit.core.nudging.mail import Letter, Mailbox, eml
from circlekit.core.nudging.moments import Draft, Moment
from circlekit.core.nudging.templates import fill
from circlekit.core.nudging.wording import Scene, circle_values, member_values, members_of
from circlekit.core.text import same
from circlekit.files.library import Templates
from circlekit.files.names import MOST_BYTES, file_name

FOLDER = "nudges"

_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the dot."""


class DraftFiles(NamedTuple):
    """The content of one draft's files by their path in the cohort folder; ``unaddressed`` are handles."""

    folder: str
    files: dict[str, bytes]
    unaddressed: tuple[str, ...]


def draft_files(scene: Scene, templates: Mapping[Moment, Templates], folder: str) -> DraftFiles:
    """Return the files of a draft, below ``folder``; each e-mail was read back and has one recipient.

    No e-mail holds an address but its recipient's and the coordinator's; other members have names only.
    """
    words = templates[scene.draft.moment]
    people = members_of(scene)
    stems = stems_of([person.id for person in people])
    files = {f"{folder}/circle.md": fill(words.circle, circle_values(scene)).encode("utf-8")}
    for person in people:
        if person.email:
            files[f"{folder}/{stems[person.id]}.eml"] = eml(_letter(scene, words, person, person.email))
    return DraftFiles(folder, files, tuple(person.id for person in people if not person.email))


def _letter(scene: Scene, words: Templates, person: Participant, address: str) -> Letter:
    values = member_values(scene, person)
    coordinator = scene.cohort.coordinator
    return Letter(
        to=Mailbox(person.name, address),
        subject=fill(words.email.subject, values),
        body=fill(words.email.body, values),
        sender=Mailbox(coordinator.name, coordinator.email) if coordinator.email else None,
    )


def draft_folder(draft: Draft, stem: str) -> str:
    """Return the folder of a draft, such as ``nudges/2027-01-05-c1-week-before``."""
    return f"{FOLDER}/{draft.day}-{stem}-{draft.moment.replace('_', '-')}"


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
