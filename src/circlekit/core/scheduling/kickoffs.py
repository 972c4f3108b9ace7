"""First meetings that one person can attend, all of them: no two at once, and by day where that is possible.

Each circle in turn takes its best slot that is free. Where that costs some of them anything, the choice of
all together that costs least is looked for instead (scipy's HiGHS), but for more circles than are usual.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Cohort
from circlekit.core.scheduling.attendance import EARLIEST, LATEST
from circlekit.core.scheduling.choose import Ranking
from circlekit.core.scheduling.clocks import Ints, clock_of
from circlekit.core.scheduling.slots import QUARTER
from circlekit.core.windows import DAY

Floats = NDArray[np.float64]

EXACT = 20_000
"""With more slots to choose from in all, circles take theirs in turn: the exact choice would take long."""

_UNATTENDED, _UNSERVED, _AT_NIGHT, _ABSENT = 1e6, 1e5, 1e4, 1e3
"""What counts most: that all are attended, then that circles keep a quorum, and the coordinator's night."""

_WORSE, _LATER = 1.0, 1e-3
"""What it counts to take the next kind of slot, and the next slot of a kind."""

_KINDS = 50
"""So many steps from its best time are told apart."""


class KickOffs(NamedTuple):
    """The row of each ranking that was chosen; the first meetings of ``unattended`` ones overlap others."""

    rows: tuple[int, ...]
    unattended: tuple[int, ...]


class _Choice(NamedTuple):
    """What a circle can choose from: rows whose first meetings differ, when they begin, at what cost."""

    rows: Ints
    begins: Ints
    cost: Floats


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
    picked = _in_turn(choices, cohort.meeting.minutes)
    few = sum(len(choice.rows) for choice in choices) <= EXACT
    if few and not all(map(_as_good_as_any, choices, picked)):
        picked = _exactly(choices, cohort.meeting.minutes) or picked
    rows = tuple(
        int(ranking.order[0]) if place is None else int(choice.rows[place])
        for ranking, choice, place in zip(rankings, choices, picked, strict=True)
    )
    return KickOffs(rows, tuple(index for index, place in enumerate(picked) if place is None))


def _choice(ranking: Ranking, cohort: Cohort, most: int, taken: Ints, later: float) -> _Choice:
    """Return the best ``most`` slots of a circle; more are never needed, as the others block fewer.

    ``later`` is what it costs to take the next slot of those that suit as well.
    """
    order = ranking.order
    begins = ranking.asked.table.instants[order, 0]
    _, first = np.unique(begins, return_index=True)
    free = (np.abs(begins[first, None] - taken[None, :]) >= cohort.meeting.minutes).all(axis=1)
    kept = np.sort(first[free])
    cost = _cost(ranking, order[kept], cohort) + later * np.arange(len(kept))
    best = np.argsort(cost, kind="stable")[:most]
    return _Choice(order[kept][best], begins[kept][best], cost[best])


def _cost(ranking: Ranking, rows: Ints, cohort: Cohort) -> Floats:
    """Return what slots cost against the best one; ``rows`` are in the order of the ranking."""
    best = ranking.order[0]
    costs = ranking.costs
    columns = np.array([cost[rows] for cost in costs])
    new = np.ones(len(rows), dtype=np.int64)
    new[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
    kind = np.minimum(np.cumsum(new) - 1, _KINDS)
    begins = clock_of(cohort.timezone or "UTC", cohort).local(ranking.asked.table.instants[rows, 0]) % DAY
    night = (begins < EARLIEST) | (begins + cohort.meeting.minutes > LATEST)
    return np.asarray(
        _UNSERVED * (costs.unserved[rows] - costs.unserved[best])
        + _AT_NIGHT * (night if cohort.timezone else 0)
        + _ABSENT * (costs.absent[rows] - costs.absent[best])
        + _WORSE * kind,
        dtype=np.float64,
    )


def _as_good_as_any(choice: _Choice, place: int | None) -> bool:
    """Tell whether a circle has a slot that costs as little as its best one, but for the order."""
    return place is not None and bool(choice.cost[place] < choice.cost[0] + _WORSE / 2)


def _exactly(choices: Sequence[_Choice], minutes: int) -> list[int | None]:
    """Return which place of each choice to take, None for a circle without one; the cost is the least.

    Empty where the solver gives up.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array, vstack

    whose = np.repeat(np.arange(len(choices)), [len(choice.rows) for choice in choices])
    begins = np.concatenate([choice.begins for choice in choices])
    cost = np.concatenate([*(choice.cost for choice in choices), np.full(len(choices), _UNATTENDED)])
    columns = np.arange(len(whose))
    each = csr_array((np.ones(len(whose)), (whose, columns)), shape=(len(choices), len(cost)))
    left_out = csr_array(
        (np.ones(len(choices)), (np.arange(len(choices)), len(whose) + np.arange(len(choices)))),
        shape=each.shape,
    )
    at, during = _overlaps(begins, minutes)
    once = csr_array((np.ones(len(at)), (at, during)), shape=(int(at.max(initial=-1)) + 1, len(cost)))
    found = milp(
        cost,
        integrality=np.ones(len(cost)),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(each + left_out, 1, 1),
            *([LinearConstraint(vstack([once]), -np.inf, 1)] if once.shape[0] else []),
        ],
        options={"mip_rel_gap": 0.0},
    )
    if found.x is None:
        return []
    taken = np.flatnonzero(found.x[: len(whose)] > 0.5)
    ends = np.cumsum([0, *(len(choice.rows) for choice in choices)])
    places: list[int | None] = [None] * len(choices)
    for column in taken.tolist():
        places[int(whose[column])] = column - int(ends[whose[column]])
    return places


def _overlaps(begins: Ints, minutes: int) -> tuple[Ints, Ints]:
    """Return pairs (moment, meeting): at the beginning of some meeting, which ones go on."""
    moments, _ = np.unique(begins, return_index=True)
    first = np.searchsorted(moments, begins)
    last = np.searchsorted(moments, begins + minutes)
    meeting = np.repeat(np.arange(len(begins)), last - first)
    offset = np.arange(len(meeting)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
    return np.repeat(first, last - first) + offset, meeting


def _in_turn(choices: Sequence[_Choice], minutes: int) -> list[int | None]:
    """Let each circle take its best slot that is still free, those with the fewest good ones first."""
    places: list[int | None] = [None] * len(choices)
    good = [int((choice.cost < choice.cost.min(initial=0.0) + _WORSE).sum()) for choice in choices]
    taken = np.empty(0, dtype=np.int64)
    for index in sorted(range(len(choices)), key=lambda one: (good[one], one)):
        begins = choices[index].begins
        free = np.flatnonzero((np.abs(begins[:, None] - taken[None, :]) >= minutes).all(axis=1))
        if len(free):
            places[index] = int(free[0])
            taken = np.append(taken, begins[free[0]])
    return places
