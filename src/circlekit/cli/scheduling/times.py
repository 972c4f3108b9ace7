"""Which time each circle of ``circlekit schedule`` has: the ones in schedule.yaml, or the best there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.scheduling.changes import SCHEDULE, by_hand, changed
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import FileTrouble, InputProblems, NoPlan, Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.model import Circle, Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement


def arranged(space: Workspace, circles: Sequence[Circle], wanted: Wanted, day: date) -> list[Arrangement]:
    """Return every circle with its slot and what that asks of whom; ``day`` is today.

    Raises:
        InputProblems: schedule.yaml has problems, or leaves a circle without any meeting.
        NoPlan: there is no date on which circles could meet.
    """
    from circlekit.core.scheduling.arrange import arrange

    slots = _slots(space, circles, wanted, day)
    named = {circle.id: circle for circle in circles}
    plans = [arrange(named[slot.circle], slot, space.cohort) for slot in slots]
    empty = [plan for plan in plans if not (plan.meetings or plan.slot.changes.cancelled)]
    if empty:
        raise InputProblems(_without_meetings(space, plan) for plan in empty)
    return plans


def _without_meetings(space: Workspace, plan: Arrangement) -> Problem:
    if plan.slot.changes.skipped:
        message = f"«{plan.circle.name}» has no meeting left"
        return Problem((), message, f"to end it: circlekit schedule --cancel {plan.circle.id}")
    message = f"«{plan.circle.name}» has no meeting from its first date to the end of the cohort"
    return Problem((), message, f"correct its first date in {space.path(SCHEDULE)}")


def _slots(space: Workspace, circles: Sequence[Circle], wanted: Wanted, day: date) -> Sequence[Slot]:
    if any(wanted.asked):
        return changed(kept(space, circles), circles, space.cohort, wanted.asked, day)
    return kept(space, circles) if wanted.keep else standing(space, circles, wanted)


def standing(space: Workspace, circles: Sequence[Circle], wanted: Wanted) -> list[Slot]:
    """Return the times that people have in their calendars, and the best one for each other circle.

    A time stands that somebody decided on, or that was written into a calendar of the same circle, unless
    it does not hold any more. Where another would serve more people, that is said.

    Raises:
        NoPlan: there is no date on which circles could meet.
    """
    from circlekit.cli.scheduling.slots import as_wanted
    from circlekit.core.sending.standing import found_anew

    best, known = chosen(space.cohort, circles), _known(space, circles)
    stands = set() if wanted.fresh else _standing(space, circles, known)
    found = [
        known[slot.circle] if slot.circle in stands else found_anew(slot, known.get(slot.circle))
        for slot in best
    ]
    _say_better(space.cohort, circles, found, best)
    return as_wanted(found, circles, stands, space.cohort, wanted)


def _known(space: Workspace, circles: Sequence[Circle]) -> Mapping[str, Slot]:
    """Return the slots of a schedule.yaml that is circlekit's own."""
    from circlekit.files.standing import read_standing

    path = space.path(SCHEDULE)
    if by_hand(space) or not path.exists():
        return {}
    return read_standing(path, str(path), space.cohort, circles)


def _standing(space: Workspace, circles: Sequence[Circle], known: Mapping[str, Slot]) -> set[str]:
    """Return the circles whose time stands, by their handles."""
    from circlekit.cli.scheduling.memory import recall
    from circlekit.core.sending.standing import decided, same_circle

    written = recall(space).circles

    def stands(circle: Circle) -> bool:
        if circle.id not in known:
            return False
        before = written.get(circle.id)
        return decided(known[circle.id]) or (before is not None and same_circle(circle, before))

    return {circle.id for circle in circles if stands(circle)}


def _say_better(
    cohort: Cohort, circles: Sequence[Circle], found: Sequence[Slot], best: Sequence[Slot]
) -> None:
    from circlekit.core.scheduling.arrange import arrange
    from circlekit.core.sending.standing import say_better

    named = {circle.id: circle for circle in circles}
    kept_times = [(slot, other) for slot, other in zip(found, best, strict=True) if slot != other]
    plans = [arrange(named[slot.circle], slot, cohort) for slot, _ in kept_times]
    for sentence in say_better(plans, [other for _, other in kept_times], cohort):
        output.say(sentence)


def kept(space: Workspace, circles: Sequence[Circle]) -> tuple[Slot, ...]:
    """Return the slots in schedule.yaml, in the order of the circles, and say what is odd about them.

    Raises:
        WrongUse: there is none.
        InputProblems: it has problems.
    """
    from circlekit.files.schedules import read_schedule

    path = space.path(SCHEDULE)
    if not path.exists():
        raise WrongUse([Problem((), f"there is no {path} yet", "find the times first: circlekit schedule")])
    found = read_schedule(path, str(path), space.cohort, circles)
    say_warnings(found.warnings)
    return found.slots


def chosen(cohort: Cohort, circles: Sequence[Circle]) -> list[Slot]:
    """Return the best slot of each circle.

    Raises:
        NoPlan: there is no date on which circles could meet.
    """
    from circlekit.core.scheduling.choosing.choose import choose_slots

    found = choose_slots(circles, cohort)
    slots = [slot for slot in found if slot is not None]
    if len(slots) < len(found):
        message = f"no meeting date lies between {cohort.starts} and {cohort.ends}"
        raise NoPlan([Problem(("ends",), message, "move the end date, or take some holidays out")])
    return slots


def schedule_file(
    space: Workspace, plans: Sequence[Arrangement], leads: Sequence[Arrangement], wanted: Wanted
) -> dict[str, bytes]:
    """Return schedule.yaml; ``leads`` are the circles that leads make among themselves, if they do.

    Raises:
        FileTrouble: that would undo somebody's edit.
    """
    from circlekit.files.reading import read_bytes
    from circlekit.files.schedules import write_schedule

    content = write_schedule(plans, space.cohort, leads)
    path = space.path(SCHEDULE)
    if not wanted.force and by_hand(space) and read_bytes(path, str(path)) != content:
        hint = "--keep takes the times from it, --force finds new ones and writes over it"
        raise FileTrouble([Problem((), f"{path} was edited by hand; nothing was changed", hint)])
    return {SCHEDULE: content}
