"""One of several beginnings for each circle, so that no two meetings overlap, at the least cost in all.

Each circle in turn takes its best one that is free. Where that costs some of them anything, the choice of all
together that costs least is looked for instead (scipy's HiGHS), but for more circles than are usual.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circlekit.core.scheduling.clocks import Ints

Floats = NDArray[np.float64]

EXACT = 20_000
"""With more beginnings to choose from in all, circles take theirs in turn: the rest would take long."""

NONE = 1e6
"""What it costs that a circle has none; more than anything else may."""


def apart(begins: Sequence[Ints], costs: Sequence[Floats], minutes: int, alike: float) -> list[int | None]:
    """Return for each circle which of its beginnings it takes, or None where none is free.

    ``begins`` are instants in minutes, of meetings of so many ``minutes``; the cheapest of each circle stands
    first. Costs that differ by less than ``alike`` are as good as each other.
    """
    places = _in_turn(begins, costs, minutes, alike)
    good = all(
        place is not None and cost[place] < cost[0] + alike for place, cost in zip(places, costs, strict=True)
    )
    if good or sum(map(len, begins)) > EXACT:
        return places
    return _exactly(begins, costs, minutes) or places


def _exactly(begins: Sequence[Ints], costs: Sequence[Floats], minutes: int) -> list[int | None]:
    """Return the choice of all circles together that costs least; empty where the solver gives up."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    circles = np.arange(len(begins))
    whose = np.concatenate([np.repeat(circles, [len(own) for own in begins]), circles])
    cost = np.concatenate([*costs, np.full(len(begins), NONE)])
    moment, meeting = _going_on(np.concatenate(begins), minutes)
    each = csr_array((np.ones(len(whose)), (whose, np.arange(len(whose)))))
    once = csr_array((np.ones(len(moment)), (moment, meeting)), shape=(moment.max(initial=0) + 1, len(cost)))
    found = milp(
        cost,
        integrality=np.ones(len(cost)),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(each, 1, 1), LinearConstraint(once, -np.inf, 1)],
        options={"mip_rel_gap": 0.0},
    )
    if found.x is None:
        return []
    first = np.cumsum([0, *(len(own) for own in begins)])
    places: list[int | None] = [None] * len(begins)
    for column in np.flatnonzero(found.x[: first[-1]] > 0.5).tolist():
        places[int(whose[column])] = column - int(first[whose[column]])
    return places


def _going_on(begins: Ints, minutes: int) -> tuple[Ints, Ints]:
    """Return pairs of a moment at which a meeting begins, by its number, and a meeting that goes on then."""
    moments = np.unique(begins)
    first, end = np.searchsorted(moments, begins), np.searchsorted(moments, begins + minutes)
    pairs = [np.arange(one, other) for one, other in zip(first.tolist(), end.tolist(), strict=True)]
    return np.concatenate([*pairs, np.empty(0, np.int64)]), np.repeat(np.arange(len(begins)), end - first)


def _in_turn(begins: Sequence[Ints], costs: Sequence[Floats], minutes: int, alike: float) -> list[int | None]:
    """Let each circle take its best beginning that is still free, those with the fewest good ones first."""
    good = [int((cost < cost.min(initial=0.0) + alike).sum()) for cost in costs]
    places: list[int | None] = [None] * len(begins)
    taken = np.empty(0, dtype=np.int64)
    for index in sorted(range(len(begins)), key=lambda one: (good[one], one)):
        own = begins[index]
        free = np.flatnonzero((np.abs(own[:, None] - taken[None, :]) >= minutes).all(axis=1))
        if len(free):
            places[index] = int(free[0])
            taken = np.append(taken, own[free[0]])
    return places
