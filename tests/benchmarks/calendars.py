"""How long the files of a large cohort take: ``python -m tests.benchmarks.calendars``.

300 invented people in 43 circles that meet on six dates each. For each kind of file the best of some runs of
the whole command: seconds of the clock and of the processors, those of the processors beyond the same command
without calendars, and what was written. ``--keep DIR`` leaves the folder there, to look at or to profile.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
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
KINDS = (
    ("--ics", ("--ics",), 3.0),
    ("--per-member", ("--per-member",), None),
)


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
    """Seconds of the clock, and of all processors together."""

    clock: float
    processors: float


def seconds(folder: Path, options: Sequence[str], *, anew: bool = False) -> Took:
    """Return how long a command takes at best; ``anew`` takes away what is there before each run."""
    command = [sys.executable, "-m", "circlekit", "schedule", "--keep", "--today", "2026-12-01", *options]
    found = []
    for _ in range(RUNS):
        for past in ("calendar", ".circlekit") if anew else ():
            shutil.rmtree(folder / past, ignore_errors=True)
        began, before = time.perf_counter(), os.times()
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
        used = os.times()
        busy = used.children_user + used.children_system - before.children_user - before.children_system
        found.append(Took(time.perf_counter() - began, busy))
    return Took(*map(min, zip(*found, strict=True)))


def measure(folder: Path) -> None:
    """Print the table."""
    prepare(folder)
    without = seconds(folder, ())
    print(f"{PEOPLE} people, {CIRCLES} circles, {os.cpu_count()} processors; best of {RUNS}\n")
    head = ("clock", "proc.", "files", "target", "files", "kB")
    print(f"{'schedule --keep':28}" + "".join(f"{word:>8}" for word in head))
    print(f"{'without calendars':28}{without.clock:8.2f}{without.processors:8.2f}")
    for name, options, target in KINDS:
        for state, anew in (("new", True), ("unchanged", False)):
            took = seconds(folder, options, anew=anew)
            written = [path for path in (folder / "calendar").rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in written) // 1000
            files = took.processors - without.processors
            aim = f"{target:8.1f}" if target else f"{'':8}"
            line = f"{f'{name}, {state}':28}{took.clock:8.2f}{took.processors:8.2f}{files:8.2f}"
            print(f"{line}{aim}{len(written):8}{size:8}")


def main() -> None:
    """Measure, in a folder that stays if it is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="an empty folder to work in")
    folder = parser.parse_args().keep
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        measure(folder)
        return
    with TemporaryDirectory() as name:
        measure(Path(name))


if __name__ == "__main__":
    main()
