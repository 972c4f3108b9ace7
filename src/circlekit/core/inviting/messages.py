"""What is sent to whom, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from circlekit.core.calendars.invitations import Invitation, Organizer
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Stamp
from circlekit.core.inviting.records import Kind, Record
from circlekit.core.model import Circle, Cohort, Participant


class Planned(NamedTuple):
    """A circle with its calendar entries."""

    circle: Circle
    entries: tuple[Series, ...]


class Recipient(NamedTuple):
    """Somebody who gets a file, and why; ``fresh`` when they have not got it yet."""

    person: Participant
    kind: Kind
    fresh: bool


class Message(NamedTuple):
    """One file and the people who get it; ``whole`` if it serves the whole circle.

    A ``bygone`` one takes an entry away from somebody who is no longer among its people.
    """

    circle: str
    series: Series
    invitation: Invitation
    stamp: Stamp
    to: tuple[Recipient, ...]
    whole: bool = False
    bygone: bool = False


class Unreached(NamedTuple):
    """Somebody, by their handle, who has an entry with this title, and no address to take it back."""

    handle: str
    title: str


class Post(NamedTuple):
    """All that is to be sent, what is remembered of it, and who has to be told in another way."""

    messages: tuple[Message, ...]
    records: Mapping[str, Record]
    unreached: tuple[Unreached, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What all messages have in common; ``least`` is the SEQUENCE of each entry in files to import."""

    cohort: Cohort
    organizer: Organizer
    people: Mapping[str, Participant]
    least: Mapping[str, int]
    now: datetime
    hide: bool = False
