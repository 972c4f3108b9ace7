"""Carrying out ``circlekit schedule``: the times, the files they need, and one write for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import CirclekitError

if TYPE_CHECKING:
    from circlekit.cli.scheduling.gatherings import Beyond
    from circlekit.cli.scheduling.invites import Invites
    from circlekit.cli.scheduling.memory import Remembered
    from circlekit.cli.scheduling.publish import Outcome
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.model import Circle
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.files.writing import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run came to; ``stale`` tells that calendars hold times which are no more.

    ``changed`` are the circles whose meetings were to change, by their handles.
    """

    plans: Sequence[Arrangement]
    others: Beyond
    changed: frozenset[str] = frozenset()
    files: Sequence[Change]
    day: date
    remembered: Remembered | None = None
    invites: Invites | None = None
    published: Outcome | None = None
    stale: bool = False


def carry_out(space: Workspace, wanted: Wanted, day: date) -> Done:
    """Find or take the times, write what is wanted, and return what came of it; ``day`` is today."""
    from circlekit.cli.scheduling.changes import meant
    from circlekit.cli.scheduling.times import arranged

    circles = space.circles()
    plans = arranged(space, circles, wanted, day)
    if any(wanted.asked):
        _say_renumbered(space, circles, plans)
    done = write(space, plans, _as_before(space, wanted), day)
    return replace(done, changed=frozenset(meant(wanted.asked, circles)))


def _say_renumbered(space: Workspace, circles: Sequence[Circle], plans: Sequence[Arrangement]) -> None:
    """Say what the log tells of meetings that get other numbers; its own problems are told elsewhere."""
    from circlekit.core.reporting.renumbered import renumbered
    from circlekit.files.log import FILE, read_log
    from circlekit.files.logged.schedule import meetings_beside

    path = space.path(FILE)
    if not path.exists():
        return
    with suppress(CirclekitError):
        before = meetings_beside(space.loaded.folder, space.cohort, circles) or {}
        log = read_log(path, str(path), space.cohort, circles, meetings=before).log
        say_warnings(renumbered(log, before, {plan.circle.id: plan.meetings for plan in plans}))


def write(space: Workspace, plans: Sequence[Arrangement], wanted: Wanted, day: date) -> Done:
    """Write what is wanted for the times there are."""
    from circlekit.cli.scheduling.files import CALENDARS, calendars
    from circlekit.cli.scheduling.gatherings import beyond, leads_kept
    from circlekit.cli.scheduling.publish import publish

    others = beyond(space.cohort, plans, leads_kept(space, wanted))
    files, state = _schedule_files(space, plans, others, wanted)
    if not wanted.ics:
        changes = _written(space, files, state, (), wanted)
        stale = any(change.status == "changed" for change in changes) and _has_calendars(space)
        return Done(plans=plans, others=others, files=changes, day=day, stale=stale)
    made = calendars(space, plans, others, wanted, day)
    changes = _written(space, files | made.files, {**state, **made.state}, (CALENDARS,), wanted)
    return Done(
        plans=plans,
        others=others,
        files=changes,
        day=day,
        remembered=made.remembered,
        invites=made.invites,
        published=publish(space, made.files, wanted.publish) if wanted.publish else None,
    )


def _as_before(space: Workspace, wanted: Wanted) -> Wanted:
    """Return what is wanted: calendars go on as they were, and where meetings change, so do they."""
    from circlekit.cli.scheduling.memory import recall

    before = recall(space)
    each = before.per_member if wanted.per_member is None else wanted.per_member
    ics = wanted.ics or (any(wanted.asked) and bool(before.circles))
    return replace(wanted, ics=ics, per_member=each)


def _has_calendars(space: Workspace) -> bool:
    from circlekit.cli.scheduling.files import CALENDARS

    return any(path.startswith(CALENDARS) for path in space.folder.known())


def _schedule_files(
    space: Workspace, plans: Sequence[Arrangement], others: Beyond, wanted: Wanted
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return schedule.yaml where it is to be written, and what is to be remembered of it."""
    from circlekit.cli.scheduling.changes import SCHEDULE, STATE, changed_file
    from circlekit.cli.scheduling.times import schedule_file
    from circlekit.files.ledger import digest

    if any(wanted.asked):
        content, by_hand = changed_file(space, plans, others.leads, force=wanted.force)
        return {SCHEDULE: content}, {STATE: digest(content)} if by_hand else {}
    return ({} if wanted.keep else schedule_file(space, plans, others.leads, wanted)), {}


def _written(
    space: Workspace, files: dict[str, bytes], state: dict[str, Any], owns: tuple[str, ...], wanted: Wanted
) -> tuple[Change, ...]:
    """Write all files; a person's own schedule.yaml is written over where only its changes differ."""
    from circlekit.cli.scheduling.changes import SCHEDULE, STATE

    if STATE not in state:
        return space.write(files, owns=owns, force=wanted.force, state=state)
    others = {path: content for path, content in files.items() if path != SCHEDULE}
    space.folder.plan(others, owns=owns)  # refuses to lose an edit in any of them
    return space.write(files, owns=owns, force=True, state=state)
