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

from circlekit.core.model import Cohort, Meeting, Participant
from circlekit.core.scheduling.attendance import (
    FREE,
    IF_NEEDED,
    OUTSIDE,
    answer,
    first_minute,
    free_hours,
    possible_hours,
)
from circlekit.core.scheduling.clocks import Clock, Ints, clock_of, instant_of
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.rhythms import weeks_in
from circlekit.core.windows import DAY, WEEK, Window
from circlekit.core.zones import transitions

Levels = NDArray[np.int8]

QUARTER = 15
"""Minutes between possible starts. Every zone's offset is a multiple of it, so local starts are too."""

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
    """Return the people's zones, the most frequent first; in whatever order the people stand."""
    names = [person.timezone for person in people]
    return tuple(sorted(set(names), key=lambda name: (-names.count(name), name)))


Days = Sequence[tuple[int, int, tuple[date, ...]]]
"""Weekdays, weeks of the month (0 in weekly rhythms) and the dates on which such a slot meets."""


def days_of(cohort: Cohort) -> Days:
    """Return every weekday and week that the cohort's rhythm offers, with its dates; none without dates."""
    return [
        (weekday, week or 0, dates)
        for weekday in range(7)
        for week in weeks_in(cohort)
        if (dates := dates_in(cohort, weekday, week))
    ]


def slot_table(cohort: Cohort, anchors: Sequence[str], step: int = QUARTER) -> SlotTable:
    """Return every slot of the cohort's rhythm in the given anchor zones, starts ``step`` minutes apart."""
    return table_of(days_of(cohort), cohort, anchors, step)


def table_of(days: Days, cohort: Cohort, anchors: Sequence[str], step: int = QUARTER) -> SlotTable:
    """Return a slot for each of some days, anchors and starts ``step`` minutes apart.

    A slot that on some date begins in an hour which the anchor's clocks skip or double is left out: people
    and calendar programs disagree about when that is.
    """
    midnights = _midnights([dates for _, _, dates in days])
    local = (midnights[:, None, :] + np.arange(0, DAY, step, dtype=np.int64)[None, :, None]).reshape(
        -1, midnights.shape[1]
    )
    clocks = [clock_of(name, cohort) for name in anchors]
    each = DAY // step

    def spread(values: Iterable[int]) -> Ints:
        return np.tile(np.repeat(np.array(list(values), dtype=np.int64), each), len(anchors))

    table = SlotTable(
        tuple(anchors),
        np.repeat(np.arange(len(anchors), dtype=np.int64), len(local)),
        spread(weekday for weekday, _, _ in days),
        spread(week for _, week, _ in days),
        np.tile(local[:, 0] % DAY, len(anchors)),
        np.concatenate([np.empty((0, local.shape[1]), np.int64), *(clock.utc(local) for clock in clocks)]),
        spread(len(dates) for _, _, dates in days),
    )
    clear = [~clock.unclear(local).any(axis=1) for clock in clocks]
    return part_of(table, np.concatenate([np.empty(0, np.bool_), *clear]))


def _midnights(rows: Sequence[Sequence[date]]) -> Ints:
    """Return (rows, most dates): local midnights of dates, each row filled up by repeating its last."""
    most = max(map(len, rows), default=1)
    filled = [[*row, *[row[-1]] * (most - len(row))] for row in rows]
    days = np.array([[(day - _EPOCH).days for day in row] for row in filled], dtype=np.int64)
    return days.reshape(len(rows), most) * DAY


def part_of(table: SlotTable, rows: Ints | NDArray[np.bool_]) -> SlotTable:
    """Return the slots of a table that ``rows`` gives, by their numbers or by flags."""
    columns = table._asdict()
    return SlotTable(columns.pop("anchors"), **{name: column[rows] for name, column in columns.items()})


def levels(people: Sequence[Participant], cohort: Cohort, table: SlotTable) -> Levels:
    """Return (P, S, D): FREE, IF_NEEDED or OUTSIDE for each person, slot and date (padded dates repeat)."""
    result = np.empty((len(people), *table.instants.shape), dtype=np.int8)
    by_zone: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        by_zone.setdefault(person.timezone, []).append(index)
    for name, indices in by_zone.items():
        clock = clock_of(name, cohort)
        quarter = local_quarters(clock, table)
        changing = np.argwhere(clock.changing(table.instants, cohort.meeting.minutes))
        for index in indices:
            person = people[index]
            result[index] = week_levels(person, cohort.meeting.minutes)[quarter]
            for row, column in changing:
                meeting = meeting_at(int(table.instants[row, column]), cohort.meeting.minutes)
                result[index, row, column] = answer(person, meeting)
            since = first_minute(person)
            if since is not None:
                result[index][table.instants < since] = FREE
    return result


def meeting_at(instant: int, minutes: int) -> Meeting:
    """Return a meeting that begins at a UTC minute; it has no number."""
    return Meeting(0, instant_of(instant), minutes)


def local_minutes(clock: Clock, table: SlotTable) -> Ints:
    """Return (S, D): the minute of a zone's week, from Monday, at which each meeting of each slot begins."""
    return (clock.local(table.instants) + _MONDAY) % WEEK


def local_quarters(clock: Clock, table: SlotTable) -> Ints:
    """Return (S, D): the quarter hour of a zone's week, 0-671, in which each meeting of each slot begins."""
    return local_minutes(clock, table) // QUARTER


def week_levels(person: Participant, minutes: int) -> Levels:
    """Return (672,): what a person says of a meeting that starts at each quarter hour of their week."""
    result = np.full(WEEK // QUARTER, OUTSIDE, dtype=np.int8)
    result[_covered(possible_hours(person), minutes)] = IF_NEEDED
    result[_covered(free_hours(person), minutes)] = FREE
    return result


def _covered(windows: Iterable[Window], minutes: int) -> NDArray[np.bool_]:
    starts = np.arange(0, WEEK, QUARTER, dtype=np.int64)
    inside = np.zeros(len(starts), dtype=np.bool_)
    for window in windows:
        length = window.end - window.start
        inside |= ((starts - window.start) % WEEK + minutes <= length) | (length >= WEEK)
    return inside
