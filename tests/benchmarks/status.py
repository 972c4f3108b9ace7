"""How long ``status`` takes for 300 people in 43 circles: ``python -m tests.benchmarks.status``.

The whole command, from the start of Python to its end, beside the figure that is aimed at. Then how the look,
and the reading of all files, grow with the log: by month, by two weeks and by week.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from circlekit.core.health.facts import Source
from circlekit.core.health.look import look
from circlekit.core.parse.times import day
from circlekit.core.scheduling.meetings import meetings
from circlekit.files.circles import read_circles
from circlekit.files.log import read_log
from circlekit.files.reading import load
from circlekit.files.schedules import read_schedule
from tests.benchmarks.commands import RUNS, seconds
from tests.benchmarks.full_log import TODAY, write

COMMAND = ("-m", "circlekit", "status", "--today", TODAY)
RHYTHMS = ("month", "2 weeks", "week")
TARGET = 1.0
TRIES = 3


def source(file: Path) -> Source:
    """Return what a look at a cohort is made of."""
    cohort, folder = load(file), file.parent
    circles = read_circles(folder / "circles.yaml", "circles.yaml", cohort).matching.circles
    slots = read_schedule(folder / "schedule.yaml", "schedule.yaml", cohort, circles).slots
    dated = {slot.circle: meetings(slot, cohort) for slot in slots}
    log = read_log(folder / "log.yaml", "log.yaml", cohort, circles, meetings=dated).log
    return Source(cohort=cohort, circles=circles, meetings=dated, log=log, today=day(TODAY))


def best(run: Callable[[], object]) -> float:
    """Return the shortest of some times, in seconds of the processor."""
    found = []
    for _ in range(TRIES):
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found)


def main() -> None:
    """Print both tables."""
    with TemporaryDirectory() as name:
        files = {every: write(Path(name) / every.replace(" ", "-"), every) for every in RHYTHMS}
        print(f"{f'{RUNS} runs on {os.cpu_count()} processors':34}{'best':>8}{'median':>8}{'target':>8}")
        took = seconds(COMMAND, files["month"].parent)
        print(f"{'status, a year of months':34}{took[0]:8.3f}{median(took):8.3f}{TARGET:8.3f}")
        print()
        print(f"{'seconds of the processor':34}{'look':>8}{'read':>8}")
        for file in files.values():
            given = source(file)
            size = (file.parent / "log.yaml").stat().st_size
            print(f"{f'{size:,} bytes of log':34}{best(lambda given=given: look(given)):8.3f}", end="")
            print(f"{best(lambda file=file: source(file)):8.3f}")


if __name__ == "__main__":
    main()
