"""Taking an entry back from those who have it and are no longer among its people (RFC 5546, 3.2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import NamedTuple

from circlekit.core.calendars.invitations import Attendee, Invitation
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Stamp
from circlekit.core.inviting.messages import Desk, Message, Recipient, Unreached
from circlekit.core.inviting.records import OVER, Kind, Record, Sent
from circlekit.core.inviting.versions import taken_out

_WORDS = {
    Kind.LEFT: "You are no longer invited to these meetings.",
    Kind.CANCELLED: "",
    Kind.WITHDRAWN: "This entry no longer holds.",
}


class Farewells(NamedTuple):
    """What tells people that an entry is over for them, what they have then, and who has no address."""

    messages: tuple[Message, ...]
    people: Mapping[str, Sent]
    unreached: tuple[Unreached, ...]


def farewells(
    uid: str, record: Record, members: Mapping[str, frozenset[str]], stands: bool, desk: Desk
) -> Farewells:
    """Return what tells those who have an entry and are not to have it any longer; past ones may stay.

    ``members`` are those of each circle there is; ``stands`` tells that the entry itself still holds.
    """
    messages, people, unreached = [], {}, []
    still = members.get(record.circle, frozenset()) if stands else frozenset()
    past = record.facts.starts[-1] < desk.now
    for handle, sent in record.people.items():
        if handle in still or (past and sent.kind not in OVER):
            continue
        kind = sent.kind if sent.kind in OVER else _why(handle, record.circle, members)
        stamp = taken_out(sent, desk.least.get(uid, 0), desk.now)
        people[handle] = Sent(kind, stamp)
        person = desk.people.get(handle)
        if person is not None and person.email:
            to = Recipient(person, kind, stamp != sent.stamp)
            messages.append(_farewell(uid, record, to, person.email, desk, stamp))
        elif sent.kind not in OVER:
            unreached.append(Unreached(handle, record.title))
    return Farewells(tuple(messages), people, tuple(unreached))


def _why(handle: str, circle: str, members: Mapping[str, frozenset[str]]) -> Kind:
    if circle not in members:
        return Kind.CANCELLED
    return Kind.WITHDRAWN if handle in members[circle] else Kind.LEFT


def _farewell(uid: str, record: Record, to: Recipient, address: str, desk: Desk, stamp: Stamp) -> Message:
    """Return the file that takes an entry out of one person's calendar, as a single event with its UID."""
    series = Series(
        uid=uid,
        circle=record.circle,
        summary=record.title,
        description=_WORDS[to.kind],
        contact=desk.cohort.coordinator.name,
        link=None,
        timezone="UTC",
        start=record.first.hour * 60 + record.first.minute,
        minutes=record.minutes,
        rule=None,
        starts=(record.first.astimezone(UTC),),
        alarms=(),
        # For all others only the attendee is cancelled, not the event (RFC 5546, 3.2.5).
        cancelled=to.kind is Kind.CANCELLED,
    )
    attendee = Attendee(to.person.name, address)
    invitation = Invitation("CANCEL", desk.organizer, (attendee,))
    return Message(record.circle, series, invitation, stamp, (to,), bygone=True)
