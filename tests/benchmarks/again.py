"""How many people move when one leaves or joins: ``python -m tests.benchmarks.again``.

A cohort is matched; then one person leaves, or the cohort without them is matched and they join. Each line
sums up so many such runs: how many others moved on average and at most, how many more or fewer are well
served than if all circles were formed anew, on average and at worst, how many would move for that, and in how
many runs a second one still changed something.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import NamedTuple

from circlekit.core.matching.api import match
from circlekit.core.matching.stay.again import rematch
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.problems import NoPlan
from circlekit.files.reading import load
from tests.benchmarks.matching import write

ROOT = Path(__file__).parents[2]
COMMITTED = (ROOT / "examples/first-cohort/cohort.yaml", ROOT / "tests/cohorts/p2/cohort.yaml")
INVENTED = ((40, 2), (120, 1), (300, 1))
"""People and seed of further cohorts."""


class Run(NamedTuple):
    """What one change came to: who moved; well served, less those that anew would be; who would move then."""

    moved: int
    served: int
    anew: int
    settled: bool


def cohorts(folder: Path) -> Iterator[tuple[str, Cohort]]:
    """Yield each cohort with a name."""
    for path in COMMITTED:
        yield path.parent.name, load(path)
    for people, seed in INVENTED:
        yield f"invented, seed {seed}", load(write(folder, people, seed))


def run(before: Cohort, now: Cohort) -> Run | None:
    """Match one cohort, and then the other again; None where one of them cannot be cut."""
    try:
        stood, fresh = match(before), match(now)
        found = rematch(now, stood)
    except NoPlan:
        return None
    served = found.matching.quality["well_served"].value - fresh.quality["well_served"].value
    twice = rematch(now, found.matching).matching
    return Run(found.moved.value, served, would_move(stood, fresh), twice == found.matching)


def would_move(before: Matching, fresh: Matching) -> int:
    """Return how many people sit with others now: those outside the largest part of each former circle."""
    return sum(_parted(circle, fresh.circles) for circle in before.circles)


def _parted(circle: Circle, others: Sequence[Circle]) -> int:
    parts = [len(set(circle.members) & set(other.members)) for other in others]
    return sum(parts) - max(parts)


def changes(cohort: Cohort, runs: int) -> Iterator[tuple[str, Cohort, Cohort]]:
    """Yield so many people who leave and who join, spread over the list."""
    people = cohort.participants
    for index in range(0, len(people), max(len(people) // runs, 1)):
        without = cohort.model_copy(update={"participants": people[:index] + people[index + 1 :]})
        yield "leaves", cohort, without
        yield "joins", without, cohort


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=10, help="how many people leave, and join")
    options.add_argument("--people", type=int, default=1_000, help="leave larger cohorts out")
    given = options.parse_args()
    print("cohort            people  one     runs  moved, most  served, worst  anew moves  unsettled")
    with TemporaryDirectory() as name:
        for title, cohort in cohorts(Path(name)):
            found: dict[str, list[Run]] = {"leaves": [], "joins": []}
            if len(cohort.participants) > given.people:
                continue
            for what, before, now in changes(cohort, given.runs):
                one = run(before, now)
                if one:
                    found[what].append(one)
            for what, done in found.items():
                print(f"{title:16}  {len(cohort.participants):6}  {what:6}  {_line(done)}", flush=True)


def _line(done: Sequence[Run]) -> str:
    if not done:
        return "   0"
    moved, served = [one.moved for one in done], [one.served for one in done]
    return (
        f"{len(done):4}  {mean(moved):5.1f} {max(moved):5}  {mean(served):+6.1f} {min(served):+6}"
        f"  {mean(one.anew for one in done):10.1f}  {sum(not one.settled for one in done):9}"
    )


if __name__ == "__main__":
    main()
