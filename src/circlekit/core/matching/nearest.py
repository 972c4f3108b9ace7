"""The hour that would help somebody most: nearest to their own windows, and good for the rest of a circle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.matching.form import Formed
from circlekit.core.matching.terms import Ints
from circlekit.core.model import Participant
from circlekit.core.scheduling.slots import QUARTER, clock_of, local_quarters
from circlekit.core.windows import DAY, WEEK, Window, say

EARLIEST, LATEST = 7 * 60, 21 * 60 + 30
"""Nobody is asked to meet outside these hours of their own day (contract, decent hours; practice 64)."""


def hour_that_would_help(formed: Formed, group: Sequence[int], index: int) -> str:
    """Return a sentence with the hour at which member ``index`` would meet the others, if there is one."""
    hours = formed.facts.hours
    others = [row for place, row in enumerate(group) if place != index]
    together = hours.every[others].sum(axis=0)
    if not len(together) or together.max() + 1 < hours.quorum:
        return ""
    person = formed.facts.cohort.participants[group[index]]
    columns = np.flatnonzero(together == together.max())
    local = local_quarters(clock_of(person.timezone, formed.facts.cohort), hours.table)[columns] * QUARTER
    minutes = formed.facts.cohort.meeting.minutes
    day = local % DAY
    decent = ((day >= EARLIEST) & (day + minutes <= LATEST)).all(axis=1)
    if not decent.any():
        return ""
    starts = local[decent]
    nearest = starts[int(_distance(person, starts, minutes).argmin())]
    if np.ptp(nearest) >= DAY:  # the week turns in between
        nearest = nearest[:1]
    span = Window(int(nearest.min()), int(nearest.max()) + minutes)
    return f"{say(span)} in {person.timezone} would help most."


def _distance(person: Participant, starts: Ints, minutes: int) -> Ints:
    """Return (S,): how far each slot lies from the person's windows at its worst date, in minutes."""
    windows = (*person.available, *person.if_needed)
    if not windows:
        return np.zeros(len(starts), dtype=np.int64)
    away = np.full(starts.shape, WEEK, dtype=np.int64)
    for window in windows:
        into = (starts - window.start + WEEK // 2) % WEEK - WEEK // 2
        late = np.maximum(into + minutes - (window.end - window.start), 0)
        away = np.minimum(away, np.maximum(-into, 0) + late)
    return np.asarray(away.max(axis=1), dtype=np.int64)
