"""Who is invited to a circle's meetings, and whose address is shown to whom.

Nobody's address is shown to another member without their yes (``share_email: yes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.calendars.invitations import Attendee
from circlekit.core.model import Circle, Participant


class Guests(NamedTuple):
    """The members of a circle who can be invited by mail, and those who have no address."""

    people: tuple[Participant, ...]
    unaddressed: tuple[Participant, ...]


class Share(NamedTuple):
    """People who get the same file, and everybody it names; ``whole`` if it serves the whole circle."""

    to: tuple[Participant, ...]
    named: tuple[Attendee, ...]
    whole: bool = False


def guests(circle: Circle, people: Mapping[str, Participant]) -> Guests:
    """Return whom of a circle an invitation can reach, in its order; ``people`` are by their handles."""
    members = [people[handle] for handle in circle.members if handle in people]
    return Guests(
        tuple(person for person in members if person.email),
        tuple(person for person in members if not person.email),
    )


def is_organizer(person: Participant, address: str) -> bool:
    """Tell whether somebody would invite themselves, which some programs take for a mistake and delete."""
    return (person.email or "").casefold() == address.casefold()


def all_share(people: Sequence[Participant]) -> bool:
    """Tell whether everybody lets the others see their address."""
    return all(person.share_email for person in people)


def shares(people: Sequence[Participant], lead: str | None, hide: bool = False) -> tuple[Share, ...]:
    """Return who gets which file: one for all where everybody said yes, else one for each.

    A member's own file names that member and those who said yes; with ``hide`` that member alone. The
    ``lead`` chairs the meetings.
    """
    if not people:
        return ()
    if all_share(people) and not hide:
        return (Share(tuple(people), tuple(_attendees(people, lead)), whole=True),)
    shown = [person.id for person in people if person.share_email and not hide]
    return tuple(
        Share((one,), tuple(_attendees([p for p in people if p is one or p.id in shown], lead)))
        for one in people
    )


def _attendees(people: Sequence[Participant], lead: str | None) -> Iterator[Attendee]:
    for person in people:
        if person.email:
            yield Attendee(person.name, person.email, chair=person.id == lead)
