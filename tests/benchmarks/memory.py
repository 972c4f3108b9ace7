"""How well and how fast people are rotated who have a history: ``python -m tests.benchmarks.memory``.

Invented people are matched four times, 15 of a hundred replaced after each time; what is measured is the
rotation after that, the whole program from its start to the written folder: seconds of the clock and of the
processors, the best of some runs. Who met whom is counted again here, from the files alone: pairs who meet
again beside the least that is proven, the sum over pairs of C(meetings, 2) over all five cohorts, and the
most often that any two were together. With wide hours everybody can come to any working hour of one zone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, islice
from math import comb
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from circlekit.core.matching.api import match
from circlekit.core.matching.processes import over, processors
from circlekit.core.model import Cohort, Participant, PastCohort
from tests.benchmarks.matching import HEADER, people

SIZES = ((52, 3), (300, 2), (10_000, 1))
"""People, and how often the program is run."""

COHORTS, CHURN = 4, 15
"""So many cohorts are over before; so many of a hundred people leave after each, and as many join."""

HEAD = {"starts": "2027-01-11", "ends": "2027-07-09", "timezone": "Europe/London"}

LISTS = ("available", "needs", "offers")
FIELDS = ("organisation", "region")

Row = dict[str, str]
Circles = Sequence[Sequence[str]]


class History(NamedTuple):
    """Who takes part now, by handle, and the earlier cohorts, the newest last."""

    here: dict[str, Row]
    past: tuple[PastCohort, ...]


class Run(NamedTuple):
    """What one rotation took and came to."""

    clock: float
    processor: float
    served: int
    people: int
    pairs: int
    again: int
    least: int
    costs: int
    often: int


def rows(count: int, seed: int, wide: bool) -> Iterator[Row]:
    """Yield so many invented people as rows of a table."""
    for line in people(count, seed, zones=8):
        row = dict(zip(HEADER.split(","), line.split(","), strict=True))
        yield {**row, "timezone": "Europe/London", "available": ""} if wide else row


def lived(count: int, seed: int, wide: bool) -> tuple[History, list[Row]]:
    """Return a history of several cohorts of so many people, and those who join after the last."""
    churn = count * CHURN // 100
    every, chance = rows(count + churn * COHORTS, seed, wide), Random(seed)
    now = History({row["id"]: row for row in islice(every, count)}, ())
    for number in range(COHORTS):
        if number:
            now = History(after(now.here, list(islice(every, churn)), chance), now.past)
        found = match(cohort_of(now), over=partial(over, workers=processors()))
        past = PastCohort(
            cohort=f"cohort-{number + 1}",
            circles=[circle.members for circle in found.circles],
            leads=[circle.lead for circle in found.circles if circle.lead],
        )
        now = History(now.here, (*now.past, past))
    return now, list(every)


def after(here: dict[str, Row], joining: Sequence[Row], chance: Random) -> dict[str, Row]:
    """Return who takes part when as many have left as join."""
    leaving = set(chance.sample(sorted(here), len(joining)))
    left = {handle: row for handle, row in here.items() if handle not in leaving}
    return left | {row["id"]: row for row in joining}


def cohort_of(now: History) -> Cohort:
    """Return the people who take part as a cohort."""
    everybody = [_participant(row) for row in now.here.values()]
    rules = {"mix": list(FIELDS)}
    return Cohort(cohort="Now", id="now", participants=everybody, past=now.past, matching=rules, **HEAD)


def _participant(row: Row) -> Participant:
    known = {key: value for key, value in told(row).items() if key not in FIELDS}
    return Participant(**known, fields={key: [row[key]] for key in FIELDS})


def told(row: Row) -> dict[str, Any]:
    """Return what somebody said, without what they did not say."""
    return {key: value.split(";") if key in LISTS else value for key, value in row.items() if value}


def write(folder: Path, now: History, joining: Sequence[Row]) -> None:
    """Write the last cohort as it ends, the earlier ones as its history, and the answers, all as JSON."""
    *earlier, last = now.past
    (folder / "history").mkdir()
    for past in earlier:
        _write(folder / "history" / f"{past.cohort}.yaml", circles_file(past))
    _write(folder / "circles.yaml", circles_file(last))
    table = [HEADER, *(",".join(row.values()) for row in now.here.values()), ""]
    (folder / "people.csv").write_text("\n".join(table), encoding="utf-8")
    head: dict[str, Any] = {**HEAD, "cohort": last.cohort, "matching": {"mix": list(FIELDS)}}
    head |= {"history": [f"history/{past.cohort}.yaml" for past in earlier], "participants": "people.csv"}
    _write(folder / "cohort.yaml", head)
    leaving = Random(len(joining)).sample(sorted(now.here), len(joining))
    join = {row["id"]: {key: value for key, value in told(row).items() if key != "id"} for row in joining}
    _write(folder / "answers.yaml", {"leave": leaving, "join": join})


def circles_file(past: PastCohort) -> dict[str, Any]:
    """Return what stands in circles.yaml."""
    circles = {f"c{number}": _circle(number, members, past) for number, members in enumerate(past.circles, 1)}
    return {"cohort": past.cohort, "circles": circles}


def _circle(number: int, members: Sequence[str], past: PastCohort) -> dict[str, Any]:
    lead = next((one for one in members if one in past.leads), None)
    return {"name": f"Circle {number}", "members": list(members), **({"lead": lead} if lead else {})}


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")


def rotated(folder: Path) -> tuple[float, float, dict[str, Any]]:
    """Return the seconds of the clock and of the processors that one rotation takes, and what it says."""
    before, began = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "circlekit", "rotate", "--json", "--force", "--to", str(folder / "next")]
    done = subprocess.run([*command, str(folder / "cohort.yaml")], check=True, capture_output=True)
    clock, ended = time.perf_counter() - began, os.times()
    used = ended.children_user + ended.children_system - before.children_user - before.children_system
    return clock, used, json.loads(done.stdout)


def measured(count: int, runs: int, seed: int, wide: bool) -> Run:
    """Return the best of some rotations, which are all alike but for the time they take."""
    now, joining = lived(count, seed, wide)
    with TemporaryDirectory() as name:
        write(Path(name), now, joining)
        clocks, used, (said, *_) = zip(*(rotated(Path(name)) for _ in range(runs)), strict=True)
    circles = [circle["members"] for circle in said["circles"]]
    before = Counter(meetings([past.circles for past in now.past]))
    today = Counter(meetings([circles]))
    both = before + today
    return Run(
        clock=min(clocks),
        processor=min(used),
        served=said["quality"]["well_served"]["value"],
        people=count,
        pairs=len(today),
        again=sum(pair in before for pair in today),
        least=said["least"],
        costs=sum(comb(times, 2) for times in both.values()),
        often=max(both[pair] for pair in today),
    )


def meetings(cohorts: Sequence[Circles]) -> Iterator[tuple[str, ...]]:
    """Yield each pair as often as they were in one circle."""
    for circles in cohorts:
        for circle in circles:
            yield from combinations(sorted(circle), 2)


def main() -> None:
    """Print a line for each number of people, and hours."""
    options = argparse.ArgumentParser()
    options.add_argument("--people", type=int, nargs="+", default=[count for count, _ in SIZES])
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    print("people  hours   clock, s  processor, s  well served    pairs  again  least  C(m, 2)  most often")
    for count in asked.people:
        for wide in (True, False):
            run = measured(count, dict(SIZES).get(count, 1), asked.seed, wide)
            print(
                f"{count:6,}  {'wide' if wide else 'narrow':6}  {run.clock:8.2f}  {run.processor:12.2f}"
                f"  {run.served / run.people:11.1%}  {run.pairs:7,}  {run.again:5,}  {run.least:5,}"
                f"  {run.costs:7,}  {run.often:10}",
                flush=True,
            )


if __name__ == "__main__":
    main()
