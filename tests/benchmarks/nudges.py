"""How long ``nudge`` takes for 300 people in 43 circles: ``python -m tests.benchmarks.nudges``.

All circles meet on the same day, a full log behind them, members in five languages and three channels; so on
one day 43 messages to circles and 300 to people are due. The whole command, from the start of Python to its
end, with nothing written before, beside the figure that is aimed at.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.commands import RUNS
from tests.benchmarks.full_log import write

TARGET = 1.0
WEEK_BEFORE, DAY_AFTER = "2027-11-29", "2027-12-07"
"""A week before the last meeting, on Monday 6 December, and the day after it."""

SLOT = re.compile(r"first: [\d-]+, weekday: \w+, week: \d")
MONDAYS = "first: 2027-01-04, weekday: Mon, week: 1"


def one_day(folder: Path) -> Path:
    """Write a cohort all of whose circles meet on the first Monday of each month."""
    write(folder)
    schedule = folder / "schedule.yaml"
    schedule.write_text(SLOT.sub(MONDAYS, schedule.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def seconds(folder: Path, day: str) -> tuple[list[float], int]:
    """Return how long each of some runs took, fastest first, and how many files one wrote."""
    found = []
    for _ in range(RUNS + 1):
        for made in ("nudges", ".circlekit"):
            shutil.rmtree(folder / made, ignore_errors=True)
        began = time.perf_counter()
        argv = (sys.executable, "-m", "circlekit", "nudge", "--today", day)
        subprocess.run(argv, cwd=folder, capture_output=True, check=True)
        found.append(time.perf_counter() - began)
    return sorted(found[1:]), sum(path.is_file() for path in (folder / "nudges").rglob("*"))


def main() -> None:
    """Print the table."""
    print(f"{f'{RUNS} runs on {os.cpu_count()} processors':34}{'best':>8}{'median':>8}{'target':>8}")
    with TemporaryDirectory() as name:
        folder = one_day(Path(name) / "cohort")
        for day in (WEEK_BEFORE, DAY_AFTER):
            took, files = seconds(folder, day)
            print(f"{f'nudge, {files} messages':34}{took[0]:8.3f}{median(took):8.3f}{TARGET:8.3f}")


if __name__ == "__main__":
    main()
