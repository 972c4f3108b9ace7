"""``circlekit schedule --invite``: invitations to mail, and what became of those written before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from circlekit.cli import output
from circlekit.cli.workspace import Workspace
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.text import counted, listed, visible

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.calendars.invitations import Organizer
    from circlekit.core.calendars.series import Series
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.inviting.guests import Guests
    from circlekit.core.inviting.messages import Desk, Planned, Unreached
    from circlekit.core.inviting.records import Kind
    from circlekit.core.model import Circle, Cohort
    from circlekit.files.invites import Posted

STATE = "invites"
"""Under this name the folder's state keeps which version of which entry each person has."""

Invite = Annotated[
    bool, typer.Option("--invite", help="Write invitations to mail too, with a draft for each member.")
]
HideMembers = Annotated[
    bool, typer.Option("--hide-members", help="In invitations show nobody's address to other members.")
]

_NOUNS = ("invitation", "update", "cancellation")


class Invites(NamedTuple):
    """Files by their path, the state that goes with them, and what there is to say about them."""

    files: dict[str, bytes]
    state: Mapping[str, Any]
    cohort: Cohort
    planned: tuple[Planned, ...]
    posted: tuple[Posted, ...]
    unreached: tuple[Unreached, ...]
    hidden: bool


def invitations(
    space: Workspace,
    circles: Sequence[tuple[Circle, Sequence[Series]]],
    stamps: Mapping[str, Stamp],
    wanted: Wanted,
    day: date,
) -> Invites | None:
    """Return the invitations to the entries of all circles; None where nobody wants or ever had any.

    People who have an invitation need to hear of every change, so once written they go on, as they were.
    ``stamps`` are those of the files to import.

    Raises:
        InputProblems: the coordinator has no address, or a template has problems.
    """
    before = space.folder.state().get(STATE)
    if not wanted.invite and not before:
        return None
    from circlekit.core.inviting.messages import Planned
    from circlekit.core.inviting.posting import post
    from circlekit.core.inviting.records import as_state, from_state
    from circlekit.files.invites import invite_files, read_wording

    records, hidden = from_state(before)
    hide = wanted.hide_members or (hidden and not wanted.invite)
    planned = tuple(Planned(circle, tuple(own)) for circle, own in circles)
    found = post(planned, records, _desk(space, stamps, day, hide))
    made = invite_files(found, planned, space.cohort, read_wording(space.shelves()))
    state = {STATE: as_state(found.records, hide)}
    return Invites(made.files, state, space.cohort, planned, made.posted, found.unreached, hide)


def _desk(space: Workspace, stamps: Mapping[str, Stamp], day: date, hide: bool) -> Desk:
    from circlekit.core.inviting.messages import Desk

    return Desk(
        cohort=space.cohort,
        organizer=_organizer(space),
        people={person.id: person for person in space.cohort.participants},
        least={uid: stamp.sequence for uid, stamp in stamps.items()},
        now=datetime.combine(day, time(), UTC),
        hide=hide,
    )


def _organizer(space: Workspace) -> Organizer:
    from circlekit.core.calendars.invitations import Organizer

    coordinator = space.cohort.coordinator
    if coordinator.email is None:
        message = "invitations need the coordinator's address, because answers go to it"
        hint = "write coordinator: {name: ..., email: ...}"
        raise InputProblems(space.placed([Problem(("coordinator",), message, hint)]))
    return Organizer(coordinator.name, coordinator.email)


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
