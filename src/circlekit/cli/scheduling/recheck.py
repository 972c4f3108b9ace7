"""``circlekit schedule --recheck``: which meetings another clock law has moved since they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.scheduling.memory import recall
from circlekit.cli.scheduling.updates import found_updates, say_updates
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, today, workspace

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.cli.scheduling.writing import Done
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.sending.clock_laws import Shift
    from circlekit.core.sending.sent import Memory

Recheck = Annotated[
    bool,
    typer.Option(
        "--recheck", help="Say which meetings new clock laws have moved, and write their calendars."
    ),
]


def recheck(cohort_file: Path, wanted: Wanted, given: date | None, *, dry_run: bool, json: bool) -> None:
    """Say which meetings begin at another hour than was written, and write their calendars anew.

    ``given`` is the day to take for today, if any.

    Raises:
        InputProblems: a file has problems.
        FileTrouble: a file cannot be written.
    """
    from circlekit.cli.scheduling.times import arranged
    from circlekit.cli.scheduling.writing import write

    done: Done | None = None
    with workspace(cohort_file, dry_run=dry_run) as space:
        day, before = today(given, space.cohort), recall(space)
        plans = arranged(space, space.circles(), wanted, day) if before.circles else []
        moved = _moved([*plans, *_leads(space, plans, wanted)], before, day)
        if moved:
            done = write(space, plans, replace(wanted, per_member=before.per_member), day)
    if json:
        files = changes_as_json(done.files) if done else []
        output.show_json({"tzdata": _database(), "moved": _as_json(moved), "files": files})
    elif done and done.remembered:
        found = found_updates(done.remembered, day)
        say_updates(found, done.remembered, space.cohort, invited=done.invites is not None)
        say_changes(done.files, dry_run)
    elif before.circles:
        output.show(f"Every meeting begins at the hour that was written (time zones of {_database()}).")
    else:
        output.show("No calendars have been written here yet.")


def _database() -> str:
    from circlekit.core.zones import use_newest_database

    return use_newest_database()


def _leads(space: Workspace, plans: Sequence[Arrangement], wanted: Wanted) -> tuple[Arrangement, ...]:
    from circlekit.cli.scheduling.gatherings import beyond, leads_kept

    return beyond(space.cohort, plans, leads_kept(space, wanted)).leads


def _moved(plans: Sequence[Arrangement], before: Memory, day: date) -> dict[str, tuple[Shift, ...]]:
    """Return by circle the meetings that other laws have moved."""
    from circlekit.core.sending.clock_laws import shifts
    from circlekit.core.sending.sent import Writing, sent

    found = {}
    for plan in plans:
        was = before.circles.get(plan.circle.id)
        if was is not None:
            now = sent(plan, None, Writing(was.style, (), _database()), None)
            found[plan.circle.id] = shifts(was, now, day)
    return {circle: moved for circle, moved in found.items() if moved}


def _as_json(moved: dict[str, tuple[Shift, ...]]) -> dict[str, list[dict[str, Any]]]:
    """Return for each circle what the clocks of each member's zone showed and show, in local time."""
    return {
        circle: [
            {
                "date": one.day.isoformat(),
                "timezone": one.zone,
                "was": f"{one.was:%Y-%m-%d %H:%M}",
                "now": f"{one.now:%Y-%m-%d %H:%M}",
            }
            for one in found
        ]
        for circle, found in moved.items()
    }
