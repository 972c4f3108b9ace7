"""``circlekit schedule --move``, ``--skip`` and ``--cancel``: a change to the meetings of one circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from circlekit.cli import output
from circlekit.cli.workspace import Workspace
from circlekit.core.problems import Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.model import Circle, Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement

SCHEDULE = "schedule.yaml"
STATE = "by_hand"
"""Under this name the folder keeps the hash of a schedule.yaml that is a person's but for its changes."""

Move = Annotated[
    tuple[str, str, str] | None,
    typer.Option(
        "--move", metavar="CIRCLE DATE TIME", help="Move a meeting: c2 2027-03-09 '2027-03-16 17:00'."
    ),
]
Skip = Annotated[
    tuple[str, str] | None,
    typer.Option("--skip", metavar="CIRCLE DATE", help="Leave a meeting out: c2 2027-04-13."),
]
Cancel = Annotated[
    str | None,
    typer.Option("--cancel", metavar="CIRCLE", help="End a circle: no meetings from today on."),
]

T = TypeVar("T")


class Asked(NamedTuple):
    """The changes that a person asked for."""

    move: tuple[str, str, str] | None = None
    skip: tuple[str, str] | None = None
    cancel: str | None = None


NOTHING = Asked()


def changed(
    slots: Sequence[Slot], circles: Sequence[Circle], cohort: Cohort, asked: Asked, day: date
) -> tuple[Slot, ...]:
    """Return the slots with what was asked for, settled; ``day`` is today.

    Raises:
        WrongUse: a circle, a date or a time is none, or the change cannot be.
    """
    from circlekit.core.named import circle

    found = {slot.circle: slot for slot in slots}
    for word, change in _wanted(asked, cohort, day):
        handle = circle(word, circles).id
        if handle not in found:
            hint = "find its time first: circlekit schedule"
            raise WrongUse([Problem((), f"«{handle}» has no time yet that could change", hint)])
        found[handle] = _judged(change(found[handle]), cohort)
    return tuple(found.values())


def _wanted(asked: Asked, cohort: Cohort, day: date) -> Iterator[tuple[str, Callable[[Slot], Slot]]]:
    """Yield which circle each change is for, and what it does to its slot."""
    from circlekit.core import fields as f
    from circlekit.core.scheduling import changing

    if asked.move:
        word, was, now = asked.move
        moved, to = _parsed("--move", f.day, was), _parsed("--move", f.moment, now)
        yield word, lambda slot: changing.move(slot, moved, to, cohort)
    if asked.skip:
        left_out = _parsed("--skip", f.day, asked.skip[1])
        yield asked.skip[0], lambda slot: changing.skip(slot, left_out, cohort)
    if asked.cancel:
        yield asked.cancel, lambda slot: changing.cancel(slot, day)


def _parsed(option: str, parse: Callable[[Any], T], text: str) -> T:
    from circlekit.core.fields import Wrong

    try:
        return parse(text)
    except Wrong as wrong:
        raise WrongUse([Problem((), f"{option}: {wrong.message}", wrong.hint)]) from None


def _judged(slot: Slot, cohort: Cohort) -> Slot:
    from circlekit.core.scheduling.change_doubts import change_problems
    from circlekit.core.scheduling.changing import settled

    problems = [Problem((), one.message, one.hint) for one in change_problems(slot, cohort)]
    if problems:
        raise WrongUse(problems)
    return settled(slot, cohort)


def changed_file(
    space: Workspace, plans: Sequence[Arrangement], leads: Sequence[Arrangement], *, force: bool
) -> tuple[bytes, bool]:
    """Return schedule.yaml with the changes of ``plans``, and whether the rest of it is a person's.

    With ``force`` all of it is written anew.

    Raises:
        FileTrouble: it was edited in a way in which its changes cannot be replaced alone.
    """
    from circlekit.files.reading import read_bytes
    from circlekit.files.schedules import write_schedule
    from circlekit.files.splicing import with_changes_of

    if force or not by_hand(space):
        return write_schedule(plans, space.cohort, leads), False
    path = space.path(SCHEDULE)
    named = [(plan.circle.name, plan.slot) for plan in plans]
    return with_changes_of(read_bytes(path, str(path)), str(path), named), True


def by_hand(space: Workspace) -> bool:
    """Tell whether schedule.yaml is a person's, even if circlekit put changes into it since."""
    from circlekit.files.ledger import digest
    from circlekit.files.reading import read_bytes

    path = space.path(SCHEDULE)
    if space.folder.edited(SCHEDULE):
        return True
    known = space.folder.state().get(STATE)
    return known is not None and path.exists() and digest(read_bytes(path, str(path))) == known


def meant(asked: Asked, circles: Sequence[Circle]) -> set[str]:
    """Return the handles of the circles whose meetings are to change."""
    from circlekit.core.named import circle

    words = [asked.move and asked.move[0], asked.skip and asked.skip[0], asked.cancel]
    return {circle(word, circles).id for word in words if word}


def say_changed(plans: Sequence[Arrangement]) -> None:
    """Say what is changed in the meetings of circles."""
    from circlekit.core.scheduling.changing import say_changes

    for plan in plans:
        for sentence in list(say_changes(plan.slot)) or ["All meetings are as planned."]:
            output.say(f"{plan.circle.name}: {sentence}")
