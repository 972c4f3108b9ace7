"""The options of ``log``."""

from __future__ import annotations

from typing import Annotated

import typer

CircleName = Annotated[
    str | None, typer.Argument(metavar="CIRCLE", help="Its handle or name.", show_default=False)
]
MeetingName = Annotated[
    str | None, typer.Argument(metavar="MEETING", help="Its number or date.", show_default=False)
]
_PEOPLE = "PEOPLE"


def _people(name: str, said: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar=_PEOPLE, help=said)
    return option


Present = Annotated[str, _people("--present", "Who was there, such as amina,ben.")]
AllPresent = Annotated[bool, typer.Option("--all-present", help="All others of the circle were there.")]
Apologies = Annotated[str, _people("--apologies", "Who could not come and had said so.")]
NoWord = Annotated[str, _people("--no-word", "Who did not come and had said nothing.")]
DidNotMeet = Annotated[bool, typer.Option("--did-not-meet", help="The meeting did not take place.")]
Yes = Annotated[str, _people("--yes", "Who says that they come.")]
No = Annotated[str, _people("--no", "Who says that they cannot come.")]
Maybe = Annotated[str, _people("--maybe", "Who does not know yet.")]
Committed = Annotated[str, _people("--committed", "Who wrote their commitment to the circle.")]
CaseGiver = Annotated[str, _people("--case-giver", "Who brought a question.")]
Opener = Annotated[str, _people("--opener", "Who led the opening.")]
Facilitator = Annotated[str, _people("--facilitator", "Who facilitated.")]
Timekeeper = Annotated[str, _people("--timekeeper", "Who kept the time.")]
NoteTaker = Annotated[str, _people("--note-taker", "Who took notes.")]
Next = Annotated[str, typer.Option("--next", metavar="DATE", help="When the circle meets next, or none.")]
PulseGiven = Annotated[
    str, typer.Option("--pulse", metavar="1-5", help="How it was: 4 for the circle, or amina=4,ben=5.")
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Read a lead's reply, or a table; - for standard input."),
]
FormWanted = Annotated[bool, typer.Option("--form", help="Print the form about a meeting, for its lead.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take back what log wrote last.")]
