"""The slots there are, and who can come to which on every date, each in their own zone.

A slot is a weekday, a week of the month and a start in the wall clock of an anchor zone. Its dates become
instants, and each instant becomes a minute of the week in each person's zone: so both sides of every clock
change are tried, and an anchor that changes its clocks differs from one that does not.

Everything here works on arrays; instants are minutes since 1970-01-01T00:00Z.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.meetings import dates_in, weeks_of
from circlekit.core.windows import DAY, DECENT_HOURS, WEEK, Window, join
from circlekit.core.zones import transitions

Ints = NDArray[np.int64]
Levels = NDArray[np.int8]

QUARTER = 15
"""Minutes between possible starts. Every zone's offset is a multiple of it, so local starts are too."""

OUTSIDE, IF_NEEDED, FREE = 0, 1, 2
_MONDAY = 3 * DAY  # 1970-01-01 was a Thursday
_EPOCH = date(1970, 1, 1)


class SlotTable(NamedTuple):
    """All candidate slots of a cohort, one per row.

    ``anchor`` (S,) indexes ``anchors``; ``weekday``, ``week`` (0 in weekly rhythms) and ``start`` are (S,);
    ``instants`` (S, D) are UTC minutes, padded by repeating the last; ``dates`` (S,) counts the real ones.
    """

    anchors: tuple[str, ...]
    anchor: Ints
    weekday: Ints
    week: Ints
    start: Ints
    instants: Ints
    dates: Ints


class Clock(NamedTuple):
    """A zone's offsets over the cohort: from UTC minute ``since[i]`` on, clocks show UTC + ``offset[i]``."""

    since: Ints
    offset: Ints

    def local(self, instants: Ints) -> Ints:
        """Return what clocks show at UTC minutes, as local minutes since the epoch."""
        return instants + self.offset[np.searchsorted(self.since, instants, side="right") - 1]

    def utc(self, local: Ints) -> Ints:
        """Return the UTC minutes of local minutes; in a skipped or doubled hour, as before the change."""
        before = self.offset[np.maximum(np.arange(len(self.offset)) - 1, 0)]
        switch = self.since + np.maximum(before, self.offset)
        index = np.maximum(np.searchsorted(switch, local, side="right") - 1, 0)
        return local - self.offset[index]


def clock_of(zone_name: str, cohort: Cohort) -> Clock:
    """Return a zone's offsets over the whole cohort."""
    pairs = np.array(transitions(zone_name, cohort.starts, cohort.ends), dtype=np.int64)
    return Clock(pairs[:, 0], pairs[:, 1])


def anchor_patterns(cohort: Cohort) -> tuple[str, ...]:
    """Return zones that between them change their clocks in every way the members' zones do.

    Two zones that change at the same instants by as much make the same slots, an hour or more apart, so one
    of them is enough for matching. The cohort's own zone stands for its kind.
    """
    names = dict.fromkeys([*([cohort.timezone] if cohort.timezone else []), *zones_of(cohort.participants)])
    found: dict[tuple[tuple[int, int], ...], str] = {}
    for name in names:
        changes = transitions(name, cohort.starts, cohort.ends)
        pattern = tuple((at, offset - changes[0][1]) for at, offset in changes[1:])
        found.setdefault(pattern, name)
    return tuple(found.values())


def zones_of(people: Iterable[Participant]) -> tuple[str, ...]:
    """Return the people's zones, the most frequent first."""
    names = [person.timezone for person in people]
    return tuple(sorted(dict.fromkeys(names), key=lambda name: -names.count(name)))


def slot_table(cohort: Cohort, anchors: Sequence[str], step: int = QUARTER) -> SlotTable:
    """Return every slot of the cohort's rhythm in the given anchor zones, starts ``step`` minutes apart."""
    starts = np.arange(0, DAY, step, dtype=np.int64)
    days = [
        (weekday, week or 0, dates)
        for weekday in range(7)
        for week in weeks_of(cohort.meeting.every)
        if (dates := dates_in(cohort, weekday, week))
    ]
    most = max((len(dates) for _, _, dates in days), default=1)
    padded = [(*dates, *[dates[-1]] * (most - len(dates))) for _, _, dates in days]
    midnights = np.array([[(day - _EPOCH).days * DAY for day in row] for row in padded], dtype=np.int64)
    midnights = midnights.reshape(len(days), most)
    local = midnights[:, None, :] + starts[None, :, None]
    clocks = [clock_of(name, cohort) for name in anchors]
    instants = [clock.utc(local).reshape(-1, most) for clock in clocks]
    each = len(days) * len(starts)

    def spread(values: Iterable[int]) -> Ints:
        return np.tile(np.repeat(np.array(list(values), dtype=np.int64), len(starts)), len(anchors))

    return SlotTable(
        tuple(anchors),
        np.repeat(np.arange(len(anchors), dtype=np.int64), each),
        spread(weekday for weekday, _, _ in days),
        spread(week for _, week, _ in days),
        np.tile(starts, len(anchors) * len(days)),
        np.concatenate(instants) if instants else np.empty((0, most), dtype=np.int64),
        spread(len(dates) for _, _, dates in days),
    )


def levels(people: Sequence[Participant], cohort: Cohort, table: SlotTable) -> Levels:
    """Return (P, S, D): FREE, IF_NEEDED or OUTSIDE for each person, slot and date (padded dates repeat)."""
    result = np.empty((len(people), *table.instants.shape), dtype=np.int8)
    by_zone: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        by_zone.setdefault(person.timezone, []).append(index)
    for name, indices in by_zone.items():
        local = clock_of(name, cohort).local(table.instants)
        quarter = (local + _MONDAY) % WEEK // QUARTER
        for index in indices:
            result[index] = week_levels(people[index], cohort.meeting.minutes)[quarter]
    return result


def week_levels(person: Participant, minutes: int) -> Levels:
    """Return (672,): what a person says of a meeting that starts at each quarter hour of their week."""
    free = person.available or (() if person.if_needed else DECENT_HOURS)
    either = join((*free, *person.if_needed))
    result = np.zeros(WEEK // QUARTER, dtype=np.int8)
    result[_covered(either, minutes)] = IF_NEEDED
    result[_covered(free, minutes)] = FREE
    return result


def _covered(windows: Iterable[Window], minutes: int) -> NDArray[np.bool_]:
    starts = np.arange(0, WEEK, QUARTER, dtype=np.int64)
    inside = np.zeros(len(starts), dtype=np.bool_)
    for window in windows:
        length = window.end - window.start
        inside |= ((starts - window.start) % WEEK + minutes <= length) | (length >= WEEK)
    return inside
