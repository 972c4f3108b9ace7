"""The arguments and options that commands share, so that each is spelled and explained once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from circlekit.version import __version__


def parse_day(text: str) -> date:
    from circlekit.core.checks.rules import FIRST_YEAR, LAST_YEAR
    from circlekit.core.fields import Wrong, day

    try:
        found = day(text)
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise typer.BadParameter(f"{found} cannot be meant; is the year right?")
    return found


CohortFile = Annotated[Path, typer.Argument(metavar="COHORT", help="The cohort file.", show_default=True)]
CohortOption = Annotated[Path, typer.Option("--cohort", metavar="FILE", help="The cohort file.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as one JSON document.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show what would be written, and write nothing.")
]
Force = Annotated[bool, typer.Option("--force", "-f", help="Overwrite files that were edited by hand.")]
Seed = Annotated[
    int, typer.Option("--seed", min=0, help="Another number gives another, equally careful result.")
]
ForCoordinator = Annotated[
    bool, typer.Option("--for-coordinator", help="Show private rules too; not for members' eyes.")
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today", metavar="DATE", parser=parse_day, help="Take this date for today, such as 2027-01-05."
    ),
]

DEFAULT_COHORT = Path("cohort.yaml")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"circlekit {__version__}")
        raise typer.Exit


def show_version(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Serve the options that stand before a command."""
