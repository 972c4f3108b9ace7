"""Circles of a few hundred people whose hours are known: a board of their own, a short search, the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from circlekit.core.matching.blocks.refine import refine
from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Board, Facts, all_terms, board_of
from circlekit.core.matching.score.hard import AtMost
from circlekit.core.matching.score.hours import Hours
from circlekit.core.matching.score.pairs import pair_matrices
from circlekit.core.matching.score.terms import HARD, Ints, Term
from circlekit.core.matching.search.seating import Seating
from circlekit.core.model import Cohort

STEPS_A_CIRCLE = 4
"""More steps gain next to nothing (tests/benchmarks/scale.py); rules that are still broken get more."""

TRIES = 3


def seat(
    cohort: Cohort,
    hours: Hours,
    circles: Sequence[Sequence[int]],
    rng: np.random.Generator,
) -> Formed:
    """Return better circles than those given, which are rows of the cohort.

    The steps are few, and more only while a rule is broken.
    """
    pairs = pair_matrices(cohort)
    board = board_of(cohort, pairs.worth, list(_needed(all_terms(cohort, hours))))
    seats = seats_of(board, circles)
    if len(circles) > 1:
        steps = STEPS_A_CIRCLE * len(circles)
        seating = Seating(board, seats)
        refine(seating, steps, rng)
        for _ in range(TRIES):
            if seating.total > -HARD // 2:
                break
            refine(seating, steps * 2, rng)
        seats = seating.seats
    groups = tuple(tuple(sorted(int(row) for row in circle if row < board.people)) for circle in seats)
    return Formed(tuple(sorted(groups)), board, Facts(cohort, hours, pairs))


def seats_of(board: Board, circles: Sequence[Sequence[int]]) -> Ints:
    """Return (G, K): circles with their empty seats."""
    empty = board.people
    rows = [[*circle, *[empty] * (board.seats - len(circle))] for circle in circles]
    return np.array(rows, dtype=np.int64)


def _needed(terms: Iterable[Term]) -> Iterable[Term]:
    """Yield terms without the columns that cannot matter: values which too few people have."""
    for term in terms:
        if isinstance(term, AtMost):
            crowded = term.columns.sum(axis=0) > term.limit
            yield replace(term, columns=term.columns[:, crowded])
        else:
            yield term
