"""Affine planes from which whole lines are taken away, and a few points.

The plane over GF(q) has q + 1 rounds of q lines (Bose 1938), but its groups are q strong. Take some lines
away: every other line loses a point where it crosses one of them, fewer where it is parallel or goes through
a point of two. What is left has q + 1 rounds still, if each line kept a fit size or nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from circlekit.core.fields import Size
from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.design import Design
from circlekit.core.rotation.designs.fields import Ints, multiplication, prime_power

Kept = NDArray[np.bool_]
"""(points,): which points of a plane are left."""

Incidence = NDArray[np.float32]
"""(lines, points), 1 where the point is on the line: small whole numbers, but products of these are quick."""

LARGEST = 16
"""Lines of larger planes are not taken away: the tries would take too long."""

_TRIES, _SEED = 500, 19
"""How many sets of lines are tried, and the seed that finds most of what long searches find."""


def orders(people: int, size: Size) -> Iterator[int]:
    """Yield the orders of planes that might be left with so many points, the most rounds first.

    In q + 1 rounds each point meets least - 1 to most - 1 others. Planes of 2 * least and more are left to
    truncated grids: there a whole column can be cut into groups, and no lines need to go.
    """
    for order in range(min(LARGEST, 2 * size.least - 1), size.most, -1):
        meets = (order + 1) * (size.least - 1), (order + 1) * (size.most - 1)
        if prime_power(order) is not None and meets[0] < people <= meets[1] + 1:
            yield order


def less_lines(order: int, size: Size, people: int) -> Design:
    """Return the design of the plane of this order that is left with so many points."""
    kept = remainders(order, size)[people]
    taken = np.flatnonzero(kept).astype(np.int64)
    return Design(f"plane of order {order} less lines and points", tuple(_classes(order)), taken)


@cache  # one search finds what is left for many head-counts
def remainders(order: int, size: Size) -> Mapping[int, Kept]:
    """Return by head-count what can be left of the plane of this order, so that all lines have a fit size."""
    lines = _incidence(order)
    chance, found = Random(_SEED), dict[int, Kept]()  # noqa: S311  not for secrets
    for _ in range(_TRIES):
        away = _arrangement(lines, order, chance.randint(order - size.most, order - size.least), chance)
        for kept in _thinned(lines, lines[away].sum(axis=0) == 0, size):
            found.setdefault(int(kept.sum()), kept)
    return found


def _classes(order: int) -> list[Ints]:
    """Return a label array (points,) for each parallel class; point order * x + y, lines y = a * x + c."""
    prime, degree = prime_power(order) or (order, 1)
    x, y = np.divmod(np.arange(order * order, dtype=np.int64), order)
    minus, times = groups.subtraction((prime,) * degree), multiplication(order)
    return [minus[y, times[slope, x]] for slope in range(order)] + [x]


def _incidence(order: int) -> Incidence:
    """Return (lines, points), 1 where the point is on the line; the lines of a class follow each other."""
    each = np.arange(order)[:, None]
    return np.concatenate([each == found for found in _classes(order)]).astype(np.float32)


def _arrangement(lines: Incidence, order: int, count: int, chance: Random) -> list[int]:
    """Return lines to take away: any, and by chance some parallel to others or through points of others."""
    away = [chance.randrange(len(lines))]
    special = chance.random()
    while len(away) < count:
        other, line = chance.choice(away), chance.randrange(len(lines))
        if chance.random() < special:
            parallel = chance.random() < 0.5
            class_of_other = range(other // order * order, other // order * order + order)
            line = chance.choice(class_of_other if parallel else _through_a_point(lines, away, chance))
        if line not in away:
            away.append(line)
    return away


def _through_a_point(lines: Incidence, away: list[int], chance: Random) -> list[int]:
    """Return the lines through a point of several of those taken away, or of one while they have none."""
    covered = lines[away].sum(axis=0)
    points = np.flatnonzero(covered >= min(2, covered.max())).tolist()
    through: list[int] = np.flatnonzero(lines[:, chance.choice(points)]).tolist()
    return through


def _thinned(lines: Incidence, kept: Kept, size: Size) -> Iterator[Kept]:
    """Yield what is left with ever fewer points, whenever all lines have a fit size.

    A point may go whose lines can all spare it; the first of those whose lines are the fullest goes.
    """
    while True:
        on = lines @ kept
        full, short = on > size.most, (on > 0) & (on <= size.least)
        if not full.any() and not (on[short] < size.least).any():
            yield kept
        can_go = kept & (short @ lines == 0)
        if not can_go.any():
            return
        kept = kept.copy()
        kept[np.where(can_go, full @ lines, -1).argmax()] = False
