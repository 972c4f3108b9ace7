"""The slot of the leads: as for any circle, but the meetings of their own circles go first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Circle, Cohort, Meeting, Slot
from circlekit.core.scheduling.arrange import Arrangement, members_of
from circlekit.core.scheduling.candidates import Candidates, held
from circlekit.core.scheduling.choose import rank, slot_at
from circlekit.core.scheduling.costs import first_row, ties
from circlekit.core.scheduling.slots import SlotTable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def leads_slot(leads: Circle, plans: Sequence[Arrangement], cohort: Cohort) -> Slot | None:
    """Return the best slot for ``leads``; None when there is no date. ``cohort`` has the leads' rhythm.

    Most leads can come to every meeting, and no meeting of a circle that they lead is at the same time;
    between such slots as ``choose_slot`` does.
    """
    people = members_of(leads, {person.id: person for person in cohort.participants})
    ranking = rank(leads, people, Candidates(cohort))
    if ranking is None:
        return None
    table, minutes = ranking.asked.table, cohort.meeting.minutes
    busy = [
        [meeting for plan in plans if plan.circle.lead == person.id for meeting in plan.meetings]
        for person in people
    ]
    away = (ranking.asked.missed > 0) | np.array([_overlapping(table, minutes, own) for own in busy])
    keys = (away.sum(axis=0), *ranking.costs, *ties(ranking.asked))
    return slot_at(ranking, first_row(keys), cohort)


def _overlapping(table: SlotTable, minutes: int, meetings: Sequence[Meeting]) -> NDArray[np.bool_]:
    """Return (S,): which slots have a meeting that overlaps one of ``meetings``."""
    found: NDArray[np.bool_] = np.zeros(table.instants.shape, dtype=np.bool_)
    for meeting in meetings:
        start = int((meeting.start - _EPOCH).total_seconds()) // 60
        found |= (table.instants < start + meeting.minutes) & (table.instants + minutes > start)
    return np.asarray((found & held(table)).any(axis=1), dtype=np.bool_)
