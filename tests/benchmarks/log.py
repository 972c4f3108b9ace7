"""How long ``log`` takes for 300 people in 43 circles after a year: ``python -m tests.benchmarks.log``.

Reading the log, and putting one meeting into it, in seconds of the processor for logs of three sizes; each
thousand facts should always take the same. Then the whole command, beside the figure that is aimed at.
"""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from circlekit.core.log import Attendance, Log
from circlekit.core.reporting.entries import changes, entries
from circlekit.files.circles import read_circles
from circlekit.files.log import read_log
from circlekit.files.logged.schedule import meetings_beside
from circlekit.files.logged.writing import written
from circlekit.files.reading import load
from tests.benchmarks.commands import RUNS, seconds
from tests.benchmarks.full_log import LOGGED, TODAY, write
from tests.benchmarks.status import RHYTHMS, best

COMMAND = ("-m", "circlekit", "log", "c1", "--all-present", "--today", TODAY, "--dry-run")
TARGET = 1.0


class Times(NamedTuple):
    """Seconds of the processor for a log, and how many facts are in it."""

    facts: int
    size: int
    read: float
    put: float


def times(file: Path, every: str) -> Times:
    """Return what reading a log and putting a meeting into it take."""
    cohort, path = load(file), file.parent / "log.yaml"
    circles = read_circles(file.parent / "circles.yaml", "circles.yaml", cohort).matching.circles
    held = meetings_beside(file.parent, cohort, circles) or {}
    log = read_log(path, "log.yaml", cohort, circles, meetings=held).log
    new = Attendance(circle="c20", meeting=LOGGED[every] + 1, present=circles[19].members)
    found = changes(log, Log(attendance=(new,)))
    content = path.read_bytes()
    return Times(
        len(entries(log)),
        len(content),
        best(lambda: read_log(path, "log.yaml", cohort, circles, meetings=held)),
        best(lambda: written(content, found, cohort, circles, held, "log.yaml")),
    )


def main() -> None:
    """Print both tables."""
    with TemporaryDirectory() as name:
        files = {every: write(Path(name) / every.replace(" ", "-"), every) for every in RHYTHMS}
        print(f"{'seconds of the processor':34}{'facts':>8}{'read':>8}{'/1,000':>8}{'put':>8}{'/1,000':>8}")
        for every, file in files.items():
            one = times(file, every)
            row = (one.read, 1000 * one.read / one.facts, one.put, 1000 * one.put / one.facts)
            print(f"{f'{one.size:,} bytes of log':34}{one.facts:8,}{''.join(f'{cell:8.3f}' for cell in row)}")
        print()
        print(f"{f'{RUNS} runs on {os.cpu_count()} processors':34}{'best':>8}{'median':>8}{'target':>8}")
        took = seconds(COMMAND, files["month"].parent)
        print(f"{'log, a year of months':34}{took[0]:8.3f}{median(took):8.3f}{TARGET:8.3f}")


if __name__ == "__main__":
    main()
