"""The weekly hours a circle could meet at: candidate slots, reduced to those that make a difference."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort
from circlekit.core.scheduling.slots import (
    OUTSIDE,
    SlotTable,
    anchor_patterns,
    clock_of,
    local_quarters,
    slot_table,
    week_levels,
)

Flags = NDArray[np.bool_]

COMPARED = 3_000
"""Up to so many different hours each is compared with every other; beyond, only doubles are dropped."""


NEARLY = 2
"""An hour so many people short of a quorum is kept: where nothing better exists, it misses fewest."""


class Hours(NamedTuple):
    """``can`` (P, H): who can come on every date, at each hour worth considering.

    ``rows`` (H,) are their rows in ``table``; ``every`` (P, S) is ``can`` before the reduction.
    """

    can: Flags
    rows: NDArray[np.int64]
    table: SlotTable
    every: Flags
    quorum: int


def shared_hours(cohort: Cohort, quorum: int) -> Hours:
    """Return the hours at which (nearly) ``quorum`` people can come on every date of the cohort.

    An hour is dropped when another suits the same people and more: no circle would prefer it.
    """
    table = slot_table(cohort, anchor_patterns(cohort), step=_step(len(cohort.participants)))
    every = can_come(cohort, table)
    rows = _useful(every, quorum, _leading(cohort))
    return Hours(every[:, rows], rows, table, every, quorum)


def _step(people: int) -> int:
    """Return the minutes between starts: finer than the circles of a large cohort need only costs time."""
    return 15 if people <= 100 else 30 if people <= 400 else 60


def _leading(cohort: Cohort) -> Flags:
    leading = np.array([person.lead != "no" for person in cohort.participants], dtype=np.bool_)
    return leading if leading.any() else np.ones_like(leading)


def can_come(cohort: Cohort, table: SlotTable) -> Flags:
    """Return (P, S): who can come to each slot on every date, gladly or if needed."""
    result = np.zeros((len(cohort.participants), len(table.start)), dtype=np.bool_)
    zones = {person.timezone for person in cohort.participants}
    quarters = {name: local_quarters(clock_of(name, cohort), table) for name in zones}
    known: dict[tuple[object, ...], Flags] = {}
    for index, person in enumerate(cohort.participants):
        key = (person.timezone, person.available, person.if_needed)
        if key not in known:
            week = week_levels(person, cohort.meeting.minutes) != OUTSIDE
            known[key] = week[quarters[person.timezone]].all(axis=1)
        result[index] = known[key]
    return result


def _useful(every: Flags, quorum: int, leading: Flags) -> NDArray[np.int64]:
    """Return the columns that enough people and somebody to lead can come to, doubles and lesser ones out."""
    enough = np.flatnonzero((every.sum(axis=0) >= quorum - NEARLY) & every[leading].any(axis=0))
    packed = np.packbits(every[:, enough], axis=0)
    _, first = np.unique(packed, axis=1, return_index=True)
    rows = enough[np.sort(first)]
    if len(rows) > COMPARED:
        return rows
    return rows[~_dominated(every[:, rows])]


def _dominated(can: Flags) -> Flags:
    """Return (H,): whether another column has everybody this one has, and more."""
    numbers = can.astype(np.float32)
    count = numbers.sum(axis=0)
    inside = (numbers.T @ numbers) == count[:, None]
    smaller = count[:, None] < count[None, :]
    found: Flags = (inside & smaller).any(axis=1)
    return found
