"""Invitations as files: for each person a calendar file to attach, and an e-mail draft that carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.invitations import Organizer
from circlekit.core.inviting.messages import Message, Planned, Post, Recipient
from circlekit.core.inviting.wording import values
from circlekit.core.model import Circle, Cohort
from circlekit.core.nudging.mail import Letter, Mailbox
from circlekit.core.nudging.mail_calendar import invitation_eml
from circlekit.core.nudging.templates import EmailWording, fill
from circlekit.core.tongues import Tongue, tongue_of
from circlekit.core.zones import zone
from circlekit.files.drafts import stems_of
from circlekit.files.invite_words import InviteWords
from circlekit.files.names import file_name

FOLDER = "calendar/invites/"
CANCELLED = FOLDER + "cancelled/"


class Posted(NamedTuple):
    """A message and the paths of its files: the calendar, and a draft for each of its recipients."""

    message: Message
    calendar: str
    drafts: tuple[str, ...]


class InviteFiles(NamedTuple):
    """The content of all files by their path in the cohort folder, and which message has which."""

    files: dict[str, bytes]
    posted: tuple[Posted, ...]


def invite_files(
    post: Post, planned: Sequence[Planned], cohort: Cohort, wording: Mapping[Tongue, InviteWords]
) -> InviteFiles:
    """Return the files of all messages; each draft was read back and has one recipient.

    ``wording`` is that of every tongue among the people.

    Raises:
        CirclekitError: when a file does not read back as it was meant, or an address is none.
    """
    circles = {one.circle.id: one.circle for one in planned}
    names = {person.id: person.name for person in cohort.participants}
    folders = {**_folders(post, planned), **_cancelled_folders(post)}
    files: dict[str, bytes] = {}
    posted = []
    for message in post.messages:
        uid, invitation, circle = message.series.uid, message.invitation, circles.get(message.circle)
        folder, stems = folders[uid, message.bygone], _stems(message, post, circles)
        content = calendar_file("", [message.series], {uid: message.stamp}, invitation)
        path = f"{folder}.ics" if message.whole else f"{folder}/{stems[message.to[0].person.id]}.ics"
        files[path] = content
        drafts = {}
        for one in message.to:
            words = wording[tongue_of(one.person, cohort)]
            said = values(message, one, circle, post.records[uid], cohort, names, words.telling)
            letter = _letter(one, said, words.letters[one.kind], invitation.organizer)
            drafts[f"{folder}/{stems[one.person.id]}.eml"] = invitation_eml(
                letter, content, invitation.method
            )
        files |= drafts
        posted.append(Posted(message, path, tuple(drafts)))
    return InviteFiles(files, tuple(posted))


def _folders(post: Post, planned: Sequence[Planned]) -> dict[tuple[str, bool], str]:
    """Return the folder of each entry; a circle with several has one for each, named by its first date."""
    found: dict[tuple[str, bool], str] = {}
    taken: set[str] = set()
    for number, (circle, entries) in enumerate(planned, 1):
        stem = FOLDER + file_name(number, circle.name)
        for series in entries:
            record = post.records.get(series.uid)
            if record is None:
                continue
            day = record.first.astimezone(zone(series.timezone)).date()
            folder = f"{stem}/{day}" if len(entries) > 1 else stem
            found[series.uid, False] = f"{folder}-{series.uid[:8]}" if folder in taken else folder
            taken.add(folder)
    return found


def _cancelled_folders(post: Post) -> dict[tuple[str, bool], str]:
    """Return the folder for whoever no longer has an entry; where a circle had several, one for each."""
    circles = Counter(record.circle for record in post.records.values())
    stems = stems_of(sorted(circles))
    return {
        (uid, True): CANCELLED + stems[record.circle] + (f"-{uid[:8]}" if circles[record.circle] > 1 else "")
        for uid, record in post.records.items()
    }


def _stems(message: Message, post: Post, circles: Mapping[str, Circle]) -> Mapping[str, str]:
    if message.bygone:
        return stems_of(sorted(post.records[message.series.uid].people))
    return stems_of(circles[message.circle].members)


def _letter(to: Recipient, said: Mapping[str, str], words: EmailWording, organizer: Organizer) -> Letter:
    return Letter(
        to=Mailbox(to.person.name, to.person.email or ""),
        subject=fill(words.subject, said).strip(),
        body=fill(words.body, said),
        sender=Mailbox(organizer.name, organizer.address),
    )
