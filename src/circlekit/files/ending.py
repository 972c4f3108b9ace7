"""The folder ``ending/`` of the next cohort: everything to send when the one before has ended.

It holds names and addresses of people who left, and is there to be deleted when all is sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from circlekit.core.model import Cohort
from circlekit.core.nudging.styles import MARKDOWN, PLAIN
from circlekit.core.nudging.templates import EmailWording
from circlekit.core.rotation.ending.alumni import Alumnus
from circlekit.core.rotation.ending.former import invitation_values
from circlekit.core.rotation.ending.passages import passages
from circlekit.core.rotation.ending.readme import Sending, readme
from circlekit.core.rotation.ending.wording import ENGLISH, Desk, Words, letter_values
from circlekit.core.sections import Coordinator
from circlekit.core.speech import Speech
from circlekit.core.tongues import Tongue, tongue_of
from circlekit.files.left_standing import FOLDER
from circlekit.files.letters import TABLE, Message, many, message_files, message_table

DRAFTS = FOLDER + "drafts/"
ALUMNI = "alumni"
README = FOLDER + "README.md"
PRIVACY = FOLDER + ".gitignore"


class Drafts(NamedTuple):
    """Files by their path, and how many drafts there are in each folder or table of ``ending/drafts/``."""

    files: dict[str, bytes]
    counts: Mapping[str, int]


def letters(about: Desk, words: Mapping[Tongue, Words]) -> dict[str, list[Message]]:
    """Return a message for each person, by the folder that it lies in; ``words`` are those of all tongues."""
    found = passages(about.ended, about.begun)
    whole = many(len(found))
    messages: dict[str, list[Message]] = defaultdict(list)
    for one in found:
        style = PLAIN if whole or one.person.email else MARKDOWN
        own = words[tongue_of(one.person, about.begun.cohort)]
        values = letter_values(one, own, about, style)
        messages[one.kind.folder].append(Message(one.person, own.letters[one.kind], values))
    return messages


def invitations(
    alumni: Sequence[Alumnus], cohort: Cohort, words: EmailWording, speech: Speech = ENGLISH
) -> list[Message]:
    """Return a message to each former member about their meetings; none where no meeting lies ahead."""
    styles = {one.id: PLAIN if one.email or many(len(alumni)) else MARKDOWN for one in alumni}
    found = [Message(one, words, invitation_values(one, cohort, styles[one.id], speech)) for one in alumni]
    return [one for one in found if one.values["alumni_dates"]]


def drafts(messages: Mapping[str, Sequence[Message]], coordinator: Coordinator) -> Drafts:
    """Return the drafts as files: in a folder for each kind, or for many people in a table.

    Raises:
        CirclekitError: when one does not read back as it was meant.
    """
    files: dict[str, bytes] = {}
    counts = {}
    as_tables = many(sum(map(len, messages.values())))
    for kind, own in messages.items():
        if own and as_tables:
            files[f"{DRAFTS}{kind}{TABLE}"] = message_table(own)
        else:
            files |= message_files(own, coordinator, f"{DRAFTS}{kind}/")
        counts[f"{kind}{TABLE}" if as_tables else f"{kind}/"] = len(own)
    return Drafts(files, counts)


def ending_files(made: Drafts, calendars: Mapping[str, bytes], sending: Sending) -> dict[str, bytes]:
    """Return everything in the folder by its path; ``calendars`` are by their path in a cohort's own."""
    return {
        PRIVACY: b"# Names and addresses stay out of git.\n*\n",
        README: readme(made.counts, sorted(calendars), sending),
        **made.files,
        **{FOLDER + path: content for path, content in calendars.items()},
    }
