"""Cohorts planned ahead by seats, with people coming and going: ``python -m tests.benchmarks.ahead``.

Invented cohorts run eight times in a row through the program itself: ``match`` once, ``rotate --ahead 7``,
then ``rotate`` in each new folder; 15 of a hundred people are replaced after each time. Who met whom is
counted here, from the circles.yaml files alone. With wide hours everybody can come to any working hour of one
zone; with narrow ones each has three of ten spans in one of six zones.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from circlekit.cli.edge import run
from tests.core.rotation.people import HOURS, ZONES

SIZES = (48, 52, 60, 100)

COHORTS, CHURN = 8, 15
"""So many cohorts in a row; so many of a hundred people leave after each, and as many join."""

HEAD = "cohort: Round 0\nstarts: 2027-01-04\nends: 2027-03-26\ntimezone: Europe/London\nparticipants:\n"


class Step(NamedTuple):
    """What one rotation came to: whether by seats, the pairs in circles, and those among them met before."""

    seconds: float
    by_seats: bool
    sizes: tuple[int, ...]
    pairs: int
    again: int
    least: int


def chain(people: int, wide: bool, folder: Path) -> Iterator[Step]:
    """Yield what each cohort after the first came to."""
    draw = Random(people)
    here = folder / "r0"
    here.mkdir()
    rows = "".join(_person(number, wide, draw) for number in range(people))
    (here / "cohort.yaml").write_text(HEAD + rows, encoding="utf-8")
    _call("match", here)
    met = Counter(_pairs(here))
    for number in range(1, COHORTS):
        _answers(here, people + (number - 1) * _churn(people), wide, draw)
        there = folder / f"r{number}"
        ahead = ("--ahead", str(COHORTS - 1)) if number == 1 else ()
        began = time.perf_counter()
        said = _call("rotate", here, "--to", str(there), "--name", f"Round {number}", *ahead, "--json")
        taken = time.perf_counter() - began
        pairs = list(_pairs(there))
        again = sum(pair in met for pair in pairs)
        document = yaml.safe_load(said)
        by_seats = document.get("ahead", {}).get("by_seats", False)
        yield Step(taken, by_seats, _sizes(there), len(pairs), again, document["least"])
        met.update(pairs)
        here = there
    print(f"    sum of C(meetings, 2): {sum(comb(times, 2) for times in met.values())}", end="; ")
    print(f"most often any two were together: {max(met.values())}")


def _churn(people: int) -> int:
    return round(people * CHURN / 100)


def _person(number: int, wide: bool, draw: Random) -> str:
    lead = "yes" if number % 3 == 0 else "if needed" if number % 7 == 0 else "no"
    spans, zone = ";".join(draw.sample(HOURS, 3)), draw.choice(ZONES)
    hours = "" if wide else f", timezone: {zone}, available: [{', '.join(spans.split(';'))}]"
    return f"  p{number:03}: {{name: Person {number}, lead: {lead}{hours}}}\n"


def _answers(folder: Path, first: int, wide: bool, draw: Random) -> None:
    here = sorted(handle for members in _circles(folder) for handle in members)
    count = _churn(len(here))
    joining = "".join(_person(first + number, wide, draw) for number in range(count))
    text = f"leave: [{', '.join(draw.sample(here, count))}]\njoin:\n{joining}"
    (folder / "answers.yaml").write_text(text, encoding="utf-8")


def _call(command: str, folder: Path, *words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()) as said:
        code = run((command, str(folder / "cohort.yaml"), *words))
    if code:
        raise SystemExit(f"{command} ended with {code}: {said.getvalue()}")
    return out.getvalue()


def _circles(folder: Path) -> Sequence[Sequence[str]]:
    data = yaml.safe_load((folder / "circles.yaml").read_text(encoding="utf-8"))
    return [circle["members"] for circle in data["circles"].values()]


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for members in _circles(folder):
        yield from combinations(sorted(members), 2)


def _sizes(folder: Path) -> tuple[int, ...]:
    return tuple(sorted({len(members) for members in _circles(folder)}))


def main() -> None:
    """Print a table for each number of people."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("people", nargs="*", type=int, default=SIZES)
    arguments.add_argument("--narrow", action="store_true", help="three spans each, in six zones")
    given = arguments.parse_args()
    for people in given.people:
        print(f"{people} people, {'narrow' if given.narrow else 'wide'} hours")
        with TemporaryDirectory() as place:
            for number, step in enumerate(chain(people, not given.narrow, Path(place)), 2):
                by = "seats" if step.by_seats else "search"
                sizes = "-".join(map(str, (step.sizes[0], step.sizes[-1])))
                figures = f"{step.again} of {step.pairs} pairs again (least {step.least})"
                print(f"  cohort {number}: by {by:6}  circles of {sizes}  {figures}  {step.seconds:.1f} s")


if __name__ == "__main__":
    main()
