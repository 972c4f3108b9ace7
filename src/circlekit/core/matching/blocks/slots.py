"""The slots of a large cohort: listed once, merged where no zone can tell them apart, asked of many at once.

What a slot asks of a person is a few *starts*: quarters of their own week at which a meeting, or the part of
it before or after a clock change, must fit into their windows. Two slots that ask the same in every zone are
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.score.hours import Flags
from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.attendance import free_hours, possible_hours
from circlekit.core.scheduling.clocks import Clock, Ints, clock_of
from circlekit.core.scheduling.slots import QUARTER, SlotTable, anchor_patterns, part_of, slot_table
from circlekit.core.windows import WEEK, Window

QUARTERS = WEEK // QUARTER
HOUR = 60
_MONDAY = 3 * 24 * 60  # 1970-01-01 was a Thursday


class Slots(NamedTuple):
    """``asks`` has, by zone, (S, K): the starts that each row of ``table`` asks for, all of them.

    A start is a quarter of the week, for a whole meeting of so many ``minutes``; from ``QUARTERS`` on it is
    one of ``parts``, which are quarters plus ``QUARTERS`` times the minutes before or after a clock change.
    ``hourly`` are the rows that begin on the hour in their anchor zone.
    """

    table: SlotTable
    minutes: int
    parts: Ints
    asks: dict[str, Ints]
    hourly: Ints


def slots_of(cohort: Cohort) -> Slots:
    """Return the slots that make a difference to anybody in the cohort."""
    zones = {person.timezone: person for person in cohort.participants}
    each = cohort.model_copy(update={"participants": tuple(zones[name] for name in sorted(zones))})
    anchors = anchor_patterns(each)
    table = slot_table(each, anchors)
    minutes = cohort.meeting.minutes
    clocks = {name: clock_of(name, cohort) for name in sorted({*zones, *anchors})}
    asked = np.concatenate([_asks(clocks[name], table, minutes) for name in anchors], axis=1)
    _, first = np.unique(asked, axis=0, return_index=True)
    merged = part_of(table, np.sort(first))
    asks = {name: _asks(clocks[name], merged, minutes) for name in sorted(zones)}
    parts = np.unique(np.concatenate([found[found >= QUARTERS] for found in asks.values()]))
    numbered = {name: _numbered(found, parts) for name, found in asks.items()}
    return Slots(merged, minutes, parts, numbered, np.flatnonzero(merged.start % HOUR == 0))


def _asks(clock: Clock, table: SlotTable, minutes: int) -> Ints:
    """Return (S, K): the starts that slots ask of a zone, each once, filled up by repeating one.

    Parts of a meeting stand as a quarter plus ``QUARTERS`` times their minutes.
    """
    instants = table.instants
    before = np.zeros(instants.shape, dtype=np.int64)
    for since in clock.since[1:]:
        part = since - instants
        before = np.where((part > 0) & (part < minutes), part, before)
    first = _quarter(clock, instants) + QUARTERS * before
    after = _quarter(clock, instants + before) + QUARTERS * (minutes - before)
    return _each_once(np.concatenate([first, np.where(before > 0, after, first)], axis=1))


def _numbered(asks: Ints, parts: Ints) -> Ints:
    """Return asks with each part of a meeting replaced by its number among ``parts``."""
    return np.where(asks < QUARTERS, asks, QUARTERS + np.searchsorted(parts, asks))


def _each_once(values: Ints) -> Ints:
    """Return (S, K): the different values of each row, ascending, filled up by repeating the first."""
    values = np.sort(values, axis=1)
    again = np.zeros(values.shape, dtype=np.bool_)
    again[:, 1:] = values[:, 1:] == values[:, :-1]
    most = int((~again).sum(axis=1).max(initial=1))
    order = np.argsort(again, axis=1, kind="stable")[:, :most]
    kept = np.take_along_axis(values, order, axis=1)
    return np.where(np.take_along_axis(again, order, axis=1), kept[:, :1], kept)


def _quarter(clock: Clock, instants: Ints) -> Ints:
    return (clock.local(instants) + _MONDAY) % WEEK // QUARTER


def all_rows(slots: Slots) -> Ints:
    """Return the rows of all slots."""
    return np.arange(len(slots.table.start), dtype=np.int64)


class Diaries:
    """When people can meet, in their own weeks; asked again and again about some of them."""

    def __init__(self, slots: Slots, people: Sequence[Participant]) -> None:
        self._slots = slots
        self._weeks = _weeks([_possible(person) for person in people], slots)
        self._gladly = None
        if any(person.if_needed for person in people):
            self._gladly = _weeks([free_hours(person) for person in people], slots)
        self._zones = np.array([person.timezone for person in people])

    def can_come(self, people: Ints, rows: Ints) -> Flags:
        """Return (P, R): who of some people can come to some slots on every date, gladly or if needed."""
        return self._answers(self._weeks, people, rows)

    def glad(self, people: Ints, rows: Ints) -> Flags | None:
        """Return (P, R): who can come gladly; None where nobody has hours that are for need only."""
        return None if self._gladly is None else self._answers(self._gladly, people, rows)

    def _answers(self, weeks: Flags, people: Ints, rows: Ints) -> Flags:
        found = np.empty((len(people), len(rows)), dtype=np.bool_)
        zones = self._zones[people]
        own = np.ascontiguousarray(weeks[people].T)
        for name in np.unique(zones).tolist():
            who = np.flatnonzero(zones == name)
            found[who] = _asked(own[:, who], self._slots.asks[name][rows]).T
        return found


def _possible(person: Participant) -> Sequence[Window]:
    """Return all windows of a person, joined; those of one kind only are joined already."""
    return possible_hours(person) if person.if_needed else free_hours(person)


def _asked(weeks: Flags, asks: Ints) -> Flags:
    """Return (R, P): who says yes to all that each slot asks; ``weeks`` is (QUARTERS + parts, P)."""
    can: Flags = weeks[asks[:, 0]]
    for column in range(1, asks.shape[1]):
        can &= weeks[asks[:, column]]
    return can


def _weeks(windows: Sequence[Sequence[Window]], slots: Slots) -> Flags:
    """Return (P, QUARTERS + parts): where in each week a meeting, or that part of one, fits its windows."""
    spans = np.array([window for own in windows for window in own], dtype=np.int64).reshape(-1, 2)
    who = np.repeat(np.arange(len(windows)), [len(own) for own in windows])
    length = spans[:, 1:] - spans[:, :1]
    begins, minutes = slots.parts % QUARTERS * QUARTER, slots.parts // QUARTERS
    fits = ((begins - spans[:, :1]) % WEEK + minutes <= length) | (length >= WEEK)
    parts = np.zeros((len(windows), len(slots.parts)), dtype=np.bool_)
    np.logical_or.at(parts, who, fits)
    return np.concatenate([_fitting(spans, who, len(windows), slots.minutes), parts], axis=1)


def _fitting(spans: Ints, who: Ints, people: int, length: int) -> Flags:
    """Return (P, QUARTERS): the quarters at which ``length`` minutes lie inside one of a person's spans."""
    first = -(-spans[:, 0] // QUARTER)
    last = np.minimum((spans[:, 1] - length) // QUARTER, first + QUARTERS - 1)
    last = np.where(spans[:, 1] - spans[:, 0] >= WEEK, first + QUARTERS - 1, last)
    fits = last >= first
    steps = np.zeros((people, 2 * QUARTERS + 1), dtype=np.int16)
    np.add.at(steps, (who[fits], first[fits]), 1)
    np.add.at(steps, (who[fits], last[fits] + 1), -1)
    inside = np.cumsum(steps, axis=1, dtype=np.int16)[:, : 2 * QUARTERS] > 0
    return np.asarray(inside[:, :QUARTERS] | inside[:, QUARTERS:])
