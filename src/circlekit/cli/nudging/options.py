"""What ``circlekit nudge`` may be asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from circlekit.core.nudging.choosing import Choice


class Audience(StrEnum):
    """What ``--to`` may name."""

    LEADS = "leads"
    MEMBERS = "members"
    CIRCLES = "circles"


class Only(StrEnum):
    """What ``--only`` may name."""

    NO_REPLY = "no-reply"


All = Annotated[
    bool,
    typer.Option("--all", help="Write every message to come, not only those that are due."),
]
Due = Annotated[bool, typer.Option("--due", help="Write the messages that are due, which happens anyway.")]
To = Annotated[
    Audience | None, typer.Option("--to", help="Write only what is for leads, for members, or for circles.")
]
OnlyFor = Annotated[
    Only | None, typer.Option("--only", help="no-reply: write only to those who have not said if they come.")
]
MomentName = Annotated[
    str, typer.Option("--moment", metavar="NAME", help="Write only this message, such as rsvp.")
]
Merge = Annotated[bool, typer.Option("--merge", help="Also write a table of the messages, for a mail merge.")]
Mailto = Annotated[
    bool, typer.Option("--mailto", help="Also write a page of links that open each e-mail ready to send.")
]


def choice_of(to: Audience | None, only: Only | None, moment: str) -> Choice:
    """Return what the options leave to be written.

    Raises:
        WrongUse: when there is no message of that name.
    """
    from circlekit.core.nudging.choosing import Choice
    from circlekit.core.nudging.draft import Moment, To

    name = "_".join(moment.casefold().replace("-", " ").replace("_", " ").split())
    if name and name not in set(Moment):
        hint = did_you_mean(name, list(Moment), f"there are {listed(Moment)}")
        raise WrongUse([Problem((), f"{quoted(moment)} is not a message", hint)])
    return Choice(To(to.value) if to else None, only is Only.NO_REPLY, Moment(name) if name else None)


def check_extent(due: bool, every: bool) -> None:
    """Refuse to be asked for what is due and for everything at once.

    Raises:
        WrongUse: when both are asked for.
    """
    if due and every:
        hint = "leave one of them out: without either, what is due is written"
        raise WrongUse([Problem((), "--due and --all cannot go together", hint)])
