"""Writing with care: under a lock, a set of files wholly or not at all, and nobody's own edits lost."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from circlekit.files import conflicts, ledger, plans, transactions
from circlekit.files.ledger import Ledger
from circlekit.files.locking import locked
from circlekit.files.plans import Change as Change
from circlekit.files.steps import Step, Write
from circlekit.files.temporaries import Temporaries
from circlekit.files.view import View

PEOPLES_FILES = ("cohort.yaml", "people.csv", "circles.yaml", "schedule.yaml", "log.yaml")
"""What people edit in a cohort folder, and sync tools therefore make second copies of."""


class Folder:
    """One cohort folder, and what circlekit wrote in it.

    A run changes files only while it holds the lock. What is in ``.circlekit/state.json`` and the files
    themselves change together: after a crash the next run finds out how far the last one came.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._view = View(root)
        self._held = False

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder for this run alone; may be nested.

        Raises:
            Busy: when another run holds it.
            FileTrouble: when the folder cannot be written.
        """
        if self._held:
            yield
            return
        with locked(self.root):
            self._held = True
            try:
                yield
            finally:
                self._held = False

    def known(self) -> frozenset[str]:
        """Return the paths of the files that circlekit wrote."""
        return frozenset(self._ledger().files)

    def state(self) -> dict[str, Any]:
        """Return the state that ``write`` was given so far.

        Raises:
            FileTrouble: when it cannot be read, or is damaged.
        """
        return dict(self._ledger().state)

    def edited(self, path: str) -> bool:
        """Say whether a file exists that is not as circlekit wrote it, or that circlekit never wrote."""
        found = self._view.digest(path)
        return found is not None and found != self._ledger().files.get(path)

    def plan(
        self,
        files: Mapping[str, bytes],
        *,
        owns: Sequence[str] = (),
        force: bool = False,
        create_only: bool = False,
    ) -> tuple[Change, ...]:
        """Return what ``write`` would do, and refuse what it would refuse; nothing is written."""
        return self._plan(self._ledger(), files, owns, force, create_only)

    def write(
        self,
        files: Mapping[str, bytes],
        *,
        owns: Sequence[str] = (),
        force: bool = False,
        state: Mapping[str, Any] | None = None,
        create_only: bool = False,
    ) -> tuple[Change, ...]:
        """Write ``files`` (content by relative path), all of them or none; return what changed.

        What circlekit wrote earlier under a folder (``calendar/``) or pattern of ``owns`` and is not in
        ``files`` any more is removed, unless a person edited it. Every key of ``state`` replaces what it
        held before, together with the files. What is as it should be is not touched.

        Raises:
            FileTrouble: when a file was edited since circlekit wrote it (unless ``force``), exists at all
                (with ``create_only``), or cannot be written. Nothing has changed then.
            Busy: when another run holds the folder.
        """
        with self.lock():
            before = self._ledger()
            names = self._swept(before, {*files, *(f"{own}*" for own in owns)})
            planned = self._plan(before, files, owns, force, create_only)
            after = plans.after(self._view, before, files, owns, state or {})
            steps = transactions.file_steps(self._view, names, files, planned)
            self._carry_out(steps, _changed(planned), before, after, names)
            return planned

    def plan_edits(self, files: Mapping[str, bytes], gone: Collection[str] = ()) -> tuple[Change, ...]:
        """Return what ``edit`` would do, and refuse what it would refuse; nothing is written."""
        planned = plans.edits(self._view, files, gone)
        plans.refuse_read_only(self._view, planned)
        return planned

    def edit(
        self, files: Mapping[str, bytes], gone: Collection[str] = (), state: Mapping[str, Any] | None = None
    ) -> tuple[Change, ...]:
        """Change ``files`` where they stand and remove ``gone``, all or nothing; return what changed.

        It does not matter who wrote them. What a person edited still counts as edited by them.

        Raises:
            FileTrouble: when one cannot be written. Nothing has changed then.
            Busy: when another run holds the folder.
        """
        with self.lock():
            before = self._ledger()
            names = self._swept(before, {*files, *gone})
            planned = self.plan_edits(files, gone)
            after = plans.after_edits(self._view, before, files, gone, state or {})
            steps = transactions.file_steps(self._view, names, files, planned)
            self._carry_out(steps, _changed(planned), before, after, names)
            return planned

    def write_whole(self, relative: str, files: Mapping[str, bytes]) -> tuple[Change, ...]:
        """Write ``files`` as the new folder ``relative``, which is seen complete or not at all.

        Raises:
            FileTrouble: when one of the files exists already, or cannot be written.
        """
        with self.lock():
            before = self._ledger()
            names = self._swept(before, [relative])
            inside = {f"{relative}/{path}": data for path, data in files.items()}
            planned = self._plan(before, inside, (), force=False, create_only=True)
            after = plans.after(self._view, before, inside, (), {})
            steps = transactions.folder_steps(self._view, names, relative, files)
            self._carry_out(steps, _changed(planned), before, after, names)
            return planned

    def _ledger(self) -> Ledger:
        found = ledger.load(self._view.content(ledger.PATH), self._view.shown(ledger.PATH))
        return found.settled(self._view.digest)

    def _plan(
        self, before: Ledger, files: Mapping[str, bytes], owns: Sequence[str], force: bool, create_only: bool
    ) -> tuple[Change, ...]:
        planned = plans.changes(self._view, before, files, owns)
        if create_only:
            plans.refuse_existing(self._view, before, planned)
        elif not force:
            plans.refuse_edited(self._view, before, planned)
        plans.refuse_read_only(self._view, planned)
        return planned

    def _swept(self, before: Ledger, paths: Iterable[str]) -> Temporaries:
        """Return names for temporary files, after removing those which a crash left."""
        names = Temporaries(self.root)
        known = {*paths, *before.files, *before.begun, ledger.PATH}
        names.sweep({(self.root / path).parent for path in known})
        return names

    def _carry_out(
        self, steps: Sequence[Step], changed: Sequence[str], before: Ledger, after: Ledger, names: Temporaries
    ) -> None:
        """Take ``steps`` between two entries in the ledger; touch nothing when nothing is new."""
        now, dumper = self._view.content(ledger.PATH), ledger.Dumper()
        entry = dumper.dump(after)
        if steps:
            announced = dumper.dump(before.announcing(after, changed))
            first = self._entry(announced, names, exists=now is not None)
            transactions.carry_out(steps, [first], [self._entry(entry, names, exists=True)])
        elif entry != now:
            transactions.carry_out([self._entry(entry, names, exists=now is not None)])

    def _entry(self, entry: bytes, names: Temporaries, exists: bool) -> Step:
        place, target = self._view.shown(ledger.PATH), self._view.real(ledger.PATH)
        return Write(place, target, entry, names, exists)


def _changed(planned: Iterable[Change]) -> list[str]:
    return [path for path, status in planned if status != "unchanged"]


def write_folder(
    folder: Folder, relative: str, files: Mapping[str, bytes], force: bool = False
) -> tuple[Change, ...]:
    """Write a folder inside ``folder``: a new one by one rename, an existing one as ``Folder.write`` does.

    Raises:
        FileTrouble: when a file in it was edited since circlekit wrote it (unless ``force``), or cannot be
            written. Nothing has changed then.
    """
    with folder.lock():
        if not os.path.lexists(folder.root / relative):
            return folder.write_whole(relative, files)
        inside = {f"{relative}/{path}": data for path, data in files.items()}
        return folder.write(inside, owns=(f"{relative}/",), force=force)


def conflicted_copies(folder: Folder) -> list[str]:
    """Return the second copies that sync tools made of files in ``folder``, such as ``circles 2.yaml``."""
    return conflicts.twins(folder.root, {*PEOPLES_FILES, *folder.known()})
