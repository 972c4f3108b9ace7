"""A command under all faults, and what was lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.faults.harness import Case, Harness, Outcome
from tests.faults.shim import Fault
from tests.faults.snapshots import Snapshot, is_private, snapshot, without_lock, without_private

NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EMFILE)
POWER = ("names", "data", "both")


class Trial:
    """A command, what it does when nothing goes wrong, and what must be true when something does."""

    def __init__(self, harness: Harness, case: Case) -> None:
        self.harness, self.case = harness, case
        self.template = harness.prepared(case)
        self.before = snapshot(self.template)
        folder = harness.folder(self.template)
        first = harness.run(case, folder, Fault("line"))
        assert first.code == 0, f"{case.name}: {first.err}"
        self.done, self.calls, self.lines = snapshot(folder), first.calls, first.lines
        self.code_again = harness.run(case, folder).code
        assert snapshot(folder) == self.done, f"{case.name} changes something when run twice"
        self._healed: dict[str, list[str]] = {}

    def points(self, kind: str) -> list[Fault]:
        """Return a fault of ``kind`` at each call."""
        last = len(self.calls) + (kind in POWER)
        faults = [Fault(kind, at, NUMBERS[at % len(NUMBERS)]) for at in range(1, last + 1)]
        return [fault for fault in faults if kind != "torn" or self._call(fault) == "write"]

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
        if fault.kind == "line":
            return "between calls"
        return [*self.calls, ("the end", "", "")][fault.at - 1][0]

    def _judge(self, fault: Fault, outcome: Outcome, folder: Path) -> Iterator[str]:
        left = snapshot(folder)
        yield from self._torn(left)
        if fault.kind in {"fail", "failing", "signal", "line"}:
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
        other = 4 if fault.kind in {"fail", "failing"} else 128 + fault.number
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
        yield from (f"run again: {line}" for line in self.differences(folder))

    def differences(self, folder: Path) -> list[str]:
        """Return one line for each thing in ``folder`` that is not as after an undisturbed run."""
        found = snapshot(folder)
        paths = sorted(found.keys() | self.done.keys())
        other = [path for path in paths if found.get(path) != self.done.get(path)]
        return [f"{path} is not as after an undisturbed run" for path in other]
