"""Which slot a circle gets: the one that suits most of its members on every date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.slots import IF_NEEDED, OUTSIDE, Ints, SlotTable, levels, slot_table, zones_of


class Choice(NamedTuple):
    """A circle's slot and what it asks of whom: handles to how many meetings they miss, or stretch for."""

    slot: Slot
    meetings: int
    missed: dict[str, int]
    stretched: dict[str, int]


def choose_slot(circle: Circle, people: Sequence[Participant], cohort: Cohort) -> Choice | None:
    """Return the best slot for a circle; None when no date lies between the cohort's start and its end.

    In this order: fewest people-meetings missed; the lead misses none; the member who stretches most
    stretches least; fewest stretches in all; the most even spread. Ties go to more meetings, the cohort's
    zone, the zone of most members, a start on the hour, and the earliest first meeting. Every member's zone
    is tried as the anchor.
    """
    anchors = _anchors(people, cohort)
    table = slot_table(cohort, anchors)
    if not len(table.start):
        return None
    known = levels(people, cohort, table)
    real = np.arange(known.shape[2])[None, :] < table.dates[:, None]
    missed = ((known == OUTSIDE) & real).sum(axis=2)
    stretched = ((known == IF_NEEDED) & real).sum(axis=2)
    lead = next((index for index, person in enumerate(people) if person.id == circle.lead), None)
    best = _first(missed, stretched, lead, table)
    return Choice(
        _slot(circle, cohort, table, best),
        int(table.dates[best]),
        _counts(people, missed[:, best]),
        _counts(people, stretched[:, best]),
    )


def _anchors(people: Sequence[Participant], cohort: Cohort) -> tuple[str, ...]:
    names = zones_of(people)
    own = [cohort.timezone] if cohort.timezone in names else []
    return tuple(dict.fromkeys([*own, *names]))


def _first(missed: Ints, stretched: Ints, lead: int | None, table: SlotTable) -> int:
    """Return the row that comes first in the order of ``choose_slot``."""
    share = missed.sum(axis=0) * 1_000_000 // table.dates  # a slot with more dates is not worse for it
    by_lead = missed[lead] if lead is not None else np.zeros_like(share)
    off_hour = (table.start % 60 != 0).astype(np.int64) + (table.start % 30 != 0)
    order = (
        table.instants[:, 0],
        off_hour,
        table.anchor,
        -table.dates,
        stretched.max(axis=0) - stretched.min(axis=0),
        stretched.sum(axis=0),
        stretched.max(axis=0),
        by_lead,
        share,
    )
    return int(np.lexsort(order)[0])


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


def _counts(people: Sequence[Participant], counts: Ints) -> dict[str, int]:
    return {person.id: int(count) for person, count in zip(people, counts, strict=True) if count}


