"""How matching grows: ``python -m tests.benchmarks.scale --people 10000 100000 1000000``.

For each number of people the whole program is run, from the table of people to the written circles: seconds
of the clock and of the processors, the most memory that all its processes held at one time, and the score
per person, beside the score of one search of 480 people of the same family. Every rule is looked at again in
the files, by code that shares nothing with the program.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple

from tests.core.matching.blocks.invented import write

SERVED, MIX, ALIGN = 10_000, 10, 10
"""What a person well served and a pair alike or unlike count (docs/cohort-file.md)."""

ONE_SEARCH = 480
OFTEN = 0.5
MEGABYTE = 1 << 20

Row = dict[str, str]


class Run(NamedTuple):
    """What one run of the program took."""

    clock: float
    processor: float
    megabytes: float


class Found(NamedTuple):
    """What the files hold: the score of all people together, and everything that is wrong."""

    people: int
    score: int
    served: int
    wrong: list[str]


def timed(file: Path) -> Run:
    """Run the program on a cohort."""
    command = [sys.executable, "-m", "circlekit", "match", "--force", str(file)]
    before, began, peak = os.times(), time.perf_counter(), [0.0]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    over = Event()
    watch = Thread(target=_watch, args=(process.pid, over, peak))
    watch.start()
    code = process.wait()
    over.set()
    watch.join()
    if code:
        raise SystemExit(f"the program ended with {code}")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(time.perf_counter() - began, used, max(peak[0], largest if not peak[0] else 0.0))


def _watch(pid: int, over: Event, peak: list[float]) -> None:
    while not over.wait(OFTEN):
        peak[0] = max(peak[0], sum(_resident(one) for one in _family(pid)) / MEGABYTE)


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it began; nothing where there is no /proc."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            text = children.read_text(encoding="ascii")
        except OSError:
            continue
        for child in text.split():
            yield from _family(int(child))


def _resident(pid: int) -> int:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * resource.getpagesize()


def looked_at(folder: Path) -> Found:
    """Return the score of the circles in a folder, and every rule that they break."""
    with (folder / "people.csv").open(encoding="utf-8", newline="") as table:
        people = {row["id"]: row for row in csv.DictReader(table)}
    wrong: list[str] = []
    waiting = set(people)
    score = 0
    for name, lead, members in circles(folder / "circles.yaml"):
        wrong += [
            f"{name}: {member} is there twice or unknown" for member in members if member not in waiting
        ]
        waiting -= set(members)
        rows = [people[member] for member in members if member in people]
        wrong += [f"{name}: {what}" for what in broken(rows, people.get(lead or ""))]
        score += pairs(rows)
    wrong += [f"{handle} is in no circle" for handle in waiting]
    served = int(re.findall(r"well_served: \{value: (\d+)", (folder / "circles.yaml").read_text("utf-8"))[0])
    return Found(len(people), score + SERVED * served, served, wrong)


def circles(file: Path) -> Iterator[tuple[str, str | None, list[str]]]:
    """Yield name, lead and members of each circle, line by line: the file is too long for a YAML reader."""
    name, lead, members, inside = "", None, list[str](), False
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            text = line.split("  #")[0].rstrip()
            if re.fullmatch(r"  c\d+:", text):
                if members:
                    yield name, lead, members
                name, lead, members = text.strip(" :"), None, []
            elif text.startswith("    "):
                inside = text == "    members:" or (inside and text.startswith("      - "))
                lead = text.removeprefix("    lead: ") if text.startswith("    lead: ") else lead
                if inside and text.startswith("      - "):
                    members.append(text.removeprefix("      - "))
    if members:
        yield name, lead, members


def broken(rows: list[Row], lead: Row | None) -> Iterator[str]:
    """Yield what is wrong with a circle: its size, what all share, how many of one organisation, its lead."""
    if not 6 <= len(rows) <= 8:
        yield f"{len(rows)} people"
    if not set.intersection(*(set(row["languages"].split(";")) for row in rows)):
        yield "no language in common"
    if max(Counter(row["organisation"] for row in rows).values()) > 2:
        yield "three of one organisation"
    willing = [row for row in rows if row["lead"] != "no"]
    sure = [row for row in rows if row["lead"] == "yes"]
    if (lead is None and willing) or (lead is not None and lead not in (sure or willing)):
        yield "somebody else should lead"


def pairs(rows: list[Row]) -> int:
    """Return what the likenesses in a circle are worth."""
    worth = 0
    for one, other in combinations(rows, 2):
        worth -= MIX * sum(one[field] == other[field] for field in ("organisation", "role"))
        worth += ALIGN * (one["level"] == other["level"])
    return worth


def measured(folder: Path, people: int, seed: int) -> tuple[Run, Found]:
    """Write a cohort, run the program on it, and look at what it wrote."""
    run = timed(write(folder, people, seed))
    return run, looked_at(folder)


def main() -> None:
    """Print a line for each number of people."""
    options = argparse.ArgumentParser()
    options.add_argument("--people", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    print(f"{'people':>9}  clock, s  processor, s  memory, MB  well served  score each  of one search  wrong")
    one_search = 0.0
    for people in (ONE_SEARCH, *asked.people):
        with TemporaryDirectory() as name:
            run, found = measured(Path(name), people, asked.seed)
        each = found.score / found.people
        one_search = one_search or each
        print(
            f"{people:9,}  {run.clock:8.1f}  {run.processor:12.1f}  {run.megabytes:10,.0f}"
            f"  {found.served / found.people:11.2%}  {each:10,.0f}  {each / one_search:13.3f}"
            f"  {len(found.wrong):5,}",
            flush=True,
        )
        for text in found.wrong[:10]:
            print(f"           {text}")


if __name__ == "__main__":
    main()
