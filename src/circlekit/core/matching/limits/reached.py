"""Whether anything that matters most could still be better."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.limits.repeats import least_repeats
from circlekit.core.matching.merit import pairs_within
from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.matching.score.terms import Ints


def nothing_better(board: Board, facts: Facts, merit: tuple[int, ...], seats: Ints) -> bool:
    """Tell whether rules, leads, hours and strangers are all as good as is possible in so many circles."""
    broken, leads, served, *_ = merit
    if broken < 0 or leads < 0 or served < facts.hours.most_served():
        return False
    met = facts.pairs.met > 0
    return int(met[pairs_within(board, seats)].sum()) <= least_again(board, facts, len(seats))


def least_again(board: Board, facts: Facts, circles: int) -> int:
    """Return how many pairs must meet again in so many circles, those bound together among them."""
    cohort = facts.cohort
    handles = [person.id for person in cohort.participants]
    bound = sum(int(np.triu(facts.pairs.met[np.ix_(block, block)] > 0).sum()) for block in board.blocks)
    return max(least_repeats(cohort.past, handles, facts.pairs.met > 0, circles, cohort.size.least), bound)
