"""The hour that would help somebody most: nearest to their own windows, and good for the rest of a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Facts
from circlekit.core.matching.score.hours import Hours
from circlekit.core.matching.score.terms import Ints
from circlekit.core.model import Participant
from circlekit.core.scheduling.attendance import possible_hours
from circlekit.core.scheduling.clocks import clock_of
from circlekit.core.scheduling.slots import QUARTER, local_quarters, part_of
from circlekit.core.windows import DAY, WEEK, Window, say

EARLIEST, LATEST = 7 * 60, 21 * 60 + 30
"""Nobody is asked to meet outside these hours of their own day (practice 64)."""


class Crowd(NamedTuple):
    """How many people of a cohort can come to each slot (S,), and how many of those would lead (S,)."""

    come: Ints
    lead: Ints


def crowd(hours: Hours) -> Crowd:
    """Return how many can come to each slot; counted once, and asked for many people."""
    return Crowd(hours.every.sum(axis=0), hours.every[hours.leading].sum(axis=0))


def hour_that_would_help(formed: Formed, group: Sequence[int], index: int) -> str:
    """Return the hour at which member ``index`` would meet most others of a circle; empty without one.

    Of the hours that suit most of the others, a lead among them where one is willing, it is the nearest to
    the member's own: ``Tue 18:30-19:30 in Europe/Berlin``.
    """
    columns = _common_hours(formed, [row for place, row in enumerate(group) if place != index])
    return _nearest(formed.facts, group[index], columns)


def hour_to_meet(facts: Facts, everybody: Crowd, row: int) -> tuple[str, int]:
    """Return the further hour at which somebody would meet most others of all, and how many.

    Enough for a circle can come to it, and one of them would lead. Of several such hours it is the nearest
    to the person's own; empty and 0 without one.
    """
    hours = facts.hours
    others = everybody.come - hours.every[row]
    led = (everybody.lead > 0) | hours.leading[row]
    useful = np.where((others >= hours.quorum - 1) & led & ~hours.every[row], others, 0)
    decent = _decent(facts, row, np.flatnonzero(useful))
    if not len(decent):
        return "", 0
    most = int(useful[decent].max())
    return _nearest(facts, row, decent[useful[decent] == most]), most


def meets_nobody(hours: Hours, everybody: Crowd, row: int) -> bool:
    """Tell whether somebody shares no hour with enough others for a circle."""
    return int(everybody.come[hours.every[row]].max(initial=0)) < hours.quorum


def _nearest(facts: Facts, row: int, columns: Ints) -> str:
    """Return the slot nearest to a person's own hours, in their clock; empty when all are early or late.

    It covers both sides of every clock change in between.
    """
    person = facts.cohort.participants[row]
    minutes = facts.cohort.meeting.minutes
    starts = _starts(facts, person, _decent(facts, row, columns))
    if not len(starts):
        return ""
    nearest = starts[int(_distance(person, starts, minutes).argmin())]
    late = (nearest - nearest[0] + WEEK // 2) % WEEK - WEEK // 2  # clock changes move it by an hour or two
    first = int(nearest[0] + late.min())
    span = Window(first % WEEK, first % WEEK + int(late.max() - late.min()) + minutes)
    return f"{say(span)} in {person.timezone}"


def _decent(facts: Facts, row: int, columns: Ints) -> Ints:
    """Return the slots among ``columns`` to which a person may be asked to come on every date."""
    day = _starts(facts, facts.cohort.participants[row], columns) % DAY
    suits = ((day >= EARLIEST) & (day + facts.cohort.meeting.minutes <= LATEST)).all(axis=1)
    return columns[suits]


def _starts(facts: Facts, person: Participant, columns: Ints) -> Ints:
    """Return (columns, D): the minutes of the week at which slots begin on a person's clock."""
    clock = clock_of(person.timezone, facts.cohort)
    return local_quarters(clock, part_of(facts.hours.table, columns)) * QUARTER


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
