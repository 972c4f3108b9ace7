"""Who could sit with whom, before anybody does: people gathered around hours that suit them.

The hour that is good for most people, those with few other hours counting most, is taken first; then the
next. In a large cohort nearly everybody finds an hour so, and circles inside a gathering can meet whatever
else is wished of them.
"""

from __future__ import annotations

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.rescue import rescue
from circlekit.core.matching.blocks.units import Gathering, Units, heads_of, middle
from circlekit.core.matching.score.terms import Ints
from circlekit.core.sizes import group_counts

LARGEST = 60
"""So many people are gathered around one hour at most: fewer leave more people without one."""

RARE = 1 << 20
"""What a person counts, shared by the hours they can come to."""


def gather(units: Units, size: Size, quorum: int, rng: np.random.Generator) -> tuple[list[Gathering], Ints]:
    """Return gatherings that can be cut into circles with a lead each, and the units that are in none."""
    choices = units.can.sum(axis=1)
    order = np.argsort(choices * 8 + rng.integers(0, 8, size=len(choices)), kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    found = _taken(units, rank, RARE // np.maximum(choices, 1), size, quorum)
    taken = {unit for gathering in found for unit in gathering.units}
    left = [unit for unit in order.tolist() if unit not in taken]
    if found:
        left = _join(units, found, left, size)
        left = rescue(units, found, left, size)
    return found, np.array(sorted(left), dtype=np.int64)


def _taken(units: Units, rank: Ints, worth: Ints, size: Size, quorum: int) -> list[Gathering]:
    """Return gatherings around one hour after the other; units of a small ``rank`` are taken first."""
    number = units.can.astype(np.int64)
    free = np.ones(len(rank), dtype=np.bool_)
    columns = np.stack([units.people, units.willing, units.people * worth])
    people, willing, value = columns @ number
    found: list[Gathering] = []
    while True:
        worth_it = np.where((people >= quorum) & (willing > 0), value, 0)
        if not worth_it.any():
            return found
        hour = int(worth_it.argmax())
        rows = np.flatnonzero(free & units.can[:, hour])
        chosen = _chosen(units, rows[np.argsort(rank[rows])], size)
        if not len(chosen):
            people[hour] = 0
            continue
        found.append(Gathering(hour, chosen.tolist()))
        free[chosen] = False
        gone = columns[:, chosen] @ number[chosen]
        people, willing, value = people - gone[0], willing - gone[1], value - gone[2]


def _chosen(units: Units, rows: Ints, size: Size) -> Ints:
    """Return the first of some units that can be cut into circles, as many leads among them as circles."""
    willing = units.willing[rows]
    people = min(int(units.people[rows].sum()), LARGEST, int(willing.sum()) * size.most)
    leading = np.flatnonzero(willing > 0)[: -(-people // middle(size))]
    first = np.concatenate([rows[leading], np.delete(rows, leading)])
    ends = np.cumsum(units.people[first])
    for count in range(int(np.searchsorted(ends, people, side="right")), 0, -1):
        if group_counts(int(ends[count - 1]), size):
            return first[:count]
    return first[:0]


def _join(units: Units, found: list[Gathering], left: list[int], size: Size) -> list[int]:
    """Let units join the largest gathering whose hour suits them; return those that still have none."""
    hours = np.array([gathering.hour for gathering in found])
    heads = heads_of(units, found)
    still = []
    for unit in left:
        fitting = np.flatnonzero(units.can[unit, hours])
        fitting = fitting[[bool(group_counts(int(heads[at] + units.people[unit]), size)) for at in fitting]]
        if len(fitting):
            best = int(fitting[heads[fitting].argmax()])
            found[best].units.append(unit)
            heads[best] += units.people[unit]
        else:
            still.append(unit)
    return still
