"""How long it takes to find times: ``python -m tests.benchmarks.slots``.

Invented people in nine zones, put into circles as they come. Hardly any circle shares an hour then, which is
the worst case: for each of them ways out are looked for. The best of some runs, in seconds of the clock and
of the processor: the slots alone, without reading and writing, and whole commands from the start of Python.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from circlekit.core.model import Circle, Cohort
from circlekit.core.scheduling.choosing.choose import choose_slots
from circlekit.core.zones import use_newest_database
from circlekit.files.reading import load
from tests.benchmarks.matching import write

RUNS = 3
SIZES = ((1, 8, 0.3), (43, 7, 5.0), (200, 7, None), (1_000, 7, None))
"""Circles, people in each, and the seconds that finding their slots may take."""

COMMANDS = (
    ("schedule", ()),
    ("schedule --json", ("--json",)),
    ("schedule --attend-kickoffs", ("--attend-kickoffs",)),
)


def circles(cohort: Cohort, size: int) -> list[Circle]:
    """Return circles of people as they come."""
    handles = [person.id for person in cohort.participants]
    groups = [handles[first : first + size] for first in range(0, len(handles), size)]
    return [
        Circle(id=f"c{number}", name=f"Circle {number}", lead=members[0], members=members)
        for number, members in enumerate(groups, 1)
    ]


def yaml_of(cohort: Cohort, formed: Sequence[Circle]) -> Iterator[str]:
    """Yield the lines of a circles.yaml."""
    yield f"cohort: {cohort.id}\ncircles:"
    for circle in formed:
        members = ", ".join(circle.members)
        yield f"  {circle.id}: {{name: {circle.name}, lead: {circle.lead}, members: [{members}]}}"


def best_of(work: Callable[[], object]) -> tuple[float, float]:
    """Return the fewest seconds of the clock that some runs took, and of the processor."""
    found = []
    for _ in range(RUNS):
        clock, used = time.perf_counter(), _used()
        work()
        found.append((time.perf_counter() - clock, _used() - used))
    return min(found)


def _used() -> float:
    """Return the seconds of the processor that this process and those it ended have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def commands(folder: Path, count: int, size: int) -> Iterator[tuple[str, float, float]]:
    """Yield how long each command takes for so many circles."""
    file = write(folder, count * size, seed=1, zones=9)
    cohort = load(file)
    lines = yaml_of(cohort, circles(cohort, size))
    (folder / "circles.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
    for name, more in COMMANDS:
        argv = [sys.executable, "-m", "circlekit", "schedule", "--fresh", "--force", *more, str(file)]
        yield (name, *best_of(partial(subprocess.run, argv, check=True, capture_output=True)))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--circles", type=int, default=1_000, help="leave out what has more circles")
    most = options.parse_args().circles
    use_newest_database()
    print(f"best of {RUNS}, {os.cpu_count()} processors       clock, s  processor, s  may take, s")
    for count, size, target in SIZES:
        if count > most:
            continue
        with TemporaryDirectory() as name:
            cohort = load(write(Path(name), count * size, seed=1, zones=9))
        formed = circles(cohort, size)
        clock, used = best_of(partial(choose_slots, formed, cohort))
        print(f"{f'{count:,} of {size} people':30}{clock:10.2f}{used:14.2f}{target or '':>13}", flush=True)
    with TemporaryDirectory() as name:
        for said, clock, used in commands(Path(name), 43, 7):
            print(f"{f'43 circles, {said}':40}{clock:.2f}{used:14.2f}", flush=True)


if __name__ == "__main__":
    main()
