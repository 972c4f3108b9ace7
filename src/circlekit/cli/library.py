"""``circlekit library``: what the library holds, what a file of it says, and a copy to make one's own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortOption, DryRun, Json
from circlekit.core.problems import FileTrouble, Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.files.library import Shelf
    from circlekit.files.listing import Item


class Action(StrEnum):
    """What to do with the library."""

    LIST = "list"
    SHOW = "show"
    COPY = "copy"


Wanted = Annotated[Action, typer.Argument(metavar="ACTION", help="What to do: list, show or copy.")]
Name = Annotated[
    str | None, typer.Argument(metavar="NAME", help="A file, such as peer-assist or nudges/rsvp.md.")
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="LANGUAGE", help="Take the translation: fr, pt, de-formal."),
]
To = Annotated[
    Path | None, typer.Option("--to", metavar="DIR", help="Copy into the library/ of this folder instead.")
]
Over = Annotated[bool, typer.Option("--force", "-f", help="Copy over a file that is there already.")]


def library(
    action: Wanted,
    name: Name = None,
    language: Language = None,
    to: To = None,
    cohort: CohortOption = DEFAULT_COHORT,
    force: Over = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """List, show or copy the texts and processes that you can replace by your own."""
    if action is not Action.COPY:
        _refuse_of_copy({"--to": to, "--force": force, "--dry-run": dry_run}, action)
    if action is Action.LIST:
        from circlekit.cli.library_view import show_list

        show_list(_items(_shelves(cohort)), name, language, json=json)
        return
    if name is None:
        hint = "to see all of them: circlekit library list"
        raise WrongUse([Problem((), f"library {action} needs the name of a file", hint)])
    if action is Action.SHOW:
        from circlekit.cli.library_view import show_item

        show_item(_meant(name, _items(_shelves(cohort)), language), json=json)
        return
    folder = _folder(cohort, to)
    _copy(name, language, folder, force=force, dry_run=dry_run, json=json)


def _refuse_of_copy(options: Mapping[str, object], action: Action) -> None:
    """Refuse the options of ``copy`` for what writes nothing.

    Raises:
        WrongUse: when one of them is given.
    """
    for name in (name for name, given in options.items() if given):
        raise WrongUse(
            [Problem((), f"{name} goes with library copy", f"leave it out: {action} writes nothing")]
        )


def _shelves(cohort: Path) -> tuple[Shelf, ...]:
    from circlekit.files.library import shelves

    return shelves(cohort.parent, Path(typer.get_app_dir("circlekit")))


def _items(where: tuple[Shelf, ...]) -> tuple[Item, ...]:
    from circlekit.files.listing import items

    return items(where)


def _meant(name: str, known: tuple[Item, ...], language: str | None) -> Item:
    from circlekit.core.languages import DEFAULT
    from circlekit.files.listing import meant

    return meant(name, known, language or DEFAULT)


def _folder(cohort: Path, to: Path | None) -> Path:
    """Return the folder beside whose cohort file the copy goes.

    Raises:
        FileTrouble: there is none.
    """
    if to is None and not cohort.exists():
        hint = "say where: --to DIR, or --cohort FILE"
        raise FileTrouble([Problem((), f"{cohort} does not exist, so there is nothing to copy beside", hint)])
    folder = cohort.parent if to is None else to
    if not folder.is_dir():
        raise FileTrouble([Problem((), f"there is no folder {folder}", "make it first, or name another one")])
    return folder


def _copy(name: str, language: str | None, root: Path, *, force: bool, dry_run: bool, json: bool) -> None:
    from circlekit.cli.workspace import changes_as_json, say_changes
    from circlekit.files.library import FOLDER
    from circlekit.files.reading import read_bytes
    from circlekit.files.writing import Folder

    # What stands in the folder already is what the copy would write over, not what is copied.
    where = _shelves(root / DEFAULT_COHORT)[1:]
    item = _meant(name, _items(where), language)
    files = {f"{FOLDER}/{item.name}": read_bytes(item.path, item.shown)}
    folder = Folder(root)
    with nullcontext() if dry_run else folder.lock():
        changes = (folder.plan if dry_run else folder.write)(files, force=force)
    if json:
        output.show_json({"files": changes_as_json(changes)})
        return
    say_changes(changes, dry_run)
    if not dry_run:
        output.show(f"Yours to edit: {root / FOLDER / item.name}")
