"""With how many others each person can meet, on every date, before anybody is in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.clocks import clock_of
from circlekit.core.scheduling.slots import OUTSIDE, Ints, SlotTable, anchor_patterns, levels, slot_table
from circlekit.core.windows import WEEK, Window

BLOCK = 64
"""People looked at together: memory stays small however many there are."""

_MONDAY = 3 * 24 * 60  # the epoch, 1970-01-01, was a Thursday


class Company(NamedTuple):
    """For each participant, the most others who can come to a slot with them; and the busiest slot's hour.

    ``hours`` holds, for each participant, that slot in their own wall clock: one window that covers it on
    both sides of every clock change. ``most`` is how many people can come to it.
    """

    others: tuple[int, ...]
    hours: tuple[Window, ...]
    most: int


def company(cohort: Cohort) -> Company:
    """Return who could meet how many; a slot counts for somebody who can come on every date of it."""
    people = cohort.participants
    table = slot_table(cohort, anchor_patterns(cohort))
    if not len(table.start):
        return Company((0,) * len(people), (), 0)
    counts: Ints = np.zeros(len(table.start), dtype=np.int64)
    for _, free in _blocks(people, cohort, table):
        counts += free.sum(axis=0)
    others = np.zeros(len(people), dtype=np.int64)
    for start, free in _blocks(people, cohort, table):
        others[start : start + len(free)] = np.where(free, counts - 1, 0).max(axis=1)
    busiest = int(counts.argmax())
    instants = table.instants[busiest, : table.dates[busiest]]
    hours = tuple(_hour(person, instants, cohort) for person in people)
    return Company(tuple(others.tolist()), hours, int(counts[busiest]))


def _blocks(
    people: Sequence[Participant], cohort: Cohort, table: SlotTable
) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Yield the number of the first person and (block, S): whether each can come on every date of a slot."""
    for start in range(0, len(people), BLOCK):
        yield start, (levels(people[start : start + BLOCK], cohort, table) != OUTSIDE).all(axis=2)


def _hour(person: Participant, instants: Ints, cohort: Cohort) -> Window:
    local = (clock_of(person.timezone, cohort).local(instants) + _MONDAY) % WEEK
    late = (local - local[0] + WEEK // 2) % WEEK - WEEK // 2  # a clock change moves it by an hour or two
    first = int(local[0] + late.min())
    return Window(first % WEEK, first % WEEK + int(late.max() - late.min()) + cohort.meeting.minutes)
