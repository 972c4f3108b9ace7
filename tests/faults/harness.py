"""Runs commands with a fault in them, and says what was lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.faults.shim import Fault
from tests.faults.snapshots import Snapshot, is_private, snapshot, without_lock, without_private

REPOSITORY = Path(__file__).parents[2]
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EMFILE)
NOTHING = Fault()


@dataclass(frozen=True)
class Case:
    """A command that writes: ``argv`` for the function ``main``, in a folder that ``prepare`` fills.

    ``before`` are commands to run there first; ``warm`` are packages and modules to import before all runs.
    """

    name: str
    main: str
    argv: tuple[str, ...]
    prepare: Callable[[Path], object] = lambda folder: None
    before: tuple[tuple[str, ...], ...] = ()
    warm: tuple[str, ...] = ("circlekit.files.writing", "circlekit.cli.edge")


@dataclass(frozen=True)
class Outcome:
    """How a run ended: exit code (negative: the signal that killed it), what it said, its calls."""

    code: int
    out: str
    err: str
    calls: list[tuple[str, str, str]]


class Warm:
    """A process that has imported what it takes, and forks a child for every run."""

    def __init__(self, modules: Iterable[str]) -> None:
        threads = {name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote", *modules],
            cwd=REPOSITORY,
            env={**os.environ, **threads},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, request: dict[str, object]) -> list[dict[str, Any]]:
        """Have it run the copies of one request; return how each ended."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answers: list[dict[str, Any]] = json.loads(self._process.stdout.readline())
        return answers

    def close(self) -> None:
        """End it."""
        self._process.communicate()


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
        """Run the command once; ``ordinary``: as a user whom file modes stop; ``lost``: in a removed folder."""
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
    """Give a harness with room of its own, in memory where there is such a disk: syncing costs nothing there."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="circlekit-faults-", dir=memory) as space:
        harness = Harness(Path(space))
        try:
            yield harness
        finally:
            harness.close()


class Trial:
    """A command, how it changes its folder when nothing goes wrong, and what must be true when something does."""

    def __init__(self, harness: Harness, case: Case) -> None:
        self.harness, self.case = harness, case
        self.template = harness.prepared(case)
        self.before = snapshot(self.template)
        folder = harness.folder(self.template)
        first = harness.run(case, folder)
        assert first.code == 0, f"{case.name}: {first.err}"
        self.done, self.calls = snapshot(folder), first.calls
        self.code_again = harness.run(case, folder).code
        assert snapshot(folder) == self.done, f"{case.name} changes something when run twice"
        self._healed: dict[str, list[str]] = {}

    def points(self, kind: str, every: int = 1) -> list[Fault]:
        """Return a fault of ``kind`` at each call, or at each ``every``-th."""
        last = len(self.calls) + (kind in {"names", "data", "both"})
        faults = [Fault(kind, at, NUMBERS[at % len(NUMBERS)]) for at in range(1, last + 1)]
        return [fault for fault in faults if kind != "torn" or self._call(fault) == "write"][::every]

    def violations(self, faults: Iterable[Fault]) -> list[str]:
        """Return one line for each thing that is not as promised after each fault."""
        found = []
        for fault in faults:
            folder = self.harness.folder(self.template)
            outcome = self.harness.run(self.case, folder, fault)
            where = f"{self.case.name}, {fault.kind} at {fault.at} ({self._call(fault)})"
            found += [f"{where}: {line}" for line in self._judge(fault, outcome, folder)]
            shutil.rmtree(folder)
        return found

    def _call(self, fault: Fault) -> str:
        calls = [*self.calls, ("the end", "", "")]
        return calls[min(fault.at, len(calls)) - 1][0]

    def _judge(self, fault: Fault, outcome: Outcome, folder: Path) -> Iterator[str]:
        left = snapshot(folder)
        yield from self._torn(left)
        if fault.kind in {"fail", "failing", "signal"}:
            yield from self._told(fault, outcome, left)
        key = left.key()
        if key not in self._healed:
            self._healed[key] = list(self._heal(folder, left))
        yield from self._healed[key]

    def _torn(self, left: Snapshot) -> Iterator[str]:
        """Every file is as it was or as it should become; none is half of anything."""
        for path, entry in left.items():
            if not is_private(path) and entry not in (self.before.get(path), self.done.get(path)):
                yield f"{path} is neither old nor new"
        for path in self.before.keys() & self.done.keys() - left.keys():
            yield f"{path} is gone"

    def _told(self, fault: Fault, outcome: Outcome, left: Snapshot) -> Iterator[str]:
        """The exit code says what happened, and one sentence why."""
        other = 128 + fault.number if fault.kind == "signal" else 4
        if "Traceback" in outcome.err or outcome.code not in {0, other}:
            yield f"exit {outcome.code}: {outcome.err}"
        if outcome.code == 0 and without_private(left) != without_private(self.done):
            yield "exit 0, and not all is written"
        legal = [self.before] if outcome.code == 4 else [self.before, self.done]
        if (
            outcome.code != 0
            and fault.kind != "failing"
            and without_lock(left) not in map(without_lock, legal)
        ):
            yield f"exit {outcome.code}, and something changed, or some of it"

    def _heal(self, folder: Path, left: Snapshot) -> Iterator[str]:
        """The same command, run again, ends where an undisturbed run ends."""
        outcome = self.harness.run(self.case, folder)
        complete = without_private(left) == without_private(self.done)
        if outcome.code != 0 and not (complete and outcome.code == self.code_again):
            yield f"run again: exit {outcome.code}: {outcome.err}"
        healed = snapshot(folder)
        for path in sorted(healed.keys() | self.done.keys()):
            if healed.get(path) != self.done.get(path):
                yield f"run again: {path} is not as after an undisturbed run"
