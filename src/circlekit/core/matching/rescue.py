"""Circles from the exact model, for the rare cohort in which a search finds none that keep every rule."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.clash.model import circles_that_hold
from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.terms import Ints
from circlekit.core.model import Cohort


def seats_that_hold(board: Board, cohort: Cohort, counts: range) -> Ints | None:
    """Return (G, seats): everybody seated with every rule kept, as the search seats people.

    None where there are no such circles, where the model cannot tell, or where it finds a number of them that
    is not in ``counts``.
    """
    groups = circles_that_hold(cohort).groups
    if len(groups) not in counts:
        return None
    empty = [board.people]
    return np.array([[*group, *empty * (board.seats - len(group))] for group in groups], dtype=np.int64)
