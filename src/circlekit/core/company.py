"""With how many others each person can meet, on every date, before anybody is in a circle."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.matching.score.hours import can_come
from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.clocks import Ints, clock_of
from circlekit.core.scheduling.slots import anchor_patterns, slot_table
from circlekit.core.windows import WEEK, Window

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
    can = can_come(cohort, table)
    counts = can.sum(axis=0)
    others = tuple(int(counts[row].max(initial=1)) - 1 for row in can)
    busiest = int(counts.argmax())
    instants = table.instants[busiest, : table.dates[busiest]]
    return Company(others, tuple(_hour(one, instants, cohort) for one in people), int(counts[busiest]))


def _hour(person: Participant, instants: Ints, cohort: Cohort) -> Window:
    local = (clock_of(person.timezone, cohort).local(instants) + _MONDAY) % WEEK
    late = (local - local[0] + WEEK // 2) % WEEK - WEEK // 2  # a clock change moves it by an hour or two
    first = int(local[0] + late.min())
    return Window(first % WEEK, first % WEEK + int(late.max() - late.min()) + cohort.meeting.minutes)
