"""``circlekit collect``: take in what people answered on the poll page."""

from __future__ import annotations

from typing import Annotated

import typer

from circlekit.cli.importing.options import CohortIfAny, KeepAnswer, To
from circlekit.cli.importing.options import Keep as KeepWhich
from circlekit.cli.options import DryRun, Json, Today

AnswerFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="ANSWERS...",
        help="What came back: texts, messages (.eml, .mbox), folders of them; - for pasted text.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="It is right: write it.")]
Unchecked = Annotated[
    bool,
    typer.Option("--unchecked", help="Let answers count that were changed on their way; look at them first."),
]
ForceHand = Annotated[
    bool, typer.Option("--force", "-f", help="Let an answer win over what was changed by hand.")
]


def collect(
    answers: AnswerFiles,
    to: To = None,
    cohort: CohortIfAny = None,
    unchecked: Unchecked = False,
    keep: KeepAnswer = KeepWhich.NEWEST,
    yes: Yes = False,
    force: ForceHand = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Merge the answers to the poll page into the table of people; first show what would change."""
    from circlekit.cli.collecting.running import Wanted, run

    if "" in answers:  # as a path it would be the folder at hand
        raise typer.BadParameter("one of the names is empty")
    run(Wanted(tuple(answers), to, cohort, unchecked, keep.value, yes, force, day, dry_run, json))
