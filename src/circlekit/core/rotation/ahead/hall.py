"""Who may sit where: people over the seats of a plan, before anybody looks at what suits them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from circlekit.core.fields import Size
from circlekit.core.model import Participant
from circlekit.core.rotation.ahead.seats import Seats, labels
from circlekit.core.rotation.designs.design import Design
from circlekit.core.rotation.designs.fields import Ints

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Hall:
    """Rounds ahead over seats, and who sits in them.

    ``rounds`` (R, S) has the group of each seat, the next round first. ``seated`` (S,) has a row in each
    seat; the row after the last person is an empty one. Rows that are not ``free`` (P+1,) have sat in a
    round of this plan: they stay among the seats of their home, ``homes`` (S,). ``formed`` is how many
    rounds became circles before.
    """

    design: str
    rounds: Ints
    seated: Ints
    homes: Ints
    free: Flags
    formed: int

    @property
    def people(self) -> int:
        """How many rows there are beside the empty one."""
        return len(self.free) - 1

    def beginning_with(self, number: int) -> Hall:
        """Return the same hall with another of its rounds as the next one."""
        order = [number, *(other for other in range(len(self.rounds)) if other != number)]
        return replace(self, rounds=self.rounds[order])

    def groups(self, number: int = 0) -> tuple[tuple[int, ...], ...]:
        """Return the rows of each group of a round, without empty seats and empty groups."""
        row, people = self.rounds[number], self.people
        found = [self.seated[row == label] for label in np.unique(row)]
        groups = (tuple(sorted(int(one) for one in group if one < people)) for group in found)
        return tuple(sorted(group for group in groups if group))


def hall_of(seats: Seats, participants: Sequence[Participant]) -> Hall | None:
    """Return a plan that goes on: who has a seat keeps it, the others take free ones.

    None when there are no rounds left, or too few seats.
    """
    people = len(participants)
    if not seats.rounds or people > seats.count:
        return None
    seated = np.full(seats.count, people, dtype=np.int64)
    free = np.ones(people + 1, dtype=np.bool_)
    rows = rows_by_handle(participants)
    for handle, seat in seats.seats.items():
        row = rows.get(handle, people)
        if row < people and free[row]:
            seated[seat - 1], free[row] = row, False
    newcomers = np.flatnonzero(free[:people])
    seated[np.flatnonzero(seated == people)[: len(newcomers)]] = newcomers
    return Hall(seats.design, labels(seats), seated, np.arange(seats.count), free, seats.formed)


def rows_by_handle(participants: Sequence[Participant]) -> Mapping[str, int]:
    """Return everybody's row under their handle, and under those they had once where nobody else has them."""
    once = {handle: row for row, person in enumerate(participants) for handle in person.was}
    return {**once, **{person.id: row for row, person in enumerate(participants)}}


def halls_from(design: Design, old: Sequence[Sequence[int]], people: int) -> Iterator[Hall]:
    """Yield halls in which the circles that end are groups of one round of a design, the fittest first.

    ``old`` are the rows of those who stay, circle by circle. That round is over, so the others repeat none
    of its pairs. Whom it has no seats for in their circle's group is seated like a newcomer.
    """
    rounds = np.stack(design.rounds)
    taken = np.zeros(design.seats, dtype=np.int64)
    taken[design.taken] = 1
    fits = [(*_fit(row, taken, old), number) for number, row in enumerate(rounds)]
    for _, homes, number in sorted(fits, key=lambda found: (found[0], -found[2])):
        seated, free = _seat(rounds[number], taken, old, homes, people)
        if len(rounds) > 1:
            ahead = np.delete(rounds, number, axis=0)
            yield Hall(design.name, ahead, seated, rounds[number], free, 0)


def _fit(row: Ints, taken: Ints, old: Sequence[Sequence[int]]) -> tuple[tuple[int, int], Mapping[int, int]]:
    """Return which group each old circle becomes, and how badly that fits; some circles may find no group.

    Large circles go where most seats are planned to be taken. It fits badly where people find no seat with
    their circle, and then where they take more seats than planned.
    """
    room, planned = np.bincount(row), np.bincount(row, weights=taken).astype(np.int64)
    labels = sorted(range(len(room)), key=lambda label: (-planned[label], -room[label], label))
    circles = sorted(range(len(old)), key=lambda circle: (-len(old[circle]), circle))
    homes = dict(zip(circles, labels, strict=False))
    left = sum(len(old[circle]) for circle in circles[len(labels) :])
    left += sum(max(0, len(old[circle]) - int(room[label])) for circle, label in homes.items())
    over = sum(max(0, len(old[circle]) - int(planned[label])) for circle, label in homes.items())
    return (left, over), homes


def _seat(
    row: Ints, taken: Ints, old: Sequence[Sequence[int]], homes: Mapping[int, int], people: int
) -> tuple[Ints, Flags]:
    """Return who sits where (S,), and which rows are free (P+1,): planned seats are taken first."""
    seated = np.full(len(row), people, dtype=np.int64)
    free = np.ones(people + 1, dtype=np.bool_)
    for circle, label in homes.items():
        places = np.flatnonzero(row == label)
        best = places[np.argsort(-taken[places], kind="stable")][: len(old[circle])]
        members = list(old[circle][: len(best)])
        seated[best], free[members] = members, False
    others = np.flatnonzero(free[:people])
    open_seats = np.flatnonzero(seated == people)
    best = open_seats[np.argsort(-taken[open_seats], kind="stable")][: len(others)]
    seated[best] = others
    return seated, free


def misfit(hall: Hall, size: Size) -> int:
    """Return how many people too few or too many the next round has, however newcomers are seated.

    A group without anybody who stays may stay empty.
    """
    row = hall.rounds[0]
    bound = ~hall.free[hall.seated]
    room, staying = np.bincount(row), np.bincount(row, weights=bound).astype(np.int64)
    newcomers = int(hall.free[: hall.people].sum())
    short = int(np.where(staying > 0, np.maximum(size.least - staying, 0), 0).sum())
    seats = int((np.minimum(room, size.most) - staying).clip(0).sum())
    over = int(np.maximum(staying - size.most, 0).sum())
    return over + max(0, short - newcomers) + max(0, newcomers - seats)
