"""Forming all circles anew instead: which circle is which, who would move, and what it would bring."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.figures import figures
from circlekit.core.matching.search.assign import assign
from circlekit.core.matching.stay.moves import STAY
from circlekit.core.matching.stay.start import Groups, Stood, in_order
from circlekit.core.matching.stay.stay import Stayed, named, total
from circlekit.core.matching.stay.told import Move, gained


class Anew(NamedTuple):
    """What forming all circles anew would bring: how many more are well served, how many move, in words."""

    served: int
    moved: int
    says: str


def relabelled(fresh: Formed, stood: Stood) -> Stayed:
    """Return fresh circles under the ids and names of those that stood, by most shared members."""
    order = _places(fresh.groups, stood)
    circles = named(stood.circles, max([len(stood.groups), *(place + 1 for place in order)]))
    rows = sorted(zip(order, fresh.groups, strict=True))
    before = [stood.groups[place] if place < len(stood.groups) else () for place, _ in rows]
    home = stood.home
    people = fresh.facts.cohort.participants
    moves = tuple(
        Move(people[row].id, circles[home[row]].id, circles[place].id, "all circles were formed anew")
        for place, group in rows
        for row in group
        if row in home and home[row] != place
    )
    groups = in_order(before, [group for _, group in rows])
    return Stayed(tuple(circles[place] for place, _ in rows), groups, moves)


def _places(groups: Groups, stood: Stood) -> list[int]:
    """Return which circle of those that stood each one goes on, by its number; others get further numbers."""
    size = max(len(groups), len(stood.groups))
    shared = np.zeros((size, size), dtype=np.int64)
    for number, group in enumerate(groups):
        for row in group:
            if row in stood.home:
                shared[number, stood.home[row]] += 1
    return [int(place) for place in assign(shared)[: len(groups)]]


def what_anew_brings(now: Formed, fresh: Formed, stood: Stood) -> Anew | None:
    """Return what forming all circles anew would bring; None where that is not worth so many moves."""
    moved = len(relabelled(fresh, stood).moves)
    before, after = figures(now, now.groups), figures(fresh, fresh.groups)
    served = after.served - before.served
    gain = total(fresh.board, fresh.groups) - total(now.board, now.groups)
    if served <= 0 and gain <= STAY * moved:
        return None
    return Anew(served, moved, gained(before, after, now.facts.cohort.matching))
