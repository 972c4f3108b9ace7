"""``circlekit schedule --invite``: invitations to mail, and what became of those written before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from circlekit.cli.workspace import Workspace
from circlekit.core.problems import InputProblems, Problem

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.calendars.invitations import Organizer
    from circlekit.core.calendars.series import Series
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.inviting.messages import Desk, Planned, Unreached
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
    from circlekit.core.tongues import tongues
    from circlekit.files.invite_words import read_invite_words
    from circlekit.files.invites import invite_files
    from circlekit.files.tongues import in_each

    records, hidden = from_state(before)
    hide = wanted.hide_members or (hidden and not wanted.invite)
    planned = tuple(Planned(circle, tuple(own)) for circle, own in circles)
    found = post(planned, records, _desk(space, stamps, day, hide))
    spoken = tongues((to.person for message in found.messages for to in message.to), space.cohort)
    words = in_each(spoken, partial(read_invite_words, space.shelves()))
    made = invite_files(found, planned, space.cohort, words)
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
