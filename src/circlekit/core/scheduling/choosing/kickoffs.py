"""First meetings that one person can attend, all of them: no two at once, and by day where that is possible.

A circle may have another time for it, which is told; or it begins a meeting or two later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort, Slot
from circlekit.core.scheduling.attendance import EARLIEST, LATEST
from circlekit.core.scheduling.choosing.apart import Floats, apart
from circlekit.core.scheduling.choosing.choose import Ranking, slot_at
from circlekit.core.scheduling.clocks import Ints, clock_of
from circlekit.core.scheduling.days_off import days_off
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.slots import QUARTER
from circlekit.core.sections import Instead
from circlekit.core.windows import DAY

_UNSERVED, _ABSENT, _AT_NIGHT, _BEGUN_LATER, _WORSE, _LATER = 1e5, 1e4, 5e3, 1e3, 1.0, 1e-3
"""What counts most: that circles keep a quorum, then that members can always come, the coordinator's night,
that no circle leaves its first meeting out, and at last the next kind of slot, or the next one of a kind."""

_KINDS = 50
"""So many steps from its best time are told apart."""

_LEFT_OUT = 2
"""So many meetings a circle may leave out at its beginning."""


class Pick(NamedTuple):
    """A row of a ranking, without its first ``left_out`` meetings."""

    row: int
    left_out: int = 0


class _Choice(NamedTuple):
    """What a circle can choose from: rows and how many meetings to leave out, with beginnings that differ.

    ``begins`` are UTC minutes; the choice that costs least stands first.
    """

    rows: Ints
    left_out: Ints
    begins: Ints
    cost: Floats


class KickOffs(NamedTuple):
    """What was picked from each ranking; the first meetings of ``unattended`` ones overlap others."""

    picks: tuple[Pick, ...]
    unattended: tuple[int, ...]


def kick_offs(rankings: Sequence[Ranking], cohort: Cohort, taken: Iterable[int] = ()) -> KickOffs:
    """Return a slot for each circle such that no two first meetings overlap, at the least cost in all.

    ``taken`` are UTC minutes at which first meetings begin that cannot change. A circle that is left without
    a free slot keeps its best one.
    """
    begun = np.array(sorted(taken), dtype=np.int64)
    blocks = 2 * -(-cohort.meeting.minutes // QUARTER) - 1  # starts that one other meeting makes impossible
    most = blocks * (len(rankings) + len(begun)) + 1
    # Of two circles that could both move the later one does: so there is one best choice, not several.
    stay = [_LATER * (2 - index / len(rankings)) for index in range(len(rankings))]
    choices = [
        _choice(ranking, cohort, most, begun, later) for ranking, later in zip(rankings, stay, strict=True)
    ]
    begins, costs = [choice.begins for choice in choices], [choice.cost for choice in choices]
    picked = apart(begins, costs, cohort.meeting.minutes, alike=_WORSE / 2)
    picks = tuple(
        Pick(int(ranking.order[0]))
        if place is None
        else Pick(int(choice.rows[place]), int(choice.left_out[place]))
        for ranking, choice, place in zip(rankings, choices, picked, strict=True)
    )
    return KickOffs(picks, tuple(index for index, place in enumerate(picked) if place is None))


def slot_of(ranking: Ranking, pick: Pick, cohort: Cohort) -> Slot:
    """Return what was picked as a slot."""
    slot = slot_at(ranking, pick.row, cohort)
    return slot.model_copy(update={"first": dates_in(cohort, slot.weekday, slot.week)[pick.left_out]})


def _choice(ranking: Ranking, cohort: Cohort, most: int, taken: Ints, later: float) -> _Choice:
    """Return the best ``most`` choices of a circle; more are never needed, as the others block fewer.

    ``later`` is what it costs to take the next slot of those that suit as well.
    """
    table, order = ranking.asked.table, ranking.order
    # A meeting that a holiday moved is no date from which the rhythm could count.
    moves = cohort.holidays.instead is Instead.NEXT_WEEK and days_off(cohort)
    columns = range(1 if moves else min(1 + _LEFT_OUT, table.instants.shape[1]))
    begins = np.concatenate([table.instants[order, column] for column in columns])
    left_out = np.repeat(np.array(columns), len(order))
    cost = np.tile(_cost(ranking), len(columns)) + _BEGUN_LATER * left_out
    cost += _AT_NIGHT * _at_night(begins, cohort)
    held = (left_out == 0) | (np.tile(table.dates[order], len(columns)) > left_out + 1)
    best = np.argsort(np.where(held, cost, np.inf), kind="stable")[: int(held.sum())]
    _, first = np.unique(begins[best], return_index=True)
    best = best[np.sort(first)]
    free = (np.abs(begins[best, None] - taken[None, :]) >= cohort.meeting.minutes).all(axis=1)
    best = best[free][:most]
    rows = np.tile(order, len(columns))[best]
    return _Choice(rows, left_out[best], begins[best], cost[best] + later * np.arange(len(best)))


def _cost(ranking: Ranking) -> Floats:
    """Return what slots cost against the best one, in the order of the ranking."""
    order, costs = ranking.order, ranking.costs
    columns = np.array([cost[order] for cost in costs])
    new = np.ones(len(order), dtype=np.int64)
    new[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
    kind = np.minimum(np.cumsum(new) - 1, _KINDS)
    return np.asarray(
        _UNSERVED * (costs.unserved[order] - costs.unserved[order[0]])
        + _ABSENT * (costs.absent[order] - costs.absent[order[0]])
        + _WORSE * kind,
        dtype=np.float64,
    )


def _at_night(begins: Ints, cohort: Cohort) -> NDArray[np.bool_]:
    """Tell which meetings are outside 07:00-21:30 of the cohort's zone; none where it has no zone."""
    if cohort.timezone is None:
        return np.zeros(len(begins), dtype=np.bool_)
    local = clock_of(cohort.timezone, cohort).local(begins) % DAY
    return np.asarray((local < EARLIEST) | (local + cohort.meeting.minutes > LATEST))
