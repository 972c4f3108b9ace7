"""People bound ``together``: how they are first seated, and how they move, always whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.seating import Seating

LOOKS = 10_000
"""So many placements are looked at before blocks are taken not to fit."""


def pack(blocks: Sequence[Sequence[int]], groups: int, room: int) -> list[list[int]] | None:
    """Return each circle's bound rows, with no more than ``room`` in any; None when no way was found.

    The largest block comes first, into the emptiest circle; other circles are tried when that leads nowhere.
    """
    circles: list[list[int]] = [[] for _ in range(groups)]
    waiting = sorted(blocks, key=len, reverse=True)
    looks = 0

    def place(index: int) -> bool:
        nonlocal looks
        if index == len(waiting):
            return True
        tried: set[int] = set()
        for circle in sorted(circles, key=len):
            looks += 1
            if len(circle) in tried or len(circle) + len(waiting[index]) > room or looks > LOOKS:
                continue
            tried.add(len(circle))  # circles with as many people are alike
            circle.extend(waiting[index])
            if place(index + 1):
                return True
            del circle[-len(waiting[index]) :]
        return False

    return circles if place(0) else None


def exchange_block(seating: Seating, heat: int, rng: np.random.Generator) -> None:
    """Exchange people bound together with as many others of another circle, if that seems worth it."""
    block = np.array(seating.board.blocks[int(rng.integers(len(seating.board.blocks)))])
    home = int(np.flatnonzero((seating.seats == block[0]).any(axis=1))[0])
    away = int(rng.integers(len(seating.seats)))
    there = _whole_units(seating, away, len(block), rng)
    if away == home or there is None:
        return
    here = np.flatnonzero(np.isin(seating.seats[home], block))
    both = np.array([home, away])
    before = int(seating.circle_values(both).sum())
    _exchange(seating, home, here, away, there)
    gain = int(seating.circle_values(both).sum()) - before
    if gain + int(rng.integers(0, heat + 1)) < 0:
        _exchange(seating, home, here, away, there)
    else:
        seating.total += gain


def _exchange(seating: Seating, home: int, here: Ints, away: int, there: Ints) -> None:
    for mine, theirs in zip(here, there, strict=True):
        seating.swap(home, int(mine), away, int(theirs))


def _whole_units(seating: Seating, circle: int, count: int, rng: np.random.Generator) -> Ints | None:
    """Return ``count`` places of a circle that free people, empty seats or whole blocks sit in."""
    seats = seating.seats[circle]
    units = [np.flatnonzero(np.isin(seats, block)) for block in seating.board.blocks]
    units = [unit for unit in units if len(unit)]
    units += [np.array([place]) for place in np.flatnonzero(~seating.bound[seats])]
    taken: list[int] = []
    for index in rng.permutation(len(units)):
        if len(taken) + len(units[index]) <= count:
            taken += units[index].tolist()
    return np.array(taken) if len(taken) == count else None
