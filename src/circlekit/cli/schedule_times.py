"""Which time each circle of ``circlekit schedule`` has: the ones in schedule.yaml, or the best there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import FileTrouble, InputProblems, NoPlan, Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.cli.schedule import Wanted
    from circlekit.core.model import Circle, Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement

SCHEDULE = "schedule.yaml"


def arranged(space: Workspace, circles: Sequence[Circle], wanted: Wanted) -> list[Arrangement]:
    """Return every circle with its slot and what that asks of whom.

    Raises:
        InputProblems: schedule.yaml has problems, or leaves a circle without any meeting.
        NoPlan: there is no date on which circles could meet.
    """
    from circlekit.core.scheduling.arrange import arrange

    slots = kept(space, circles) if wanted.keep else chosen(space.cohort, circles)
    named = {circle.id: circle for circle in circles}
    plans = [arrange(named[slot.circle], slot, space.cohort) for slot in slots]
    empty = [plan for plan in plans if not (plan.meetings or plan.slot.changes.cancelled)]
    if empty:
        hint = f"correct its first date in {space.path(SCHEDULE)}"
        message = "has no meeting from its first date to the end of the cohort"
        raise InputProblems(Problem((), f"«{plan.circle.name}» {message}", hint) for plan in empty)
    return plans


def kept(space: Workspace, circles: Sequence[Circle]) -> tuple[Slot, ...]:
    """Return the slots in schedule.yaml, in the order of the circles, and say what is odd about them.

    Raises:
        WrongUse: there is none.
        InputProblems: it has problems.
    """
    from circlekit.files.schedules import read_schedule

    path = space.path(SCHEDULE)
    if not path.exists():
        raise WrongUse([Problem((), f"there is no {path} to keep", "run the command without --keep")])
    found = read_schedule(path, str(path), space.cohort, circles)
    say_warnings(found.warnings)
    return found.slots


def chosen(cohort: Cohort, circles: Sequence[Circle]) -> list[Slot]:
    """Return the best slot of each circle.

    Raises:
        NoPlan: there is no date on which circles could meet.
    """
    from circlekit.core.scheduling.arrange import members_of
    from circlekit.core.scheduling.choose import choose_slot

    people = {person.id: person for person in cohort.participants}
    found = [choose_slot(circle, members_of(circle, people), cohort) for circle in circles]
    slots = [slot for slot in found if slot is not None]
    if len(slots) < len(found):
        message = f"no meeting date lies between {cohort.starts} and {cohort.ends}"
        raise NoPlan([Problem(("ends",), message, "move the end date, or take some holidays out")])
    return slots


def schedule_file(space: Workspace, plans: Sequence[Arrangement], wanted: Wanted) -> dict[str, bytes]:
    """Return schedule.yaml.

    Raises:
        FileTrouble: that would undo somebody's edit.
    """
    from circlekit.files.reading import read_bytes
    from circlekit.files.schedules import write_schedule

    content = write_schedule(plans, space.cohort)
    path = space.path(SCHEDULE)
    if not wanted.force and space.folder.edited(SCHEDULE) and read_bytes(path, str(path)) != content:
        hint = "--keep takes the times from it, --force finds new ones and writes over it"
        raise FileTrouble([Problem((), f"{path} was edited by hand; nothing was changed", hint)])
    return {SCHEDULE: content}
