"""``circlekit agenda``: the page of one meeting, minute by minute."""

from __future__ import annotations

from typing import Annotated

import typer

from circlekit.cli import output
from circlekit.cli.agendas.asked import Answer, Asked
from circlekit.cli.options import DEFAULT_COHORT, CohortOption, Json
from circlekit.cli.terminal import printable
from circlekit.cli.workspace import Workspace, workspace

CircleName = Annotated[
    str,
    typer.Argument(metavar="CIRCLE", help="A circle by its id or name, or: share-out.", show_default=False),
]
MeetingName = Annotated[
    str, typer.Argument(metavar="MEETING", help="Its number from 1, or its date.", show_default=False)
]
People = Annotated[
    int | None,
    typer.Option("--people", min=2, max=500, metavar="N", help="So many come.", show_default=False),
]
Minutes = Annotated[
    int | None,
    typer.Option(
        "--minutes", min=15, max=480, metavar="N", help="It lasts so long this time.", show_default=False
    ),
]
WithoutNews = Annotated[bool, typer.Option("--without-news", help="Leave out the round of news.")]


def parse_language(text: str) -> str:
    from circlekit.core.fields import Wrong, language

    try:
        return language(text)
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}") from None


Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        parser=parse_language,
        help="Its language, such as fr.",
        show_default=False,
    ),
]


def agenda(
    circle: CircleName,
    meeting: MeetingName,
    cohort: CohortOption = DEFAULT_COHORT,
    people: People = None,
    minutes: Minutes = None,
    without_news: WithoutNews = False,
    language: Language = None,
    json: Json = False,
) -> None:
    """Print the page of a meeting: who does what, and the run sheet for whoever is there."""
    asked = Asked(meeting, people, minutes, language or "", not without_news)
    with workspace(cohort, dry_run=True) as space:  # nothing is written, so nobody has to wait
        answer = _answer(space, circle, asked)
    if json:
        output.show_json(dict(answer.document))
    else:
        output.show_as_is(printable(answer.page))


def _answer(space: Workspace, word: str, asked: Asked) -> Answer:
    from circlekit.cli.agendas.meeting import meeting_agenda
    from circlekit.cli.agendas.share_out import WORD, share_out_agenda

    circles = space.circles()
    if word.casefold() == WORD and WORD not in {circle.id for circle in circles}:
        return share_out_agenda(space, circles, asked)
    return meeting_agenda(space, circles, word, asked)
