"""The hour that would help somebody most: nearest to their own windows, and good for the rest of a circle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.matching.form import Formed
from circlekit.core.matching.terms import Ints
from circlekit.core.model import Participant
from circlekit.core.scheduling.attendance import possible_hours
from circlekit.core.scheduling.slots import QUARTER, clock_of, local_quarters
from circlekit.core.windows import DAY, WEEK, Window, say

EARLIEST, LATEST = 7 * 60, 21 * 60 + 30
"""Nobody is asked to meet outside these hours of their own day (practice 64)."""


def hour_that_would_help(formed: Formed, group: Sequence[int], index: int) -> str:
    """Return half a sentence: the hour at which member ``index`` would meet most others; empty without one.

    Of the hours that suit most of the others, a lead among them where one is willing, it is the nearest to
    the member's own. It covers both sides of every clock change in between.
    """
    facts = formed.facts
    columns = _common_hours(formed, [row for place, row in enumerate(group) if place != index])
    person = facts.cohort.participants[group[index]]
    minutes = facts.cohort.meeting.minutes
    clock = clock_of(person.timezone, facts.cohort)
    local = local_quarters(clock, facts.hours.table)[columns] * QUARTER
    day = local % DAY
    starts = local[((day >= EARLIEST) & (day + minutes <= LATEST)).all(axis=1)]
    if not len(starts):
        return ""
    nearest = starts[int(_distance(person, starts, minutes).argmin())]
    late = (nearest - nearest[0] + WEEK // 2) % WEEK - WEEK // 2  # clock changes move it by an hour or two
    first = int(nearest[0] + late.min())
    span = Window(first % WEEK, first % WEEK + int(late.max() - late.min()) + minutes)
    return f"{say(span)} in {person.timezone} would help most"


def _common_hours(formed: Formed, others: Sequence[int]) -> Ints:
    """Return the slots that most of a circle's others can come to; none where they are not two."""
    hours = formed.facts.hours
    can = hours.every[list(others)]
    together = can.sum(axis=0)
    leading = hours.leading[list(others)]
    if leading.any():
        together = together * can[leading].any(axis=0)
    most = int(together.max(initial=0))
    return np.flatnonzero(together == most) if most > 1 else np.zeros(0, dtype=np.int64)


def _distance(person: Participant, starts: Ints, minutes: int) -> Ints:
    """Return (S,): by how many minutes each slot misses the person's windows at its worst date."""
    away = np.full(starts.shape, WEEK, dtype=np.int64)
    for window in possible_hours(person):
        into = (starts - window.start + WEEK // 2) % WEEK - WEEK // 2
        late = np.maximum(into + minutes - (window.end - window.start), 0)
        away = np.minimum(away, np.maximum(-into, 0) + late)
    return np.asarray(away.max(axis=1), dtype=np.int64)
