"""A cohort folder as it is now: which file a relative path means, and what it holds."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from circlekit.core.problems import FileTrouble, Problem
from circlekit.core.text import quoted
from circlekit.files import disk
from circlekit.files.ledger import digest

_NO_NAME = frozenset("\\:\0")
"""What no part of a path may hold on every system."""


class View:
    """Reads a folder; knows nothing of what should be in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def shown(self, path: str = "") -> str:
        """Return what people are told of ``path``."""
        return disk.shown(self.root, path)

    def in_message(self, path: str) -> str:
        """Return that as a part of a sentence."""
        return disk.in_message(self.shown(path))

    def named(self, path: str) -> Path:
        """Return where ``path`` stands, a link perhaps.

        Raises:
            FileTrouble: when that is outside the folder, by its name or by a link on the way.
        """
        return self._inside(path)[0]

    def _inside(self, path: str) -> tuple[Path, Path]:
        """Return where ``path`` stands, and the folder that this is in without links."""
        parts = PurePosixPath(path).parts
        inside = parts and not any(part in {"..", "/", "//"} or set(part) & _NO_NAME for part in parts)
        with disk.explained(self.shown(path)):
            place = self.root.joinpath(*parts)
            home = _real(place.parent)
            if not inside or not home.is_relative_to(_real(self.root)):
                hint = "choose a place inside the folder of the cohort"
                raise FileTrouble([Problem((), f"{quoted(path)} is outside this folder", hint)])
        return place, home

    def real(self, path: str) -> Path:
        """Return the file to write for ``path``: behind a link, the one that the link means.

        Raises:
            FileTrouble: for a place outside, and for a link to nothing.
        """
        place, home = self._inside(path)
        with disk.explained(self.shown(path)):
            if not place.is_symlink():
                return home / place.name
            try:
                return Path(os.path.realpath(place, strict=True))
            except FileNotFoundError:
                hint = "remove the link, or bring back the file it leads to"
                raise FileTrouble(
                    [Problem((), f"{self.in_message(path)} is a link to nothing", hint)]
                ) from None

    def content(self, path: str) -> bytes | None:
        """Return what the file holds; None when there is none."""
        real = self.real(path)
        with disk.explained(self.shown(path)):
            return disk.content(real)

    def digest(self, path: str) -> str | None:
        """Return the hash of what the file holds; None when there is none."""
        return digest(self.content(path))


def _real(place: Path) -> Path:
    """Return a place without links; a loop of links stays as it is, and opening it says so."""
    return Path(os.path.realpath(place))
