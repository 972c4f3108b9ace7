"""What makes one set of circles better than another, wherever two are compared."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.matching.score.hard import Leads
from circlekit.core.matching.score.terms import HARD, Ints, WellServed


def merit(board: Board, facts: Facts, seats: Ints, total: int) -> tuple[int, ...]:
    """Return what orders results: rules first, then leads, hours, and at last everything together.

    In this order: minus what broken rules cost; minus what circles without a lead cost, beyond what so many
    circles must; people well served; minus the circles with somebody missing; the total.
    """
    sums = board.sums_of(seats)
    broken = int(facts.pairs.forbidden[pairs_within(board, seats)].sum()) * -HARD
    leads = served = incomplete = 0
    for term, own in board.parts(sums):
        if term.hard:
            broken += int(term(own, sums[:, 0]).sum())
        elif isinstance(term, Leads):
            leads = term.least_cost(len(seats)) - int(term.cost(own).sum())
        elif isinstance(term, WellServed):
            come = term.served(own)
            served, incomplete = int(come.sum()), int((come < sums[:, 0]).sum())
    return (broken, leads, served, -incomplete, total)


def pairs_within(board: Board, seats: Ints) -> tuple[Ints, Ints]:
    """Return the two rows of every pair that shares a circle."""
    first, second = np.triu_indices(seats.shape[1], 1)
    one, other = seats[:, first].ravel(), seats[:, second].ravel()
    both = (one < board.people) & (other < board.people)
    return one[both], other[both]
