"""Who meets again over nine cohorts, each formed as it begins: ``python -m tests.benchmarks.rotation``.

Churn is the share of people who are replaced each time, at random. Three ways are compared:

- ``search``: the rows of ``met`` are shuffled each time, so that nothing but who met whom is known;
- ``seats``: newcomers take the rows of those who left, so that the rounds of a design go on;
- ``rotate``: cohorts in one time zone with wide hours, everybody willing to lead, by what ``rotate`` does,
  where newcomers and leads have their rules.

Each line has the pairs of each cohort that had met before, their sum, the sum of C(meetings, 2) over all that
was met, and the most often any two people met.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from random import Random
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: one core

import numpy as np

import circlekit
from circlekit.core.model import Cohort, Participant
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.following import next_term
from circlekit.core.rotation.plan import rotate
from circlekit.core.windows import Window

COHORTS = 9

CHAINS = (
    (24, (6, 6), (264, 88)),
    (36, (6, 6), (187, 16)),
    (42, (6, 6), (142, 4)),
    (48, (6, 6), (95, 0)),
    (52, (6, 8), None),
    (60, (6, 7), (97, 1)),
    (60, (7, 8), (210, 0)),
    (120, (7, 8), (0, 0)),
    (120, (6, 7), (0, 0)),
    (480, (7, 8), (0, 0)),
)
"""People, the size of circles, and the sums of a plain search with the same memory at 0 % and 15 % churn."""

CHURN = (0, 15)
ROTATED = (48, 52)
DAYTIME = tuple(Window(start=day * 1440 + 8 * 60, end=day * 1440 + 20 * 60) for day in range(5))

Pair = tuple[str, str]


class Chain(NamedTuple):
    """Pairs that had met before, by cohort; the sum of C(meetings, 2); the most often a pair met."""

    repeated: tuple[int, ...]
    total: int
    most: int

    def __str__(self) -> str:
        return f"{' '.join(map(str, self.repeated))} | {sum(self.repeated)} | {self.total} | {self.most}"


def counted(cohorts: Iterable[Iterable[Iterable[str]]]) -> Chain:
    """Count who meets whom in cohorts of circles of names; nothing but the names is looked at."""
    met: Counter[Pair] = Counter()
    repeated, total = [], 0
    for circles in cohorts:
        pairs = [pair for circle in circles for pair in combinations(sorted(circle), 2)]
        repeated.append(sum(pair in met for pair in pairs))
        total += sum(met[pair] for pair in pairs)
        met.update(pairs)
    return Chain(tuple(repeated), total, max(met.values()))


def planned(
    people: int, size: tuple[int, int], churn: int, seconds: float, seed: int, shuffled: bool
) -> Iterator[list[list[str]]]:
    """Yield the circles of each cohort, formed by ``plan_rounds`` from what was before."""
    chance = Random(seed)
    names = [f"p{number}" for number in range(people)]
    met, joined = np.zeros((people, people), dtype=np.int64), people
    for _ in range(COHORTS):
        if shuffled:
            order = chance.sample(range(people), people)
            names, met = [names[row] for row in order], met[np.ix_(order, order)]
        (labels,) = circlekit.plan_rounds(people, size, 1, seconds, seed, met)
        yield [[names[row] for row in np.flatnonzero(labels == label)] for label in range(labels.max() + 1)]
        met += labels[:, None] == labels[None, :]
        for row in chance.sample(range(people), round(people * churn / 100)):
            names[row], joined = f"p{joined}", joined + 1
            met[row] = met[:, row] = 0


def somebody(number: int) -> Participant:
    """Return somebody who can meet all day and would lead."""
    return Participant(
        id=f"p{number}",
        name=f"Person {number}",
        timezone="Europe/London",
        available=DAYTIME,
        lead="yes",
    )


def rotated(people: int, churn: int, seed: int) -> Iterator[list[tuple[str, ...]]]:
    """Yield the circles of each cohort, formed by ``rotate``."""
    chance, joined = Random(seed), people
    everybody = tuple(map(somebody, range(people)))
    cohort = Cohort(
        cohort="First",
        id="first",
        starts=date(2027, 1, 11),
        ends=date(2027, 4, 2),
        timezone="Europe/London",
        participants=everybody,
    )
    circles = circlekit.match(cohort).circles
    yield [circle.members for circle in circles]
    for _ in range(COHORTS - 1):
        leave = chance.sample([person.id for person in cohort.participants], round(people * churn / 100))
        newcomers = tuple(map(somebody, range(joined, joined + len(leave))))
        joined += len(leave)
        answers = Answers(leave=tuple(leave), join=newcomers)
        rotation = rotate(cohort, circles, answers, next_term(cohort))
        cohort, circles = rotation.cohort, rotation.matching.circles
        yield [circle.members for circle in circles]


def planned_lines(seconds: float, seed: int) -> Iterator[str]:
    """Yield the rows of chains of ``plan_rounds``."""
    for people, size, known in CHAINS:
        for place, churn in enumerate(CHURN):
            for way in ("search", "seats"):
                began = time.monotonic()
                chain = counted(planned(people, size, churn, seconds, seed, way == "search"))
                least = "" if known is None else str(known[place])
                head = f"| {people} | {size[0]}-{size[1]} | {churn} % | {way} | {least} |"
                yield f"{head} {chain} | {time.monotonic() - began:.0f} |"


def rotated_lines(seed: int) -> Iterator[str]:
    """Yield the rows of chains of ``rotate``."""
    for people in ROTATED:
        for churn in CHURN:
            began = time.monotonic()
            chain = counted(rotated(people, churn, seed))
            yield f"| {people} | 6-8 | {churn} % | rotate | | {chain} | {time.monotonic() - began:.0f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.0, help="for each cohort beyond a counted search")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("planned", "rotated"))
    asked = parser.parse_args()
    print("| people | size | churn | way | known | repeated pairs | sum | C(m, 2) | most often | seconds |")
    print("|---:|---|---:|---|---:|---|---:|---:|---:|---:|")
    ways = {"planned": planned_lines(asked.seconds, asked.seed), "rotated": rotated_lines(asked.seed)}
    for name, rows in ways.items():
        for row in rows if asked.only in (None, name) else ():
            print(row, flush=True)


if __name__ == "__main__":
    main()
