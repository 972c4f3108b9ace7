"""How long the files of a large cohort take: ``python -m tests.benchmarks.calendars``.

300 invented people in 43 circles that meet on six dates each. Their times are given; measured is what comes
after them, from the first import of the calendar library to the last file on the disk. For each kind of file
the best of some runs, each in a process of its own: seconds of the clock and of the processor, and what was
written.
``--keep DIR`` leaves the folder there, to look at or to profile.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Slot
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.meetings import dates_in
from circlekit.files.schedules import write_schedule
from tests.core.matching.blocks.invented import invented

PEOPLE, CIRCLES, RUNS = 300, 43, 3
MORE = """\
meeting: {every: month, minutes: 60, video: https://meet.example.org/large}
coordinator: {name: Amara Okonkwo}
readings: [A short text on listening, Another one on asking]
"""
TODAY = date(2026, 12, 1)
KINDS = (("--ics", False, 3.0), ("--per-member", True, None))


def circles(cohort: Cohort) -> Iterator[Circle]:
    """Yield the circles: people as they come, 42 times seven and once six."""
    handles = [person.id for person in cohort.participants]
    for number in range(CIRCLES):
        members = tuple(handles[number * 7 : number * 7 + 7])
        yield Circle(id=f"c{number + 1}", name=f"Circle {number + 1}", lead=members[0], members=members)


def slot(circle: Circle, number: int, cohort: Cohort) -> Slot:
    """Return a time for a circle, in the zone of its first member; nobody is asked whether it suits them."""
    zones = {person.id: person.timezone for person in cohort.participants}
    weekday, week = number % 5, 1 + number % 4
    first = dates_in(cohort, weekday, week)[0]
    start = 9 * 60 + number % 30 * 15
    return Slot(
        circle=circle.id, first=first, weekday=weekday, week=week, start=start, minutes=60,
        timezone=zones[circle.members[0]],
    )  # fmt: skip


def prepare(folder: Path) -> None:
    """Write the cohort, its circles and their times."""
    cohort = invented(folder, PEOPLE, 1, MORE)
    formed = list(circles(cohort))
    lines = [
        f"  {one.id}: {{name: {one.name}, lead: {one.lead}, members: [{', '.join(one.members)}]}}"
        for one in formed
    ]
    text = "\n".join([f"cohort: {cohort.id}", "circles:", *lines, ""])
    (folder / "circles.yaml").write_text(text, encoding="utf-8")
    plans = [arrange(one, slot(one, number, cohort), cohort) for number, one in enumerate(formed)]
    (folder / "schedule.yaml").write_bytes(write_schedule(plans, cohort))


class Took(NamedTuple):
    """Seconds of the clock, and of the processor."""

    clock: float
    processor: float


def once(folder: Path, each: bool) -> None:
    """Write the files in this process, and print the seconds of the clock and of the processor."""
    from circlekit.cli.schedule import Wanted
    from circlekit.cli.scheduling.times import arranged
    from circlekit.cli.scheduling.writing import write
    from circlekit.cli.workspace import workspace

    wanted = Wanted(ics=True, keep=True, per_member=each)
    with workspace(folder / "cohort.yaml") as space:
        plans = arranged(space, space.circles(), wanted, TODAY)
        began, busy = time.perf_counter(), time.process_time()
        write(space, plans, wanted, TODAY)
        print(time.perf_counter() - began, time.process_time() - busy)


def seconds(folder: Path, each: bool, anew: bool) -> Took:
    """Return how long the files take at best; ``anew`` takes away what is there before each run."""
    command = [sys.executable, "-m", "tests.benchmarks.calendars", "--once", str(folder)]
    found = []
    for _ in range(RUNS):
        for past in ("calendar", ".circlekit") if anew else ():
            shutil.rmtree(folder / past, ignore_errors=True)
        run = subprocess.run(
            [*command, *(["--each"] if each else [])], capture_output=True, check=True, text=True
        )
        found.append(Took(*map(float, run.stdout.split())))
    return Took(*map(min, zip(*found, strict=True)))


def measure(folder: Path) -> None:
    """Print the table."""
    prepare(folder)
    print(f"{PEOPLE} people, {CIRCLES} circles, {os.cpu_count()} processors; best of {RUNS}\n")
    print(f"{'':28}" + "".join(f"{word:>8}" for word in ("clock", "proc.", "target", "files", "kB")))
    for name, each, target in KINDS:
        for state, anew in (("new", True), ("unchanged", False)):
            took = seconds(folder, each, anew)
            written = [path for path in (folder / "calendar").rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in written) // 1000
            aim = f"{target:8.1f}" if target else f"{'':8}"
            line = f"{f'{name}, {state}':28}{took.clock:8.2f}{took.processor:8.2f}"
            print(f"{line}{aim}{len(written):8}{size:8}")


def main() -> None:
    """Measure, in a folder that stays if it is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="an empty folder to work in")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--each", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        once(given.once, given.each)
    elif given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        measure(given.keep)
    else:
        with TemporaryDirectory() as name:
            measure(Path(name))


if __name__ == "__main__":
    main()
