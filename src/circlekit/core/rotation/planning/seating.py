"""Who sits where in a design, so that the groups of an earlier round are among its groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.design import Design, renumbered
from circlekit.core.rotation.planning.counts import Ints, Plan

SWEEPS = 12
"""How often each person is offered other seats of their group."""

TRIES = 8
"""In so many rounds of a design places for the groups are looked for: the others are much like them."""


def groups_met(before: Ints) -> list[Ints]:
    """Return the groups of an earlier round, largest first; empty when who met whom were several rounds.

    ``before`` (people, people) says who has met whom. People whom nobody has met are groups of one.
    """
    met = (before > 0) | np.eye(len(before), dtype=bool)
    rows, group = np.unique(met, axis=0, return_inverse=True)
    if (rows.sum(axis=1) != np.bincount(group.reshape(-1))).any():
        return []
    found = [np.flatnonzero(row) for row in rows]
    return sorted(found, key=lambda members: (-len(members), members[0]))


def plans_after(design: Design, groups: Sequence[Ints], size: Size) -> Iterator[Plan]:
    """Yield for each round of a design the others, when groups of people sit within groups of that one.

    Rounds whose sizes do not come out right are left out.
    """
    for number in list(reversed(range(len(design.rounds))))[:TRIES]:
        seats = _packed(design.rounds[number], design.taken, groups)
        if seats is not None:
            others = np.stack([*design.rounds[:number], *design.rounds[number + 1 :]])
            yield _Seating(seats, design.rounds[number], others, size).settled()


def _packed(found: Ints, taken: Ints, groups: Sequence[Ints]) -> Ints | None:
    """Return (people,) seats for groups inside those of one round, or None if some group has no room.

    Each goes where it leaves least room, first among places meant to be taken.
    """
    meant = np.isin(np.arange(len(found)), taken)
    order = np.argsort(~meant, kind="stable")
    free = [order[found[order] == label].tolist() for label in range(int(found.max()) + 1)]
    open_places = [sum(bool(meant[seat]) for seat in seats) for seats in free]
    seats = np.empty(sum(map(len, groups)), dtype=np.int64)
    for members in groups:
        fit = [label for label, places in enumerate(free) if len(places) >= len(members)]
        if not fit:
            return None
        label = min(fit, key=lambda one: (max(len(members) - open_places[one], 0), open_places[one]))
        seats[members] = free[label][: len(members)]
        del free[label][: len(members)]
        open_places[label] = max(open_places[label] - len(members), 0)
    return seats


class _Seating:
    """People on seats, who move to free ones of their group until as many rounds as can be have fit sizes.

    ``_counts`` is (R, G): how many people there are in each group of each of the other rounds.
    """

    def __init__(self, seats: Ints, home: Ints, others: Ints, size: Size) -> None:
        self._seats, self._homes, self._others = seats, home[seats], others
        self._rounds = np.arange(len(others))
        self._counts = np.zeros((len(others), int(others.max()) + 1), dtype=np.int64)
        for number in self._rounds:
            np.add.at(self._counts[number], others[number, seats], 1)
        sizes = np.arange(len(seats) + 2)
        self._outside = np.maximum(sizes - size.most, 0) + np.where(
            sizes, np.maximum(size.least - sizes, 0), 0
        )
        self._free: list[list[int]] = [[] for _ in range(int(home.max()) + 1)]
        for seat in np.setdiff1d(np.arange(len(home)), seats).tolist():
            self._free[home[seat]].append(seat)

    def settled(self) -> Plan:
        """Return the rounds in which every group is fit in the end."""
        for _ in range(SWEEPS):
            if not self._outside[self._counts].any():
                break
            for person in range(len(self._seats)):
                self._offer(person)
        fit = ~self._outside[self._counts].any(axis=1)
        return [renumbered(row[self._seats]) for row in self._others[fit]]

    def _offer(self, person: int) -> None:
        """Let somebody take a free seat of their group if sizes get no worse: an equal one may help on."""
        seat, free = int(self._seats[person]), self._free[self._homes[person]]
        changes = [self._change(seat, other) for other in free]
        if not changes or min(changes) > 0:
            return
        index = changes.index(min(changes))
        here, there = self._others[:, seat], self._others[:, free[index]]
        np.subtract.at(self._counts, (self._rounds, here), 1)
        np.add.at(self._counts, (self._rounds, there), 1)
        self._seats[person], free[index] = free[index], seat

    def _change(self, seat: int, other: int) -> int:
        """Return how many people more are outside fit sizes when one moves from a seat to another."""
        here, there = self._others[:, seat], self._others[:, other]
        apart = here != there
        fewer, more = self._counts[self._rounds, here], self._counts[self._rounds, there]
        change = (
            self._outside[fewer - 1] - self._outside[fewer] + self._outside[more + 1] - self._outside[more]
        )
        return int(change[apart].sum())
