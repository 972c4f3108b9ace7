"""``circlekit init``: a folder to begin with."""

from __future__ import annotations

import shlex
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from circlekit.cli import output
from circlekit.cli.options import DryRun, Json, Today
from circlekit.core.problems import FileTrouble, Problem

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made if there is none.")]

HERE = Path()


def init(
    directory: Directory = HERE, today: Today = None, dry_run: DryRun = False, json: Json = False
) -> None:
    """Begin a cohort: a commented cohort.yaml and a table of invented people, which work at once."""
    from circlekit.cli.workspace import changes_as_json, say_changes
    from circlekit.files.starter import gitignore, starter_files
    from circlekit.files.writing import Folder

    files = starter_files(today or datetime.now().astimezone().date())
    folder = Folder(_with_parent(directory))
    with nullcontext() if dry_run else folder.lock():
        if not (directory / ".gitignore").exists():
            files[".gitignore"] = gitignore()
        changes = folder.plan(files, force=True)
        missing = {path: files[path] for path, status in changes if status != "unchanged"}
        begin = folder.plan if dry_run else folder.write
        begin(missing, create_only=True)
    if json:
        output.show_json({"files": changes_as_json(changes)})
        return
    say_changes(changes, dry_run)
    if not dry_run:
        _say_next(directory)


def _with_parent(directory: Path) -> Path:
    """Return the folder to begin in; the one around it must be there, so that a slip makes no new places."""
    around = directory.absolute().parent
    if not around.exists():
        hint = f"make it first: mkdir -p {shlex.quote(str(directory.parent))}"
        raise FileTrouble([Problem((), f"there is no folder {directory.parent}", hint)])
    return directory


def _say_next(directory: Path) -> None:
    place = output.there(directory)
    output.show(f"Ready. Next: {place}circlekit check && circlekit match")
