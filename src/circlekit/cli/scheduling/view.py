"""The result of ``circlekit schedule``, for people and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.cli.scheduling.slots import Ways, ways_lines
from circlekit.core.problems import Problem

if TYPE_CHECKING:
    from circlekit.core.model import Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.choosing.ways import Way


def as_json(plans: Sequence[Arrangement]) -> dict[str, Any]:
    """Return the contract's JSON document, without its schema and files; starts are instants in UTC."""
    return {
        "slots": {plan.circle.id: slot_json(plan.slot) for plan in plans},
        "meetings": {
            plan.circle.id: [output.utc(meeting.start) for meeting in plan.meetings] for plan in plans
        },
        "attendance": {plan.circle.id: _attendance_json(plan) for plan in plans},
        **_changes_json(plans),
    }


def _changes_json(plans: Sequence[Arrangement]) -> dict[str, Any]:
    """Return what was changed in meetings, with the words of schedule.yaml; nothing where nothing was."""
    found = {
        plan.circle.id: plan.slot.changes.model_dump(mode="json", exclude_defaults=True) for plan in plans
    }
    changed = {circle: changes for circle, changes in found.items() if changes}
    return {"changes": changed} if changed else {}


def slot_json(slot: Slot) -> dict[str, Any]:
    """Return a slot with the words of schedule.yaml."""
    from circlekit.core.model import Slot
    from circlekit.core.windows import WEEKDAYS, clock

    dumped = slot.model_dump(mode="json", exclude={"circle", "alternate", "changes"})
    values = {**dumped, "week": week_json(slot.week)}
    if slot.alternate is not None:
        alone = Slot(circle=slot.circle, minutes=slot.minutes, **dict(slot.alternate))
        values["alternate"] = {key: value for key, value in slot_json(alone).items() if key != "minutes"}
    return {**values, "weekday": WEEKDAYS[slot.weekday], "start": clock(slot.start)}


def week_json(week: int | None) -> int | str | None:
    """Return a week of the month with the word of schedule.yaml for the last."""
    from circlekit.core.scheduling.rhythms import LAST

    return "last" if week == LAST else week


def _attendance_json(plan: Arrangement) -> dict[str, Any]:
    return {
        "enough": plan.enough,
        "missed": {one.person.id: len(one.missed) for one in plan.attendance if one.missed},
        "if_needed": {one.person.id: len(one.stretched) for one in plan.attendance if one.stretched},
    }


def _can_come(plan: Arrangement) -> str:
    """Return how many can always come; of two times in turn nobody has to come to both."""
    if not plan.meetings:
        return ""
    return "in turn" if plan.slot.alternate else f"{plan.always} of {len(plan.attendance)}"


def show_plans(plans: Sequence[Arrangement], cohort: Cohort, kept: Collection[str], ways: Ways) -> None:
    """Print a row for each circle, then what its time asks of whom, and what would help.

    ``kept`` are the circles with a time that is not the best there is, or that people gave.
    """
    from circlekit.core.scheduling.words import say_slot

    header = ("circle", "when", "first", "last", "meetings", "can come")
    rows = [
        (
            plan.circle.name,
            say_slot(plan.slot, cohort.meeting.every) if plan.meetings else "cancelled",
            *(plan.meetings[end].start.date().isoformat() if plan.meetings else "" for end in (0, -1)),
            str(len(plan.meetings)),
            _can_come(plan),
        )
        for plan in plans
    ]
    output.show_table(header, rows)
    for plan in plans:
        if plan.meetings:
            _say_plan(plan, cohort, ways.get(plan.circle.id, ()), kept=plan.circle.id in kept)


def _say_plan(plan: Arrangement, cohort: Cohort, helping: Sequence[Way], *, kept: bool) -> None:
    """Say what a circle's time asks of whom, and what would help."""
    from circlekit.core.scheduling.choosing.ways import night_problems
    from circlekit.core.scheduling.holiday_words import own_holidays, say_days_off
    from circlekit.core.scheduling.words import say_attendance, say_moves, say_shortfall

    sentences = [*list(say_attendance(plan))[1:], *say_days_off(plan), *say_moves(plan)]
    if sentences:
        output.say(f"{plan.circle.name}:")
    for sentence in (*sentences, *ways_lines(helping)):
        output.say(f"  {sentence}")
    if not plan.enough and plan.slot.alternate is None:
        message, hint = say_shortfall(plan, kept)
        output.say_problem(Problem((), message, "" if helping else hint, "warning"))
    for problem in (*night_problems(plan), *own_holidays(plan, cohort)):
        output.say_problem(problem)
