"""Where the next cohort's folder goes: never onto the cohort that ends, nor among what circlekit rebuilds."""

from __future__ import annotations

import os
from pathlib import Path

from circlekit.cli.workspace import Workspace
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import quoted
from circlekit.files.writing import Folder

ROTATION = "rotation"

TAKEN = (".circlekit", "calendar", "ending", "history", "library", "nudges")
"""Folders of a cohort that have a purpose of their own."""


def folder_for(space: Workspace, identity: str, to: Path | None) -> tuple[Folder, str]:
    """Return a folder to write in, and the path of the next cohort's folder in it.

    Raises:
        WrongUse: when ``to`` is no place for it.
    """
    if to is None:
        return space.folder, f"{ROTATION}/{identity}"
    home, there = _whole(space.loaded.folder), _whole(to)
    if not there.is_relative_to(home):
        if not there.name:
            raise _wrong(f"{quoted(str(to))} is no place for a cohort")
        if home.is_relative_to(there):
            raise _wrong(f"{quoted(str(to))} is the folder around the cohort that ends")
        return Folder(there.parent), there.name
    inside = there.relative_to(home)
    if there == home:
        raise _wrong(f"{quoted(str(to))} is the folder of the cohort that ends")
    if inside.parts[0] in TAKEN or inside == Path(ROTATION):
        raise _wrong(f"{quoted(str(to))} has another purpose in this cohort")
    return space.folder, inside.as_posix()


def _whole(path: Path) -> Path:
    """Return the place behind all links, whether something is there yet or not."""
    found = Path(os.path.realpath(path))  # Path.resolve raises for some links, depending on the Python
    if any(part.is_symlink() for part in (found, *found.parents)):  # only a circle of links is left over
        raise _wrong(f"{quoted(str(path))} is a link that leads nowhere")
    return found


def _wrong(message: str) -> WrongUse:
    return WrongUse([Problem((), message, "name a new folder, such as --to ../next-cohort")])
