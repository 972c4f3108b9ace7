"""Who invites whom: the organiser and the people of an entry that is sent by mail (RFC 5546, 3.2).

Only invitations name people with their addresses. Of everybody in one, each recipient sees the address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from circlekit.core.calendars.plain import one_line
from circlekit.core.calendars.series import Series, Variant
from circlekit.core.problems import CirclekitError
from circlekit.core.text import shorten

_LONGEST_NAME = 100
_IN_NAMES = str.maketrans('"^\\', "' /")
_IN_ADDRESSES = "!$'*+@"
"""What may stand in a ``mailto:`` as it is, besides letters and digits (RFC 6068, section 2)."""
_NEVER_IN_ADDRESSES = frozenset(' ,;<>"')


@dataclass(frozen=True, slots=True)
class Organizer:
    """Whose mailbox the invitation is sent from."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is invited; a circle's lead is its ``chair``."""

    name: str
    address: str
    chair: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """How a file for one circle is sent: ``REQUEST`` invites and updates, ``CANCEL`` takes it back.

    The ``CANCEL`` of an entry that is cancelled is for everybody; that of any other tells its attendees
    alone that they are no longer invited (RFC 5546, 3.2.5).
    """

    method: Literal["REQUEST", "CANCEL"]
    organizer: Organizer
    attendees: tuple[Attendee, ...]


def differing(series: Series, invitation: Invitation | None) -> tuple[Variant, ...]:
    """Return the meetings that have an entry of their own, by date; to take all back one entry is enough."""
    if invitation and invitation.method == "CANCEL":
        return ()
    return tuple(sorted(series.variants, key=lambda one: one.was))


def alarms(series: Series, invitation: Invitation | None) -> tuple[timedelta, ...]:
    """Return when to ring before a meeting; whoever is invited sets that for themselves (RFC 5546, 3.2.2)."""
    return () if invitation or series.cancelled else series.alarms


def people(invitation: Invitation) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield a property, its ``mailto:`` and its parameters for the organiser, then for each attendee once.

    Raises:
        CirclekitError: nobody is invited, or an address is none; the message does not repeat it.
    """
    if not invitation.attendees:
        raise CirclekitError("an invitation has nobody to invite")
    organizer = invitation.organizer
    yield "ORGANIZER", mailto(organizer.address), _called(organizer.name)
    seen = set()
    for one in invitation.attendees:
        target = mailto(one.address)
        if target.casefold() not in seen:
            seen.add(target.casefold())
            yield "ATTENDEE", target, _called(one.name) | _part(one, invitation.method)


def _part(attendee: Attendee, method: str) -> dict[str, str]:
    role = {"CUTYPE": "INDIVIDUAL", "ROLE": "CHAIR" if attendee.chair else "REQ-PARTICIPANT"}
    if method == "CANCEL":
        return role
    if attendee.chair:
        return role | {"PARTSTAT": "ACCEPTED"}
    return role | {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}


def _called(name: str) -> dict[str, str]:
    """Return the name without what is encoded in parameters (RFC 6868), or taken for it by some readers."""
    said = shorten(one_line(name.translate(_IN_NAMES)), _LONGEST_NAME)
    return {"CN": said} if said else {}


def mailto(address: str) -> str:
    """Return the URI of one address, in which nothing can add a recipient or a header (RFC 6068).

    Raises:
        CirclekitError: it is not one address.
    """
    from urllib.parse import quote

    local, at, domain = address.partition("@")
    whole = bool(local and at and domain) and "@" not in domain
    if not whole or not address.isprintable() or set(address) & _NEVER_IN_ADDRESSES:
        raise CirclekitError("an address in an invitation is not an e-mail address")
    return f"mailto:{quote(address, safe=_IN_ADDRESSES)}"
