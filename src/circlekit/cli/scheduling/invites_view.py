"""Invitations in the result of ``circlekit schedule``, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.core.problems import Problem
from circlekit.core.text import counted, listed, visible

if TYPE_CHECKING:
    from circlekit.cli.scheduling.invites import Invites
    from circlekit.core.inviting.guests import Guests
    from circlekit.core.inviting.records import Kind
    from circlekit.core.model import Circle

_NOUNS = ("invitation", "update", "cancellation")


def invites_json(invites: Invites) -> list[dict[str, Any]]:
    """Return the ``invites`` of the JSON document: one for each person and entry."""
    return [
        {
            "circle": one.message.circle,
            "participant": to.person.id,
            "method": one.message.invitation.method,
            "kind": str(to.kind),
            "fresh": to.fresh,
            "sequence": one.message.stamp.sequence,
            "calendar": one.calendar,
            "draft": draft,
        }
        for one in invites.posted
        for to, draft in zip(one.message.to, one.drafts, strict=True)
    ]


def say_invites(invites: Invites) -> None:
    """Say what is to be sent, why it looks as it does, and who has to hear of it in another way."""
    from circlekit.files.invites import FOLDER

    nouns = Counter(_noun(to.kind) for one in invites.posted for to in one.message.to if to.fresh)
    if nouns:
        found = listed(counted(nouns[noun], noun) for noun in _NOUNS if nouns[noun])
        output.say(f"To send: {found}. Each .eml in {FOLDER} opens as a draft to one person.")
        for sentence in _reasons(invites):
            output.say(sentence)
    for sentence in _otherwise(invites):
        output.say(sentence)
    for one in invites.unreached:
        message = f"«{one.handle}» has «{visible(one.title)}» in a calendar, and no address here any more"
        output.say_problem(Problem((), message, "ask them to delete it from their calendar", "warning"))


def _noun(kind: Kind) -> str:
    from circlekit.core.inviting.records import OVER, Kind

    if kind in OVER:
        return "cancellation"
    return "invitation" if kind is Kind.INVITED else "update"


def _reasons(invites: Invites) -> Iterator[str]:
    """Say once why there are several files for one circle."""
    from circlekit.core.inviting.guests import all_share

    own = [circle.name for circle, guests in _guests(invites) if not all_share(guests.people)]
    if own and not invites.hidden:
        where = "all circles" if len(own) == len(invites.planned) > 1 else listed(own)
        yield (
            f"In {where} each member has a file of their own: "
            "not everybody there lets the others see their address (share_email: yes)."
        )
    for circle, entries in invites.planned:
        if len(entries) > 1:
            yield f"{circle.name} has {len(entries)} calendar entries; each member gets a message for each."


def _otherwise(invites: Invites) -> Iterator[str]:
    """Say who gets no message, so that they hear of it in another way."""
    from circlekit.core.inviting.guests import is_organizer

    coordinator = invites.cohort.coordinator.email or ""
    for circle, guests in _guests(invites):
        if guests.unaddressed:
            people = listed(person.name for person in guests.unaddressed)
            yield f"{circle.name}: no address for {people}; their invitation has to reach them another way."
        for person in guests.people:
            if is_organizer(person, coordinator):
                whose = f"{person.name} has the coordinator's address"
                yield f"{circle.name}: {whose}; import its file in calendar/."


def _guests(invites: Invites) -> Iterator[tuple[Circle, Guests]]:
    from circlekit.core.inviting.guests import guests

    people = {person.id: person for person in invites.cohort.participants}
    for circle, _ in invites.planned:
        yield circle, guests(circle, people)
