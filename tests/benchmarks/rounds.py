"""How few pairs meet twice when rounds are planned together: ``python -m tests.benchmarks.rounds``.

The first table has the rounds in which no pair meets twice, beside the most that counting allows; the second
small cohorts, where some pairs must meet again, beside what a plain search found in six seconds on one core.
What is said of a plan is counted here, pair by pair, by none of circlekit's own code.

``--small 6`` gives each small cohort six seconds; ``--only built`` and ``--only small`` print one table.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: one core

import numpy as np

import circlekit
from circlekit.core.rotation.designs.choose import best_design
from circlekit.core.rotation.planning.bounds import least_cost

SIZE = (6, 8)
COUNTS = (36, 42, 48, 52, 56, 60, 64, 72, 80, 96, 100, 120, 150, 200, 250, 300, 500, 1_000, 2_000)


class Small(NamedTuple):
    """A small cohort and, for each number of rounds from ``first`` on, the sum a search of 6 s found."""

    people: int
    size: tuple[int, int]
    first: int
    known: tuple[int, ...]


SMALL = (
    Small(24, (6, 6), 2, (8, 24, 48, 80, 120)),
    Small(24, (8, 8), 2, (21, 63, 126)),
    Small(30, (6, 6), 2, (5, 15, 30, 50, 75)),
    Small(36, (6, 6), 4, (2, 12, 28)),
    Small(40, (8, 8), 2, (15, 45, 90, 150)),
    Small(40, (6, 7), 2, (4, 12, 24, 42, 71)),
)


class Counted(NamedTuple):
    """What a plan is: its sizes, the sum of C(meetings, 2), pairs that meet twice or more, the most often."""

    sizes: tuple[int, ...]
    total: int
    repeated: int
    most: int


def count(plan: Iterable[np.ndarray], people: int) -> Counted:
    """Count who meets whom; everybody is in one group of each round, as a label array says."""
    met: Counter[tuple[int, int]] = Counter()
    sizes = set()
    for labels in plan:
        groups: dict[int, list[int]] = {}
        for person, label in enumerate(labels.tolist()):
            groups.setdefault(label, []).append(person)
        if sum(map(len, groups.values())) != people:
            raise SystemExit("somebody has no group")
        for group in groups.values():
            sizes.add(len(group))
            met.update(combinations(group, 2))
    total = sum(comb(times, 2) for times in met.values())
    return Counted(
        tuple(sorted(sizes)), total, sum(times > 1 for times in met.values()), max(met.values(), default=0)
    )


def most_by_counting(people: int, size: tuple[int, int]) -> int:
    """Return how many rounds without a repeat there can be at most, pairs and pigeonholes counted.

    Each round uses up the pairs of its groups, fewest where groups are most; and a group can only be parted
    over as many groups as it has members.
    """
    groups = people // size[0]
    each, larger = divmod(people, groups)
    pairs = larger * comb(each + 1, 2) + (groups - larger) * comb(each, 2)
    return 1 if each + bool(larger) > groups else comb(people, 2) // pairs


def built(counts: Sequence[int] = COUNTS) -> Iterator[str]:
    """Yield the rows of the first table."""
    yield "| people | sizes | rounds without a repeat | at most | how made | seconds |"
    yield "|---:|---|---:|---:|---|---:|"
    for people in counts:
        began = time.monotonic()
        design = best_design(people, *SIZE)
        if design is None:
            raise SystemExit(f"no design for {people:,} people")
        plan = circlekit.plan_rounds(people, SIZE, len(design.rounds))
        seconds = time.monotonic() - began
        found = count(plan, people)
        if found.total or not SIZE[0] <= found.sizes[0] <= found.sizes[-1] <= SIZE[1]:
            raise SystemExit(f"{people} people: {found}")
        sizes = f"{found.sizes[0]}-{found.sizes[-1]}" if found.sizes[1:] else f"{found.sizes[0]}"
        most = most_by_counting(people, SIZE)
        yield f"| {people:,} | {sizes} | {len(plan)} | {most} | {design.name} | {seconds:.2f} |"


def small(seconds: float) -> Iterator[str]:
    """Yield the rows of the second table."""
    yield "| people | sizes | rounds | bound | known | sum found | repeated pairs | most often | seconds |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    for case in SMALL:
        for rounds, known in enumerate(case.known, case.first):
            began = time.monotonic()
            plan = circlekit.plan_rounds(case.people, case.size, rounds, seconds)
            took = time.monotonic() - began
            found = count(plan, case.people)
            sizes = np.bincount(plan[0])
            bound = least_cost(sizes.tolist(), rounds, np.zeros((case.people, case.people), dtype=np.int64))
            cells = (case.people, "+".join(map(str, sorted(sizes))), rounds, bound, known, *found[1:])
            yield f"| {' | '.join(map(str, cells))} | {took:.1f} |{' more' if found.total > known else ''}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=float, default=6.0, metavar="SECONDS")
    parser.add_argument("--only", choices=("built", "small"))
    asked = parser.parse_args()
    tables = {"built": built(), "small": small(asked.small)}
    for name, rows in tables.items():
        if asked.only in (None, name):
            for row in rows:
                print(row, flush=True)
            print()


if __name__ == "__main__":
    main()
