"""Seats: a plan of rounds that survives people coming and going.

Every two seats share a group in one round at most. So whoever sits where, nobody meets anybody twice: a
leaver's seat stays free or goes to a newcomer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

import numpy as np

from circlekit.core import fields as f
from circlekit.core.model import Cohort
from circlekit.core.problems import Path, Problem
from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.text import quoted
from circlekit.core.value import Value

NEW_PLAN = "delete the file; circlekit rotate --ahead 4 makes a new plan"

Round = tuple[tuple[int, ...], ...]
"""Groups of seats; seats are numbered from 1."""


class Seats(Value):
    """Rounds that are still ahead, the next one first, and the seat of each person, by handle.

    ``design`` says how the rounds were made, ``formed`` how many of them have become circles already.
    """

    design: f.Line
    formed: int
    rounds: tuple[Round, ...]
    seats: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many seats there are, taken or free."""
        return sum(map(len, self.rounds[0])) if self.rounds else 0


def labels(seats: Seats) -> Ints:
    """Return (rounds, seats): the group of each seat in each round ahead; the first seat is column 0."""
    found = np.zeros((len(seats.rounds), seats.count), dtype=np.int64)
    for number, groups in enumerate(seats.rounds):
        for label, group in enumerate(groups):
            found[number, np.array(group, dtype=np.int64) - 1] = label
    return found


def rounds_of(found: Ints) -> tuple[Round, ...]:
    """Return rounds as groups of seats, from labels (rounds, seats)."""
    return tuple(
        tuple(tuple(int(seat) + 1 for seat in np.flatnonzero(row == label)) for label in np.unique(row))
        for row in found
    )


def find_problems(seats: Seats, cohort: Cohort) -> Iterator[Problem]:
    """Yield what is wrong with a plan by seats, and who in it takes part no more."""
    if seats.seats and not seats.rounds:
        yield Problem(("rounds",), "people have seats here, but there is no round to sit in", NEW_PLAN)
        return
    yield from _of_rounds(seats)
    yield from _of_people(seats, cohort)


def _of_rounds(seats: Seats) -> Iterator[Problem]:
    """Each round has every seat once, and no two seats share a group twice."""
    every = set(range(1, seats.count + 1))
    for number, groups in enumerate(seats.rounds):
        path: Path = ("rounds", number)
        times = Counter(chain.from_iterable(groups))
        odd = sorted((every ^ times.keys()) | {seat for seat, count in times.items() if count > 1})
        if odd:
            yield Problem(path, f"not every seat is in this round once; look at seat {odd[0]}", NEW_PLAN)
    pairs = Counter(
        pair for groups in seats.rounds for group in groups for pair in combinations(sorted(group), 2)
    )
    (pair, most) = max(pairs.items(), key=lambda found: found[1], default=((0, 0), 0))
    if most > 1:
        twice = f"seats {pair[0]} and {pair[1]} share a group more than once"
        yield Problem(("rounds",), twice, NEW_PLAN)


def _of_people(seats: Seats, cohort: Cohort) -> Iterator[Problem]:
    """Everybody has a seat that there is, and their own; whoever takes part no more frees theirs."""
    people = (*cohort.participants, *cohort.waiting)
    here = {handle for person in people for handle in (person.id, *person.was)}
    whose: dict[int, str] = {}
    for handle, seat in seats.seats.items():
        path: Path = ("seats", handle)
        if handle not in here:
            message = f"{quoted(handle)} does not take part in {quoted(cohort.cohort)}; their seat is free"
            yield Problem(path, message, "delete the line if that is right", "warning", on_key=True)
        elif not 1 <= seat <= seats.count:
            yield Problem(path, f"there is no seat {seat}, only 1 to {seats.count}", NEW_PLAN)
        elif seat in whose:
            message = f"{quoted(handle)} and {quoted(whose[seat])} have the same seat, {seat}"
            yield Problem(path, message, NEW_PLAN)
        whose.setdefault(seat, handle)
