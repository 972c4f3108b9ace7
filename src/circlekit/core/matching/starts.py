"""Where a search begins: circles built around hours at which people can meet, and everybody else dealt in.

An hour is drawn for one circle after the other, the more people it still suits the likelier; those with the
fewest other hours are seated first. Many quick draws are made and the one that serves most people is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.board import Board
from circlekit.core.matching.hours import Flags, Hours
from circlekit.core.matching.terms import Ints
from circlekit.core.matching.units import pack


def hours_first(hours: Hours, groups: int, seats: int, draws: int, rng: np.random.Generator) -> Ints:
    """Return (P,): the circle of each person seated at a shared hour, -1 for the others.

    The result is the best of so many ``draws``.
    """
    best = np.full(len(hours.leading), -1, dtype=np.int64)
    for _ in range(draws if hours.can.shape[1] else 0):
        labels = _draw(hours, groups, seats, rng)
        if (labels >= 0).sum() > (best >= 0).sum():
            best = labels
    return best


def _draw(hours: Hours, groups: int, seats: int, rng: np.random.Generator) -> Ints:
    """Return (P,): circles filled around hours drawn at random, one after the other."""
    can, leading, quorum = hours.can, hours.leading, hours.quorum
    free = np.ones(len(leading), dtype=np.bool_)
    labels = np.full(len(leading), -1, dtype=np.int64)
    spare = len(leading) - groups * quorum  # how many circles may be larger than they must be
    number = can.astype(np.int64)
    everyone, leads = number.sum(axis=0), number[leading].sum(axis=0)  # free people, by hour
    for group in range(groups):
        count = np.where((everyone >= quorum) & (leads > 0), everyone, 0)
        if not count.any():
            break
        hour = _weighted(count * count * count, rng)
        size = quorum + min(seats - quorum, max(spare, 0))
        chosen = _rarest(can, free, hour, leading, size, rng)
        spare -= len(chosen) - quorum
        labels[chosen] = group
        free[chosen] = False
        everyone -= number[chosen].sum(axis=0)
        leads -= number[chosen[leading[chosen]]].sum(axis=0)
    return labels


def _weighted(weights: Ints, rng: np.random.Generator) -> int:
    ends = np.cumsum(weights)
    return int(np.searchsorted(ends, rng.integers(ends[-1]), side="right"))


def _rarest(can: Flags, free: Flags, hour: int, leading: Flags, size: int, rng: np.random.Generator) -> Ints:
    """Return up to ``size`` free people who can come at ``hour``, one who would lead among them."""
    rows = np.flatnonzero(free & can[:, hour])
    choices = can[rows].sum(axis=1) * 8 + rng.integers(0, 8, size=len(rows))
    rows = rows[np.argsort(choices, kind="stable")]
    leads = np.flatnonzero(leading[rows])
    first = leads[0] if len(leads) else 0
    return np.concatenate([rows[first : first + 1], np.delete(rows, first)])[:size]


def fill_seats(
    board: Board, size: Size, groups: int, labels: Ints, order: Ints, leading: Flags
) -> Ints | None:
    """Return (G, seats): everybody seated: blocks first, then ``labels`` where there is room, then the rest.

    ``order`` (P,) is the order in which people are dealt, those willing to lead before the others; None when
    people bound together do not fit into circles of this size.
    """
    circles = pack(board.blocks, groups, size.most)
    if circles is None:
        return None
    sizes = _sizes_around(labels, [len(circle) for circle in circles], board.people, size)
    bound = {row for block in board.blocks for row in block}
    later: list[int] = []
    for row in (int(row) for row in order if int(row) not in bound):
        label = int(labels[row])
        if label >= 0 and len(circles[label]) < sizes[label]:
            circles[label].append(row)
        else:
            later.append(row)
    _deal(circles, sizes, sorted(later, key=lambda row: not leading[row]), leading)
    empty = [board.people]
    return np.array([circle + empty * (board.seats - len(circle)) for circle in circles], dtype=np.int64)


def _sizes_around(labels: Ints, bound: Sequence[int], people: int, size: Size) -> list[int]:
    """Return sizes with room for people bound, then for those seated at a shared hour, else even."""
    sizes = [max(count, size.least) for count in bound]
    wanted = np.bincount(labels[labels >= 0], minlength=len(sizes)).tolist()
    for _ in range(sum(sizes) - people):  # bound people left too little for the others: some circle is small
        sizes[max(range(len(sizes)), key=lambda group: sizes[group] - bound[group])] -= 1
    for _ in range(people - sum(sizes)):
        room = [group for group in range(len(sizes)) if sizes[group] < size.most]
        sizes[min(room, key=lambda group: (sizes[group] >= wanted[group], sizes[group]))] += 1
    return sizes


def _deal(circles: list[list[int]], sizes: Sequence[int], rows: Sequence[int], leading: Flags) -> None:
    """Give each row to the circle with fewest who would lead, then with most room."""
    leads = [sum(bool(leading[row]) for row in circle) for circle in circles]
    for row in rows:
        open_circles = [group for group in range(len(sizes)) if len(circles[group]) < sizes[group]]
        target = min(open_circles, key=lambda group: (leads[group], len(circles[group]) - sizes[group]))
        circles[target].append(row)
        leads[target] += bool(leading[row])
