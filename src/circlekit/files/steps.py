"""Changes to a folder that can be prepared, made at one stroke, and taken back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from circlekit.files import disk
from circlekit.files.temporaries import Temporaries, remove


class Step(Protocol):
    """One change. Every method but ``publish`` may be called after a failure at any point of the others."""

    place: str  # what people are told of it
    folder: Path  # where names change

    def stage(self) -> None:
        """Prepare all that may fail; nothing can be seen of it."""

    def publish(self) -> None:
        """Make the change, at one stroke."""

    def undo(self) -> None:
        """Bring back what was before, however far it went."""

    def finish(self) -> None:
        """Remove what only ``undo`` would have needed."""


class NewDirectory:
    """A directory that does not exist yet."""

    def __init__(self, place: str, path: Path) -> None:
        self.place, self.folder, self._path = place, path.parent, path
        self._begun = False

    def stage(self) -> None:
        self._begun = True
        self._path.mkdir(disk.PRIVATE_FOLDER)

    def publish(self) -> None:
        """Show nothing new: an empty directory is no promise."""

    def undo(self) -> None:
        if self._begun:
            with suppress(OSError):
                self._path.rmdir()

    def finish(self) -> None:
        """Leave it."""


class Write:
    """A file with new content: one that must not exist yet, or one that keeps its mode and owner."""

    def __init__(self, place: str, target: Path, data: bytes, names: Temporaries, exists: bool) -> None:
        self.place, self.folder, self._target, self._data = place, target.parent, target, data
        self._new = names.beside(target)
        self._old = names.beside(target) if exists else None
        self._publishing = False

    def stage(self) -> None:
        disk.save_new(self._new, self._data, self._target if self._old else None)
        if self._old:
            disk.keep(self._target, self._old)

    def publish(self) -> None:
        self._publishing = True
        if self._old:
            disk.put(self._new, self._target)
        else:
            disk.put_new(self._new, self._target)

    def undo(self) -> None:
        if self._publishing and _took_place(self._new, self._target):
            if self._old:
                disk.put(self._old, self._target)
            else:
                self._target.unlink()
        self.finish()
        remove(self._new)

    def finish(self) -> None:
        if self._old:
            remove(self._old)


class Remove:
    """A file of ours that is no longer needed."""

    def __init__(self, place: str, target: Path, names: Temporaries) -> None:
        self.place, self.folder, self._target = place, target.parent, target
        self._old = names.beside(target)

    def stage(self) -> None:
        """Need nothing."""

    def publish(self) -> None:
        disk.put(self._target, self._old)

    def undo(self) -> None:
        if os.path.lexists(self._old):
            disk.put(self._old, self._target)

    def finish(self) -> None:
        remove(self._old)


class WholeFolder:
    """A folder with all its files, seen complete or not at all."""

    def __init__(self, place: str, target: Path, files: Mapping[str, bytes], names: Temporaries) -> None:
        self.place, self.folder, self._target, self._files = place, target.parent, target, files
        self._new = names.beside(target)
        self._publishing = False

    def stage(self) -> None:
        folders = {self._new, *(folder for path in self._files for folder in (self._new / path).parents)}
        inside = sorted(folder for folder in folders if folder.is_relative_to(self._new))
        for folder in inside:
            folder.mkdir(disk.PRIVATE_FOLDER)
        for path, data in self._files.items():
            disk.save_new(self._new / path, data)
        for folder in inside:
            disk.sync_folder(folder)

    def publish(self) -> None:
        self._publishing = True
        disk.put(self._new, self._target, replace=Path.rename)

    def undo(self) -> None:
        if self._publishing and not self._new.exists():
            self._target.rename(self._new)
        shutil.rmtree(self._new, ignore_errors=True)

    def finish(self) -> None:
        """Leave nothing behind: there was nothing before."""


def _took_place(new: Path, target: Path) -> bool:
    """Say whether the file staged as ``new`` is ``target`` now: it has that name alone, or both names."""
    return not os.path.lexists(new) or (target.exists() and new.samefile(target))
