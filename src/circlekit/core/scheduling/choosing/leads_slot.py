"""The slot of the leads: as for any circle, but the meetings of their own circles go first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Circle, Cohort, Meeting, Slot
from circlekit.core.scheduling.arrange import Arrangement, members_of
from circlekit.core.scheduling.choosing.candidates import Candidates, held
from circlekit.core.scheduling.choosing.choose import Ranking, anchors, slot_at
from circlekit.core.scheduling.choosing.costs import costs, first_row, ties
from circlekit.core.scheduling.clocks import minute_of
from circlekit.core.scheduling.slots import SlotTable

MOST_WEIGHED = 1_000
"""So many pairs of a lead and an anchor zone are weighed: for many leads the zones of most of them do."""


def leads_slot(leads: Circle, plans: Sequence[Arrangement], cohort: Cohort) -> Slot | None:
    """Return the best slot for ``leads``; None when there is no date. ``cohort`` has the leads' rhythm.

    Most leads can come to every meeting, and no meeting of a circle that they lead is at the same time;
    between such slots as ``choose_slot`` does.
    """
    people = members_of(leads, {person.id: person for person in cohort.participants})
    zones = anchors(leads, people, cohort)[: max(1, MOST_WEIGHED // len(people))]
    asked = Candidates(cohort).asked(people, zones)
    if not len(asked.table.start):
        return None
    busy = {plan.circle.lead: plan.meetings for plan in plans}
    away = asked.missed > 0
    for row, person in enumerate(people):
        away[row] |= _overlapping(asked.table, cohort.meeting.minutes, busy.get(person.id, ()))
    ranking = Ranking(leads, people, asked, costs(asked, leads, people, cohort))
    keys = (away.sum(axis=0), *ranking.costs, *ties(asked))
    return slot_at(ranking, first_row(keys), cohort)


def _overlapping(table: SlotTable, minutes: int, meetings: Sequence[Meeting]) -> NDArray[np.bool_]:
    """Return (S,): which slots have a meeting that overlaps one of ``meetings``."""
    found: NDArray[np.bool_] = np.zeros(table.instants.shape, dtype=np.bool_)
    for meeting in meetings:
        start = minute_of(meeting.start)
        found |= (table.instants < start + meeting.minutes) & (table.instants + minutes > start)
    return np.asarray((found & held(table)).any(axis=1), dtype=np.bool_)
