"""What ``circlekit schedule --ics`` wrote before: what is different since, and which file goes to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.calendars.series import Series
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.model import Circle, Cohort
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.sending.advice import Sending
    from circlekit.core.sending.sent import Memory, Style
    from circlekit.core.sending.styles import Wish
    from circlekit.core.sending.updates import Update

STATE = "schedule"
"""Under this name the folder's state keeps what the calendars said."""

WISHES = ("auto", "series", "instances")

StyleOption = Annotated[
    str | None,
    typer.Option(
        "--style", metavar="STYLE", help="Write calendars as series, as instances (single entries), or auto."
    ),
]


def parse_style(text: str | None) -> Wish | None:
    """Return the style that a person asked for.

    Raises:
        WrongUse: there is none of that name.
    """
    from circlekit.core.text import did_you_mean, listed, quoted

    for wish in WISHES:
        if text == wish:
            return wish  # type: ignore[return-value]
    if text is None:
        return None
    hint = did_you_mean(text, WISHES, f"write {listed(WISHES, 'or')}")
    raise WrongUse([Problem((), f"--style: {quoted(text)} is not a style", hint)])


def recall(space: Workspace) -> Memory:
    """Return what calendars were written before."""
    from circlekit.core.sending.memory_data import from_data

    return from_data(space.folder.state().get(STATE))


def styles(space: Workspace, plans: Sequence[Arrangement], wish: Wish | None, day: date) -> dict[str, Style]:
    """Return as what each circle's meetings are to be written, and warn where programs may err."""
    from circlekit.core.sending.styles import choose_style

    before, found = recall(space), {}
    for plan in plans:
        choice = choose_style(plan, space.cohort, day, before.circles.get(plan.circle.id), wish)
        found[plan.circle.id] = choice.style
        if choice.warning:
            say_warnings([Problem((), choice.warning, choice.hint, "warning")])
    return found


def styled(entries: Sequence[Series], style: Style) -> tuple[Series, ...]:
    """Return a circle's entries as what they are to be written."""
    from circlekit.core.calendars.instances import instances

    if style == "series":
        return tuple(entries)
    return tuple(single for one in entries for single in instances(one))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the calendars said before and say now, and where the file of each circle is."""

    before: Memory
    after: Memory
    files: Mapping[str, str]

    @property
    def state(self) -> dict[str, Any]:
        """What the folder's state is to keep."""
        from circlekit.core.sending.memory_data import as_data

        return {STATE: as_data(self.after)}


def remember(
    space: Workspace,
    plans: Sequence[Arrangement],
    entries: Sequence[tuple[Circle, Sequence[Series]]],
    stamps: Mapping[str, Stamp],
    written: tuple[Mapping[str, Style], bool],
) -> Remembered:
    """Return what is remembered of the calendars; ``written`` are their styles, and whether per member."""
    from circlekit.core.sending.sent import Memory, Writing, sent
    from circlekit.core.zones import use_newest_database
    from circlekit.files.calendars import FOLDER
    from circlekit.files.names import file_name

    before, tzdata = recall(space), use_newest_database()
    words = {circle.id: tuple(stamps[one.uid].content for one in own) for circle, own in entries}
    circles = {
        plan.circle.id: sent(
            plan,
            space.cohort.meeting.video,
            Writing(written[0][plan.circle.id], words[plan.circle.id], tzdata),
            before.circles.get(plan.circle.id),
        )
        for plan in plans
    }
    files = {
        plan.circle.id: FOLDER + file_name(number, plan.circle.name, ".ics")
        for number, plan in enumerate(plans, 1)
    }
    return Remembered(before=before, after=Memory(circles=circles, per_member=written[1]), files=files)


def say_updates(
    found: Remembered, plans: Sequence[Arrangement], cohort: Cohort, day: date, invited: bool
) -> None:
    """Say what is different from the calendars written before, and what to do; nothing after a first run.

    ``invited`` tells that invitations carry it to people, so that nobody has to import a file.
    """
    from circlekit.core.sending.advice import IMPORTED, Sending
    from circlekit.core.sending.updates import updates

    sending = Sending(
        cohort=cohort,
        plans={plan.circle.id: plan for plan in plans},
        files=found.files,
        per_member=found.after.per_member,
    )
    differences = updates(found.before, found.after, day)
    shifted = say_shifted(found, plans, day)
    circles = dict.fromkeys([*(one.circle for one in differences), *shifted])
    for circle in circles:
        _say_circle(circle, [one for one in differences if one.circle == circle], sending, invited)
    if circles and not invited:
        output.say(IMPORTED)


def _say_circle(circle: str, found: Sequence[Update], sending: Sending, invited: bool) -> None:
    from circlekit.core.sending.advice import advice

    said = advice(circle, found, sending)
    if said.changes:
        output.say(f"{said.title} has changed since its calendar was written:")
    for sentence in (*said.changes, *(() if invited else said.steps)):
        output.say(f"  {sentence}")


def say_shifted(found: Remembered, plans: Sequence[Arrangement], day: date) -> list[str]:
    """Say which circles' hours other clock laws have moved, and return those circles."""
    from circlekit.core.sending.clock_laws import say_shifts, shifts

    moved = []
    for plan in plans:
        was, now = (memory.circles.get(plan.circle.id) for memory in (found.before, found.after))
        shifted = shifts(was, now, day) if was and now else ()
        if not was or not now or not shifted:
            continue
        moved.append(plan.circle.id)
        databases = f"time zones of {was.tzdata}, now {now.tzdata}"
        output.say(f"{plan.circle.name}: a government changed its clocks ({databases}).")
        for sentence in say_shifts(shifted, [one.person for one in plan.attendance]):
            output.say(f"  {sentence}")
    return moved
