"""Every slot that a circle could have, and how often each asks each member for what they did not offer.

What is the same for several circles is worked out once: the slots of an anchor zone, and which quarter hour
of another zone's week each of their meetings falls in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.attendance import EARLIEST, IF_NEEDED, LATEST, OUTSIDE, answer
from circlekit.core.scheduling.clocks import Clock, Ints, clock_of
from circlekit.core.scheduling.slots import (
    QUARTER,
    Days,
    Levels,
    SlotTable,
    days_of,
    local_quarters,
    meeting_at,
    part_of,
    table_of,
    week_levels,
)
from circlekit.core.windows import DAY, WEEK

_PREFERRED_FROM, _PREFERRED_TO = 8 * 60, 21 * 60
"""Somebody who is free at any hour still prefers to meet between these."""

_NOT_HELD = WEEK // QUARTER
"""Stands for a date that a slot does not have, where others have more."""

_KEPT = 512
"""So many pairs of zones are remembered, of some 50 kB each."""

_BITS = 15  # a year of weeks has 53 meetings, and a count must not run into the next


class Asked(NamedTuple):
    """What the slots of ``table`` ask of a circle's members, in the order in which they were given.

    At how many meetings each member, (P, S): ``missed`` cannot come; ``stretched`` can only if needed;
    ``indecent`` cannot and it is not even day. ``night`` (S,) counts meetings outside 08:00-21:00 of all.
    """

    table: SlotTable
    missed: Ints
    stretched: Ints
    indecent: Ints
    night: Ints


class _Seen(NamedTuple):
    """The slots of one anchor in the clock of another zone.

    ``quarters`` (D, S) are those of the week in which meetings begin; ``changing`` are pairs of a slot and
    the meeting during which these clocks change.
    """

    quarters: NDArray[np.int16]
    changing: tuple[tuple[int, int], ...]


class Candidates:
    """The slots there are for the circles of one cohort; ``days`` limits them to some dates."""

    def __init__(self, cohort: Cohort, days: Days | None = None) -> None:
        self.cohort = cohort
        self._days = days_of(cohort) if days is None else days
        self._table = lru_cache(maxsize=None)(self._table_of)
        self._seen = lru_cache(maxsize=_KEPT)(self._seen_from)

    def asked(self, people: Sequence[Participant], anchors: Sequence[str]) -> Asked:
        """Return every slot in any of the anchor zones, once, and what it asks of whom."""
        kept = {name: self._own_rows(name, anchors[:place]) for place, name in enumerate(anchors)}
        tables = [part_of(self._table(name), kept[name]) for name in anchors]
        counts = []
        for person in people:
            week = self._week(person)
            counts.append(np.concatenate([self._counts(person, week, name, kept[name]) for name in anchors]))
        packed = np.array(counts)
        missed, stretched, indecent, night = (
            packed >> _BITS * place & (1 << _BITS) - 1 for place in range(4)
        )
        return Asked(_joined(tables, anchors), missed, stretched, indecent, night.sum(axis=0))

    def _table_of(self, anchor: str) -> SlotTable:
        return table_of(self._days, self.cohort, [anchor])

    def _own_rows(self, anchor: str, before: Sequence[str]) -> Ints:
        """Return the slots of an anchor that are not the same instants as one of an anchor ``before``.

        Where two zones change their clocks together, only a slot that falls on another day in the other
        zone can differ.
        """
        start = self._table(anchor).start
        fresh = np.ones(len(start), dtype=np.bool_)
        own = clock_of(anchor, self.cohort)
        for name in before:
            other = clock_of(name, self.cohort)
            ahead = _ahead(own, other)
            if ahead is not None:
                fresh &= (start + ahead < 0) | (start + ahead >= DAY)
        return np.flatnonzero(fresh)

    def _seen_from(self, anchor: str, zone: str) -> _Seen:
        table, clock = self._table(anchor), clock_of(zone, self.cohort)
        quarters = local_quarters(clock, table).astype(np.int16)
        quarters[~held(table)] = _NOT_HELD
        changing = clock.changing(table.instants, self.cohort.meeting.minutes) & held(table)
        pairs = tuple((int(row), int(column)) for row, column in np.argwhere(changing))
        return _Seen(np.ascontiguousarray(quarters.T), pairs)

    def _week(self, person: Participant) -> Ints:
        """Return (673,): what a meeting counts for that begins in each quarter of somebody's week."""
        minutes = self.cohort.meeting.minutes
        said = np.append(week_levels(person, minutes), [OUTSIDE])
        return _packed(said, np.arange(_NOT_HELD + 1), minutes)

    def _counts(self, person: Participant, week: Ints, anchor: str, rows: Ints) -> Ints:
        """Return (rows,): a person's four counts for some slots of an anchor, packed into one number."""
        seen = self._seen(anchor, person.timezone)
        whole = len(rows) == len(self._table(anchor).start)
        quarters = seen.quarters if whole else seen.quarters[:, rows]
        counts = np.asarray(week[quarters].sum(axis=0))
        for row, column in seen.changing:
            place = int(np.searchsorted(rows, row))
            if place < len(rows) and rows[place] == row:
                quarter = seen.quarters[column, row]
                counts[place] += self._exactly(person, anchor, row, column, quarter) - week[quarter]
        return counts

    def _exactly(self, person: Participant, anchor: str, row: int, column: int, quarter: np.int16) -> int:
        """Return what a meeting counts for during which somebody's clocks change."""
        minutes = self.cohort.meeting.minutes
        said = answer(person, meeting_at(int(self._table(anchor).instants[row, column]), minutes))
        return int(_packed(np.array([said], dtype=np.int8), np.array([quarter]), minutes)[0])


def held(table: SlotTable) -> NDArray[np.bool_]:
    """Return (S, D): which instants are meetings, and not there to fill the row."""
    found: NDArray[np.bool_] = np.arange(table.instants.shape[1])[None, :] < table.dates[:, None]
    return found


def _packed(said: Levels, quarters: NDArray[np.integer], minutes: int) -> Ints:
    """Return what meetings that begin at ``quarters`` count for; ``said`` is the answer to each."""
    begins = quarters.astype(np.int64) * QUARTER % DAY
    early_or_late = (begins < EARLIEST) | (begins + minutes > LATEST)
    night = (begins < _PREFERRED_FROM) | (begins + minutes > _PREFERRED_TO)
    kinds = (said == OUTSIDE, said == IF_NEEDED, (said == OUTSIDE) & early_or_late, night)
    total = np.zeros(begins.shape, dtype=np.int64)
    for place, kind in enumerate(kinds):
        total += kind.astype(np.int64) << _BITS * place
    return np.where(quarters == _NOT_HELD, 0, total)


def _ahead(own: Clock, other: Clock) -> int | None:
    """Return by how many minutes clocks are behind others all the time; None where that changes."""
    if not np.array_equal(own.since, other.since):
        return None
    ahead = np.unique(other.offset - own.offset)
    return int(ahead[0]) if len(ahead) == 1 else None


def _joined(tables: Sequence[SlotTable], anchors: Sequence[str]) -> SlotTable:
    anchor = [np.full(len(table.start), place) for place, table in enumerate(tables)]
    columns = [name for name in SlotTable._fields if name not in {"anchors", "anchor"}]
    joined = {name: np.concatenate([getattr(table, name) for table in tables]) for name in columns}
    return SlotTable(tuple(anchors), np.concatenate(anchor), **joined)
