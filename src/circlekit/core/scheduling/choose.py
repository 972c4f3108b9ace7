"""Which slot a circle gets: the one that suits most of its members on every date."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import quorum
from circlekit.core.scheduling.attendance import IF_NEEDED, OUTSIDE
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.slots import (
    Ints,
    Levels,
    SlotTable,
    clock_of,
    levels,
    part_of,
    slot_table,
    zones_of,
)
from circlekit.core.windows import DAY

_EARLY, _LATE = 8 * 60, 21 * 60
"""Somebody who is free at any hour still prefers to meet between these."""


def choose_slot(circle: Circle, people: Sequence[Participant], cohort: Cohort) -> Slot | None:
    """Return the best slot for a circle; None when no date lies between the cohort's start and its end.

    In this order: a quorum can come to every meeting, and with them somebody to lead; most members can come
    to every meeting; fewest people-meetings missed; the lead misses none; the member who stretches most
    stretches least; fewest stretches in all, evenly spread; no unsociable hours. Ties go to more meetings,
    the cohort's zone, the zone of most members or of the lead, a start on the hour, the earliest first
    meeting. Every member's zone is tried as the anchor. The order of ``people`` does not matter.
    """
    table = slot_table(cohort, _anchors(circle, people, cohort))
    if not len(table.start):
        return None
    suits = _first(*_suits(levels(people, cohort, table), circle, people, cohort, table))
    left = part_of(table, suits)
    kind = _first(_unsociable(people, cohort, left), *_ties(left))
    return _slot(circle, cohort, left, int(kind[0]))


def _first(*keys: Ints) -> Ints:
    """Return the rows that come first; the most important key stands first, and less of it is better."""
    rows = np.arange(len(keys[0]))
    for key in keys:
        rows = rows[key[rows] == key[rows].min()]
    return rows


def _anchors(circle: Circle, people: Sequence[Participant], cohort: Cohort) -> tuple[str, ...]:
    """Return the members' zones, in the order in which ties go to them."""
    names = [person.timezone for person in people]
    leads = {person.timezone for person in people if person.id == circle.lead}

    def rank(name: str) -> tuple[bool, int, bool]:
        return name != cohort.timezone, -names.count(name), name not in leads

    return tuple(sorted(zones_of(people), key=rank))


def _suits(
    known: Levels, circle: Circle, people: Sequence[Participant], cohort: Cohort, table: SlotTable
) -> tuple[Ints, ...]:
    """Return how little each slot suits the people, the most important first."""
    real = _real(table)
    missed = ((known == OUTSIDE) & real).sum(axis=2)
    stretched = ((known == IF_NEEDED) & real).sum(axis=2)
    always = (missed == 0).sum(axis=0)
    leads = np.array([person.lead != "no" or person.id == circle.lead for person in people])
    served = (always >= quorum(circle, cohort)) & (missed[leads] == 0).any(axis=0)
    own = np.array([person.id == circle.lead for person in people])
    return (
        -served.astype(np.int64),
        -always,
        missed.sum(axis=0) * 1_000_000 // table.dates,  # a slot with more dates is not worse for it
        missed[own].sum(axis=0),
        stretched.max(axis=0),
        stretched.sum(axis=0),
        stretched.max(axis=0) - stretched.min(axis=0),
    )


def _ties(table: SlotTable) -> tuple[Ints, ...]:
    """Return what decides between slots that suit people alike, the most important first."""
    off_hour = (table.start % 60 != 0).astype(np.int64) + (table.start % 30 != 0)
    return -table.dates, table.anchor, off_hour, table.instants[:, 0]


def _real(table: SlotTable) -> NDArray[np.bool_]:
    """Return (S, D): which instants are meetings, and not there to fill the row."""
    found: NDArray[np.bool_] = np.arange(table.instants.shape[1])[None, :] < table.dates[:, None]
    return found


def _unsociable(people: Sequence[Participant], cohort: Cohort, table: SlotTable) -> Ints:
    """Return (S,): on how many people-meetings a member's clock shows an hour of the night."""
    total = np.zeros(len(table.start), dtype=np.int64)
    for name in zones_of(people):
        begins = clock_of(name, cohort).local(table.instants) % DAY
        night = (begins < _EARLY) | (begins + cohort.meeting.minutes > _LATE)
        total += (night & _real(table)).sum(axis=1) * sum(person.timezone == name for person in people)
    return total


def _slot(circle: Circle, cohort: Cohort, table: SlotTable, row: int) -> Slot:
    week = int(table.week[row]) or None
    weekday = int(table.weekday[row])
    return Slot(
        circle=circle.id,
        first=dates_in(cohort, weekday, week)[0],
        weekday=weekday,
        week=week,
        start=int(table.start[row]),
        minutes=cohort.meeting.minutes,
        timezone=table.anchors[int(table.anchor[row])],
    )
