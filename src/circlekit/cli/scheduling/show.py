"""``circlekit schedule --show c2``: who can when, the best times, and the dates on everybody's clock.

It looks at the time in schedule.yaml, or at the best one where there is none yet, and changes no schedule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli import output
from circlekit.cli.scheduling.show_json import as_json, same_time, say_exceptions
from circlekit.cli.scheduling.week_view import show_week
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from circlekit.core.model import Circle, Cohort
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.choosing.options import Option
    from circlekit.core.scheduling.choosing.ways import Way
    from circlekit.core.scheduling.week import Week
    from circlekit.core.sections import Rhythm

OPTIONS = 4
"""So many of the best times are shown."""


class Look(NamedTuple):
    """A circle with its slot, who can when, the best few times it could have, and what else would help."""

    plan: Arrangement
    weeks: tuple[Week, ...]
    options: tuple[Option, ...]
    ways: tuple[Way, ...]


def show_circles(cohort_file: Path, words: Sequence[str], *, dry_run: bool, json: bool) -> None:
    """Show the circles that ``words`` name, and write a picture of each beside the calendars.

    Raises:
        WrongUse: a word names no circle.
        InputProblems: a file has problems.
        NoPlan: a circle has no slot yet, and there is no date for one.
    """
    from circlekit.core.named import circle

    with workspace(cohort_file, dry_run=dry_run) as space:
        circles = space.circles()
        shown = list({one.id: one for one in (circle(word, circles) for word in words)}.values())
        looks = [_look(plan, space.cohort, circles) for plan in _plans(space, circles, shown)]
        changes = space.write(_pictures(looks, circles, space.cohort))
    if json:
        found = {look.plan.circle.id: as_json(*look) for look in looks}
        output.show_json({"circles": found, "files": changes_as_json(changes)})
        return
    for number, look in enumerate(looks):
        if number:
            output.show()
        show(look, space.cohort)
    say_changes(changes, dry_run)


def _plans(space: Workspace, circles: Sequence[Circle], shown: Sequence[Circle]) -> list[Arrangement]:
    """Return the circles with their slots; one that schedule.yaml does not have yet gets the best."""
    from circlekit.cli.scheduling.changes import SCHEDULE
    from circlekit.cli.scheduling.times import chosen, kept
    from circlekit.core.scheduling.arrange import arrange

    known = kept(space, circles) if space.path(SCHEDULE).exists() else ()
    slots = {slot.circle: slot for slot in known}
    missing = [circle for circle in shown if circle.id not in slots]
    slots |= {slot.circle: slot for slot in chosen(space.cohort, missing)}
    return [arrange(circle, slots[circle.id], space.cohort) for circle in shown]


def _look(plan: Arrangement, cohort: Cohort, circles: Sequence[Circle]) -> Look:
    from circlekit.cli.scheduling.slots import ways_to
    from circlekit.core.scheduling.choosing.options import best_slots
    from circlekit.core.scheduling.week import weeks

    people = [one.person for one in plan.attendance]
    options = best_slots(plan.circle, people, cohort, OPTIONS)
    return Look(plan, weeks(plan.slot, people, cohort), options, ways_to(plan, cohort, circles))


def _pictures(looks: Sequence[Look], circles: Sequence[Circle], cohort: Cohort) -> dict[str, bytes]:
    from circlekit.files.pictures import picture, picture_path

    return {picture_path(look.plan.circle, circles): picture(look.plan, cohort) for look in looks}


def show(look: Look, cohort: Cohort) -> None:
    """Print a circle's time and what it asks of whom, who can when, and the dates on each clock."""
    from circlekit.core.scheduling.words import say_attendance, say_moves, say_slot, say_span

    plan, rhythm = look.plan, cohort.meeting.every
    output.show(f"{plan.circle.name}: {say_slot(plan.slot, rhythm)}; {say_span(plan)}.")
    who = say_attendance(plan) if plan.meetings else ()
    for sentence in (*who, *say_exceptions(plan), *say_moves(plan)):
        output.show(f"  {sentence}")
    for week in look.weeks:
        output.show()
        show_week(week, rhythm)
    _show_options(look, rhythm)
    _show_ways(look.ways)
    if plan.meetings:
        output.show()
        _show_clocks(plan)


def _show_options(look: Look, rhythm: Rhythm) -> None:
    """Print the best times as a numbered list; the one that the circle has is marked."""
    from circlekit.core.scheduling.choosing.options import say_option

    if not look.options:
        return
    output.show()
    output.show("The best times:")
    for number, option in enumerate(look.options, 1):
        mark = " (as now)" if same_time(option.slot, look.plan.slot) else ""
        can = f"{option.arrangement.always} of {len(option.arrangement.attendance)} can always come"
        says = "; ".join([can, *option.because])
        output.show(f"  {number}. {say_option(option, rhythm)}{mark}: {says}.", hang=3)


def _show_ways(ways: Sequence[Way]) -> None:
    from circlekit.cli.scheduling.slots import ways_lines

    if ways:
        output.show()
    for line in ways_lines(ways):
        output.show(f"  {line}" if line.startswith("-") else line, hang=4)


def _show_clocks(plan: Arrangement) -> None:
    """Print the dates as a table: a row for each meeting, a column for each clock among the members."""
    from circlekit.core.clock_words import city, local
    from circlekit.core.scheduling.local_clocks import columns, short_day, short_time
    from circlekit.core.text import listed

    clocks = columns([one.person for one in plan.attendance], plan.meetings)
    for column in clocks:
        output.show(f"{column.place}: {listed(person.name for person in column.people)}", hang=2)
    days = [local(meeting.start, plan.slot.timezone) for meeting in plan.meetings]
    rows = [
        (str(index + 1), short_day(day), *(short_time(column.moments[index], day) for column in clocks))
        for index, day in enumerate(days)
    ]
    date = f"date in {city(plan.slot.timezone)}"
    output.show_table(("no.", date, *(column.place for column in clocks)), rows)
