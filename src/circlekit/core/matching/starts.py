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
from circlekit.core.sizes import even_sizes


def hours_first(
    hours: Hours, leading: Flags, groups: int, seats: int, draws: int, rng: np.random.Generator
) -> Ints:
    """Return (P,): the circle of each person seated at a shared hour, -1 for the others.

    The result is the best of so many ``draws``; ``leading`` (P,) marks those who would lead.
    """
    best = np.full(len(leading), -1, dtype=np.int64)
    for _ in range(draws if hours.can.shape[1] else 0):
        labels = _draw(hours, leading, groups, seats, rng)
        if (labels >= 0).sum() > (best >= 0).sum():
            best = labels
    return best


def _draw(hours: Hours, leading: Flags, groups: int, seats: int, rng: np.random.Generator) -> Ints:
    """Return (P,): circles filled around hours drawn at random, one after the other."""
    can, quorum = hours.can, hours.quorum
    free = np.ones(len(leading), dtype=np.bool_)
    labels = np.full(len(leading), -1, dtype=np.int64)
    spare = len(leading) - groups * quorum  # how many circles may be larger than they must be
    for group in range(groups):
        open_to = can[free]
        count = open_to.sum(axis=0)
        count[~can[free & leading].any(axis=0)] = 0
        count[count < quorum] = 0
        if not count.any():
            break
        hour = _weighted(count * count * count, rng)
        size = quorum + min(seats - quorum, max(spare, 0))
        chosen = _rarest(can, free, hour, leading, size, rng)
        spare -= len(chosen) - quorum
        labels[chosen] = group
        free[chosen] = False
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


def sizes_around(labels: Ints, people: int, groups: int, size: Size) -> tuple[int, ...]:
    """Return sizes with room for everybody at a shared hour, otherwise as even as possible."""
    needed = np.maximum(np.bincount(labels[labels >= 0], minlength=groups), size.least)
    for _ in range(people - int(needed.sum())):
        needed[int(needed.argmin())] += 1
    return tuple(int(count) for count in needed) if needed.sum() == people else even_sizes(people, groups)


def fill_seats(board: Board, sizes: Sequence[int], labels: Ints, order: Ints, leading: Flags) -> Ints | None:
    """Return (G, seats): everybody seated: blocks first, then ``labels`` where there is room, then the rest.

    ``order`` (P,) is the order in which people are dealt, those willing to lead before the others; None when
    the blocks do not fit into the sizes.
    """
    groups: list[list[int]] = [[] for _ in sizes]
    for block in sorted(board.blocks, key=len, reverse=True):
        target = max(range(len(sizes)), key=lambda group: sizes[group] - len(groups[group]))
        if sizes[target] - len(groups[target]) < len(block):
            return None
        groups[target] += block
    bound = {row for block in board.blocks for row in block}
    later: list[int] = []
    for row in (int(row) for row in order if int(row) not in bound):
        label = int(labels[row])
        if label >= 0 and len(groups[label]) < sizes[label]:
            groups[label].append(row)
        else:
            later.append(row)
    _deal(groups, sizes, sorted(later, key=lambda row: not leading[row]), leading)
    empty = [board.people]
    return np.array([group + empty * (board.seats - len(group)) for group in groups], dtype=np.int64)


def _deal(groups: list[list[int]], sizes: Sequence[int], rows: Sequence[int], leading: Flags) -> None:
    """Give each row to the circle with fewest who would lead, then with most room."""
    leads = [sum(bool(leading[row]) for row in group) for group in groups]
    for row in rows:
        open_groups = [group for group in range(len(sizes)) if len(groups[group]) < sizes[group]]
        target = min(open_groups, key=lambda group: (leads[group], len(groups[group]) - sizes[group]))
        groups[target].append(row)
        leads[target] += bool(leading[row])
