"""``circlekit schedule``: find each circle's time, write it down, and make the calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.schedule_view import as_json, show_plans
from circlekit.cli.workspace import (
    Workspace,
    changes_as_json,
    say_changes,
    say_warnings,
    today,
    workspace,
)
from circlekit.core.problems import FileTrouble, InputProblems, NoPlan, Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.model import Circle, Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.files.writing import Change

SCHEDULE, CALENDARS = "schedule.yaml", "calendar/"
STATE = "calendar"
"""Under this name the folder's state keeps which version of each calendar entry was written."""

Ics = Annotated[bool, typer.Option("--ics", help="Write a calendar file for each circle, and one for all.")]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the times in schedule.yaml as they are.")]


def schedule(
    cohort: CohortFile = DEFAULT_COHORT,
    ics: Ics = False,
    keep: Keep = False,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Find the time that suits most members of each circle on every date, and write it to schedule.yaml."""
    if keep and force:
        raise WrongUse("--keep and --force contradict each other: keep the edited times, or find new ones?")
    with workspace(cohort, dry_run=dry_run) as space:
        plans = _arranged(space, space.circles(), keep)
        files = {} if keep else _schedule_file(space, plans, force)
        stamps: Mapping[str, Stamp] = {}
        if ics:
            calendars, stamps = _calendars(space, plans, today(day, space.cohort))
            files |= calendars
        changes = _write(space, files, stamps, ics, force)
    if json:
        output.show_json({**as_json(plans), "files": changes_as_json(changes)})
        return
    show_plans(plans, space.cohort, kept=keep)
    if changes:
        say_changes(changes, dry_run)
    if not ics and _has_calendars(space) and any(change.status == "changed" for change in changes):
        output.say("The calendars still hold the earlier times; write them anew: circlekit schedule --ics")


def _write(
    space: Workspace, files: Mapping[str, bytes], stamps: Mapping[str, Stamp], ics: bool, force: bool
) -> tuple[Change, ...]:
    if not ics:
        return space.write(files, force=force)
    from circlekit.core.calendars.stamps import as_data

    return space.write(files, owns=(CALENDARS,), force=force, state={STATE: as_data(stamps)})


def _has_calendars(space: Workspace) -> bool:
    return any(path.startswith(CALENDARS) for path in space.folder.known())


def _arranged(space: Workspace, circles: Sequence[Circle], keep: bool) -> list[Arrangement]:
    """Return every circle with its slot and what that asks of whom."""
    from circlekit.core.scheduling.arrange import arrange

    slots = _kept(space, circles) if keep else _chosen(space.cohort, circles)
    named = {circle.id: circle for circle in circles}
    plans = [arrange(named[slot.circle], slot, space.cohort) for slot in slots]
    empty = [plan for plan in plans if not plan.meetings]
    if empty:
        hint = f"correct its first date in {space.path(SCHEDULE)}"
        message = "has no meeting from its first date to the end of the cohort"
        raise InputProblems(Problem((), f"«{plan.circle.name}» {message}", hint) for plan in empty)
    return plans


def _kept(space: Workspace, circles: Sequence[Circle]) -> tuple[Slot, ...]:
    from circlekit.files.schedules import read_schedule

    path = space.path(SCHEDULE)
    if not path.exists():
        raise WrongUse([Problem((), f"there is no {path} to keep", "run the command without --keep")])
    found = read_schedule(path, str(path), space.cohort, circles)
    say_warnings(found.warnings)
    return found.slots


def _chosen(cohort: Cohort, circles: Sequence[Circle]) -> list[Slot]:
    from circlekit.core.scheduling.arrange import members_of
    from circlekit.core.scheduling.choose import choose_slot

    people = {person.id: person for person in cohort.participants}
    found = [choose_slot(circle, members_of(circle, people), cohort) for circle in circles]
    slots = [slot for slot in found if slot is not None]
    if len(slots) < len(found):
        message = f"no meeting date lies between {cohort.starts} and {cohort.ends}"
        raise NoPlan([Problem(("ends",), message, "move the end date, or take some holidays out")])
    return slots


def _schedule_file(space: Workspace, plans: Sequence[Arrangement], force: bool) -> dict[str, bytes]:
    """Return schedule.yaml, unless that would undo somebody's edit."""
    from circlekit.files.reading import read_bytes
    from circlekit.files.schedules import write_schedule

    content = write_schedule(plans, space.cohort)
    path = space.path(SCHEDULE)
    if not force and space.folder.edited(SCHEDULE) and read_bytes(path, str(path)) != content:
        hint = "--keep takes the times from it, --force finds new ones and writes over it"
        raise FileTrouble([Problem((), f"{path} was edited by hand; nothing was changed", hint)])
    return {SCHEDULE: content}


def _calendars(
    space: Workspace, plans: Sequence[Arrangement], day: date
) -> tuple[dict[str, bytes], Mapping[str, Stamp]]:
    """Return the calendar files by their path, and which version of each entry they hold."""
    from circlekit.core.announce import series
    from circlekit.core.calendars.stamps import from_data, stamped
    from circlekit.files.calendars import calendar_files
    from circlekit.files.library import read_process

    process = read_process(space.loaded, space.shelves())
    entries = [series(plan, space.cohort, process.name, process.link) for plan in plans]
    before = from_data(space.folder.state().get(STATE))
    stamps = stamped(entries, before, datetime.combine(day, time(), UTC))
    circles = [plan.circle for plan in plans]
    # A circle that is gone may come back: its entry then goes on counting where it stopped.
    return calendar_files(circles, entries, space.cohort, stamps), {**before, **stamps}
