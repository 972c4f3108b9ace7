"""The end of a search: exchanges of two people, each the best of many, while any is an improvement."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.seating import Seating

ABREAST = 32
"""So many circles are compared with one at a time: memory stays small however many there are."""

LOOKS = 200
"""So many comparisons at most: a cohort of a hundred is done before; in larger ones the steps matter more."""


def polish(seating: Seating) -> None:
    """Exchange people, or a person and an empty seat, until no exchange of two is an improvement.

    In very large cohorts it ends after a fixed number of comparisons.
    """
    turns = _turns(len(seating.seats))
    quiet, looks = 0, 0
    while turns and looks < LOOKS:
        one, others = turns[looks % len(turns)]
        quiet = 0 if _best_exchange(seating, one, others) else quiet + 1
        looks += 1
        if quiet >= len(turns):
            return


def _turns(groups: int) -> list[tuple[int, Ints]]:
    """Return each circle with those that follow it, some at a time: every pair of circles once."""
    return [
        (one, np.arange(start, min(start + ABREAST, groups)))
        for one in range(groups)
        for start in range(one + 1, groups, ABREAST)
    ]


def _best_exchange(seating: Seating, one: int, others: Ints) -> bool:
    """Make the best exchange between a circle and some others, if one is an improvement."""
    gains = seating.exchange_gains(one, others)
    place, other, other_place = np.unravel_index(int(gains.argmax()), gains.shape)
    gain = int(gains[place, other, other_place])
    if gain <= 0:
        return False
    seating.swap(one, int(place), int(others[other]), int(other_place))
    seating.total += gain
    return True
