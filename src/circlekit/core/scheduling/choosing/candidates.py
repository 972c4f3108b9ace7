"""Every slot that a circle could have, and how often each asks each member for what they did not offer.

What is the same for several circles is worked out once: the slots of an anchor zone, and which quarter hour
of another zone's week each of their meetings falls in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.attendance import (
    EARLIEST,
    IF_NEEDED,
    LATEST,
    OUTSIDE,
    answer,
    first_minute,
)
from circlekit.core.scheduling.clocks import Clock, Ints, clock_of
from circlekit.core.scheduling.slots import (
    QUARTER,
    Days,
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

_QUARTERS = np.arange(_NOT_HELD + 1)
_QUARTERS.flags.writeable = False

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

    ``quarters`` (D, S) are those of the week in which meetings begin. ``changing`` are slots with a meeting
    during which these clocks change, ``begins`` the quarter and ``instants`` the UTC minute of its start.
    """

    quarters: NDArray[np.int16]
    changing: Ints
    begins: NDArray[np.int16]
    instants: Ints


class Candidates:
    """The slots there are for the circles of one cohort; ``days`` limits them to some dates."""

    def __init__(self, cohort: Cohort, days: Days | None = None) -> None:
        self.cohort = cohort
        self._days = days_of(cohort) if days is None else days
        self._table = lru_cache(maxsize=None)(self._table_of)
        self._seen = lru_cache(maxsize=_KEPT)(self._seen_from)
        self._own_rows = lru_cache(maxsize=_KEPT)(self._rows_of)
        self._worth = _worth(cohort.meeting.minutes)

    def asked(self, people: Sequence[Participant], anchors: Sequence[str]) -> Asked:
        """Return every slot in any of the anchor zones, once, and what it asks of whom."""
        tables = [
            part_of(self._table(name), self._own_rows(name, tuple(anchors[:place])))
            for place, name in enumerate(anchors)
        ]
        missed, stretched, indecent, night = self._counts(people, anchors)
        return Asked(_joined(tables, anchors), missed, stretched, indecent, night.sum(axis=0))

    def asked_again(self, asked: Asked, index: int, person: Participant) -> Asked:
        """Return what the same slots ask when the member at ``index`` answers otherwise, in their zone."""
        changed = self._counts([person], asked.table.anchors)
        missed, stretched, indecent = (
            np.concatenate([before[:index], now, before[index + 1 :]])
            for before, now in zip((asked.missed, asked.stretched, asked.indecent), changed, strict=False)
        )
        return asked._replace(missed=missed, stretched=stretched, indecent=indecent)

    def _counts(self, people: Sequence[Participant], anchors: Sequence[str]) -> Sequence[Ints]:
        """Return missed, stretched, indecent and night, (P, S) each."""
        packed = np.array([self._counts_of(person, anchors) for person in people])
        return [packed >> _BITS * place & (1 << _BITS) - 1 for place in range(4)]

    def _table_of(self, anchor: str) -> SlotTable:
        return table_of(self._days, self.cohort, [anchor])

    def _rows_of(self, anchor: str, before: tuple[str, ...]) -> Ints:
        """Return the slots of an anchor that are not the same instants as one of an anchor ``before``.

        Where two zones change their clocks together, only a slot that falls on another day in the other
        zone can differ.
        """
        start = self._table(anchor).start
        fresh = np.ones(len(start), dtype=np.bool_)
        own = clock_of(anchor, self.cohort)
        for name in before:
            ahead = _ahead(own, clock_of(name, self.cohort))
            if ahead is not None:
                fresh &= (start + ahead < 0) | (start + ahead >= DAY)
        return np.flatnonzero(fresh)

    def _seen_from(self, anchor: str, zone: str) -> _Seen:
        table, clock = self._table(anchor), clock_of(zone, self.cohort)
        quarters = local_quarters(clock, table).astype(np.int16)
        quarters[~held(table)] = _NOT_HELD
        changing = clock.changing(table.instants, self.cohort.meeting.minutes) & held(table)
        return _Seen(
            np.ascontiguousarray(quarters.T),
            np.flatnonzero(changing) // changing.shape[1],
            quarters[changing],
            table.instants[changing],
        )

    def _counts_of(self, person: Participant, anchors: Sequence[str]) -> Ints:
        """Return (S,): somebody's four counts for each slot, packed into one number."""
        week = self._worth[np.append(week_levels(person, self.cohort.meeting.minutes), [OUTSIDE]), _QUARTERS]

        @cache
        def exactly(instant: int) -> int:
            return answer(person, meeting_at(instant, self.cohort.meeting.minutes))

        found = []
        for place, anchor in enumerate(anchors):
            seen, rows = self._seen(anchor, person.timezone), self._own_rows(anchor, tuple(anchors[:place]))
            seen = _since(seen, self._table(anchor), first_minute(person))
            counts = week[seen.quarters].sum(axis=0)
            said = np.array([exactly(instant) for instant in seen.instants.tolist()], dtype=np.int64)
            np.add.at(counts, seen.changing, self._worth[said, seen.begins] - week[seen.begins])
            found.append(counts if len(rows) == len(counts) else counts[rows])
        return np.concatenate(found)


def held(table: SlotTable) -> NDArray[np.bool_]:
    """Return (S, D): which instants are meetings, and not there to fill the row."""
    found: NDArray[np.bool_] = np.arange(table.instants.shape[1])[None, :] < table.dates[:, None]
    return found


def _since(seen: _Seen, table: SlotTable, minute: int | None) -> _Seen:
    """Return the same without the meetings before a UTC minute: they ask nothing of who joins then."""
    if minute is None:
        return seen
    quarters = seen.quarters.copy()
    quarters[minute > table.instants.T] = _NOT_HELD
    later = seen.instants >= minute
    return _Seen(quarters, seen.changing[later], seen.begins[later], seen.instants[later])


def _worth(minutes: int) -> Ints:
    """Return (3, 673): what a meeting counts for by what somebody says of it and when it begins."""
    begins = _QUARTERS * QUARTER % DAY
    early_or_late = (begins < EARLIEST) | (begins + minutes > LATEST)
    night = (begins < _PREFERRED_FROM) | (begins + minutes > _PREFERRED_TO)
    said = np.arange(3)[:, None]
    kinds = (said == OUTSIDE, said == IF_NEEDED, (said == OUTSIDE) & early_or_late, night)
    total = sum(np.where(kind, 1 << _BITS * place, 0) for place, kind in enumerate(kinds))
    return np.where(_QUARTERS == _NOT_HELD, 0, np.broadcast_to(total, (3, len(_QUARTERS))))


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
