"""What ``circlekit schedule --ics`` remembers of the calendars, and as what it writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.calendars.series import Series
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.model import Circle
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.sending.sent import Memory, Style
    from circlekit.core.sending.styles import Wish

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
