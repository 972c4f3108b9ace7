"""What ``circlekit schedule --ics`` remembers of the calendars, and as what it writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.calendars.series import Series
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.model import Circle, Cohort
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.sending.sent import Memory, Style
    from circlekit.core.sending.styles import Wish

STATE = "schedule"
"""Under this name the folder's state keeps what the calendars said."""

WISHES: Mapping[str, Wish] = {"auto": "auto", "series": "series", "instances": "instances"}

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

    if text is None or text in WISHES:
        return WISHES[text] if text else None
    hint = did_you_mean(text, tuple(WISHES), f"write {listed(WISHES, 'or')}")
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


class Announced(NamedTuple):
    """One circle's calendar as it is written: its entries, as what, the link to join, and its file."""

    plan: Arrangement
    entries: Sequence[Series]
    style: Style
    link: str | None
    file: str


def announced(
    plans: Sequence[Arrangement],
    circles: Sequence[tuple[Circle, Sequence[Series]]],
    ways: Mapping[str, Style],
    cohort: Cohort,
) -> Iterator[Announced]:
    """Yield the calendar of each circle; ``circles`` pairs each with its entries, ``ways`` are styles."""
    from circlekit.files.calendars import FOLDER
    from circlekit.files.names import file_name

    for number, (plan, (circle, entries)) in enumerate(zip(plans, circles, strict=True), 1):
        path = FOLDER + file_name(number, circle.name, ".ics")
        yield Announced(plan, entries, ways[circle.id], cohort.meeting.video, path)


def announced_to_leads(
    leads: Sequence[Arrangement], circles: Sequence[tuple[Circle, Sequence[Series]]], cohort: Cohort
) -> Iterator[Announced]:
    """Yield the calendar of each circle of leads; ``circles`` pairs each with its entries."""
    from circlekit.files.calendars import leads_file

    for plan, (circle, entries) in zip(leads, circles, strict=True):
        if entries:
            style: Style = "instances" if entries[0].rule is None else "series"
            yield Announced(plan, entries, style, cohort.leads_meetings.video, leads_file(circle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the calendars said before and say now, with the plan and the file of each circle."""

    before: Memory
    after: Memory
    plans: Mapping[str, Arrangement]
    files: Mapping[str, str]

    @property
    def state(self) -> dict[str, Any]:
        """What the folder's state is to keep."""
        from circlekit.core.sending.memory_data import as_data

        return {STATE: as_data(self.after)}


def remember(
    before: Memory, calendars: Iterable[Announced], stamps: Mapping[str, Stamp], *, per_member: bool
) -> Remembered:
    """Return what is remembered of calendars; ``before`` is what was remembered until now."""
    from circlekit.core.sending.sent import Memory, Writing, sent
    from circlekit.core.zones import use_newest_database

    tzdata, found = use_newest_database(), dict[str, Announced]()
    for one in calendars:
        found.setdefault(one.plan.circle.id, one)  # a circle may happen to have the handle of the leads'
    circles = {}
    for handle, one in found.items():
        words = tuple(stamps[entry.uid].content for entry in one.entries)
        writing = Writing(one.style, words, tzdata)
        circles[handle] = sent(one.plan, one.link, writing, before.circles.get(handle))
    return Remembered(
        before=before,
        after=Memory(circles=circles, per_member=per_member),
        plans={handle: one.plan for handle, one in found.items()},
        files={handle: one.file for handle, one in found.items()},
    )
