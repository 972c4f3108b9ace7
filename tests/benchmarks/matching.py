"""How fast cohorts are matched: ``python -m tests.benchmarks.matching``.

The whole program, from its start to the written file: the median of some runs, in seconds of the clock and of
the processor. How well it does is measured by ``tests.benchmarks.served``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

ZONES = (
    "Europe/London", "Europe/Berlin", "Africa/Dakar", "Africa/Nairobi", "America/New_York",
    "America/Sao_Paulo", "Asia/Kolkata", "Asia/Singapore", "America/Los_Angeles",
)  # fmt: skip
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
TOPICS = ("budgeting", "data", "facilitation", "fundraising", "hiring", "policy")
HEAD = """\
cohort: Invented
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
matching: {mix: [organisation, region]}
participants: people.csv
"""
HEADER = "id,name,timezone,available,lead,needs,offers,organisation,region"

TIMED = ((40, 7), (120, 3), (300, 1), (1_000, 1))
"""People, and how often the program is run."""


def people(count: int, seed: int, zones: int = 8) -> Iterator[str]:
    """Yield the rows of invented people: three to five windows of two hours each, a fifth willing to lead."""
    chance = Random(seed)
    for number in range(count):
        starts = [(chance.choice(DAYS), chance.randrange(8, 19)) for _ in range(chance.randint(3, 5))]
        windows = ";".join(f"{day} {hour:02}:00-{hour + 2:02}:00" for day, hour in starts)
        answers = (
            f"p{number}", f"Person {number}", chance.choice(ZONES[:zones]), windows,
            chance.choices(("yes", "if needed", "no"), (20, 10, 70))[0],
            chance.choice(TOPICS), chance.choice(TOPICS),
            f"org {chance.randrange(max(count // 8, 3))}", f"region {chance.randrange(5)}",
        )  # fmt: skip
        yield ",".join(answers)


def write(folder: Path, count: int, seed: int, zones: int = 8) -> Path:
    """Write a cohort of so many people, and return its file."""
    rows = [HEADER, *people(count, seed, zones), ""]
    (folder / "people.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "cohort.yaml").write_text(HEAD, encoding="utf-8")
    return folder / "cohort.yaml"


def run(file: Path) -> tuple[float, float]:
    """Return the seconds of the clock and of the processor that one run of the program takes."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "circlekit", "match", "--force", str(file)], check=True, capture_output=True
    )
    wall, after = time.perf_counter() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        print("people  runs  clock, s  processor, s")
        for count, runs in TIMED:
            file = write(folder, count, seed=1, zones=9)
            walls, processors = zip(*(run(file) for _ in range(runs)), strict=True)
            print(f"{count:6}  {runs:4}  {median(walls):8.2f}  {median(processors):12.2f}", flush=True)


if __name__ == "__main__":
    main()
