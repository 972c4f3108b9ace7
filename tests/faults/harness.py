"""Runs commands, each in a process and a folder of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.shim import Fault
from tests.faults.warm import Warm

NOTHING = Fault()


@dataclass(frozen=True)
class Case:
    """A command that writes: ``argv`` for the function ``main``, in a folder that ``prepare`` fills.

    ``before`` are commands to run there first; ``warm`` are packages and modules to import before all runs.
    ``most`` and ``kills``: how many faults of each kind, and how many kills, a slow command is put to.
    """

    name: str
    main: str
    argv: tuple[str, ...]
    prepare: Callable[[Path], object] = lambda folder: None
    before: tuple[tuple[str, ...], ...] = ()
    warm: tuple[str, ...] = ("circlekit.files.writing", "circlekit.cli.edge")
    most: int = 1000
    kills: int = 1000


@dataclass(frozen=True)
class Outcome:
    """How a run ended: exit code (negative: the signal that killed it), what it said, calls and lines."""

    code: int
    out: str
    err: str
    calls: list[tuple[str, str, str]]
    lines: int


class Harness:
    """Warm processes to run commands in, and room on a disk for their folders."""

    def __init__(self, space: Path) -> None:
        self.space = space
        self._scratch, self._home = space / "scratch", space / "home"
        self._scratch.mkdir()
        self._home.mkdir()
        self._folders = 0
        self._processes: dict[tuple[str, ...], Warm] = {}

    def close(self) -> None:
        """End the processes."""
        for process in self._processes.values():
            process.close()

    def folder(self, like: Path | None = None) -> Path:
        """Return a new folder: empty, or a copy."""
        self._folders += 1
        folder = self.space / f"folder{self._folders}"
        if like is None:
            folder.mkdir()
        else:
            shutil.copytree(like, folder, symlinks=True)
        return folder

    def run(
        self, case: Case, folder: Path, fault: Fault = NOTHING, *, ordinary: bool = False, lost: bool = False
    ) -> Outcome:
        """Run the command; ``ordinary``: as a user whom file modes stop; ``lost``: in a removed folder."""
        return self._ask(case, case.argv, folder, fault, 1, ordinary, lost)[0]

    def run_together(self, case: Case, folder: Path, copies: int, fault: Fault = NOTHING) -> list[Outcome]:
        """Run the command ``copies`` times at the same moment."""
        return self._ask(case, case.argv, folder, fault, copies, False, False)

    def prepared(self, case: Case) -> Path:
        """Return a new folder in which the command can run."""
        folder = self.folder()
        case.prepare(folder)
        for argv in case.before:
            outcome = self._ask(case, argv, folder, NOTHING, 1, False, False)[0]
            assert outcome.code == 0, f"{' '.join(argv)}: {outcome.err}"
        return folder

    def left_outside(self) -> list[str]:
        """Return what the runs left in the places for temporary files and settings."""
        return [str(path) for path in self._home.rglob("*") if path.is_file()]

    def _ask(
        self,
        case: Case,
        argv: Iterable[str],
        folder: Path,
        fault: Fault,
        copies: int,
        ordinary: bool,
        lost: bool,
    ) -> list[Outcome]:
        home = str(self._home)
        request = {
            "main": case.main,
            "argv": list(argv),
            "folder": str(folder),
            "fault": asdict(fault),
            "copies": copies,
            "ordinary": ordinary,
            "lost": lost,
            "scratch": str(self._scratch),
            "environment": {"TMPDIR": home, "HOME": home, "XDG_CONFIG_HOME": home, "COLUMNS": "80"},
        }
        if case.warm not in self._processes:
            self._processes[case.warm] = Warm(case.warm)
        return [Outcome(**answer) for answer in self._processes[case.warm].ask(request)]


@contextmanager
def opened_harness() -> Iterator[Harness]:
    """Give a harness with room of its own: in memory where that is possible, since syncing is free there."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="circlekit-faults-", dir=memory) as space:
        harness = Harness(Path(space))
        try:
            yield harness
        finally:
            harness.close()
