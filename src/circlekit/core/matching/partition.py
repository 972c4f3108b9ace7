"""Groups of given sizes in which the sum of pair weights is as large as possible.

The field calls it the maximally diverse grouping problem; it is matching with nothing but pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circlekit.core.matching.board import Board
from circlekit.core.matching.search import search
from circlekit.core.matching.terms import Ints

FIRST_STEPS = 500
SCALE = 1 << 12
"""Weights become whole numbers with about this standard deviation, so that rounding decides nothing."""


def partition(weights: ArrayLike, sizes: Sequence[int], seconds: float = 1.0, seed: int = 0) -> Ints:
    """Return labels (n,), the group of each row, so that the sum of weights inside groups is large.

    Args:
        weights: (n, n), symmetric and finite; the diagonal is ignored.
        sizes: one size per group, summing to n.
        seconds: how long to look; longer searches follow each other until it is over, at least one.
        seed: another number gives another search.

    Raises:
        ValueError: when the shapes do not fit or the weights are not symmetric numbers.
    """
    until = monotonic() + seconds
    best, best_total = np.empty(0, dtype=np.int64), None
    for labels, total in longer_searches(weights, sizes, seed):
        if best_total is None or total > best_total:
            best, best_total = labels, total
        if monotonic() >= until:
            return best
    return best


def longer_searches(weights: ArrayLike, sizes: Sequence[int], seed: int) -> Iterator[tuple[Ints, int]]:
    """Yield labels and what they are worth, from searches that take twice the steps each time, for ever.

    The worth is comparable within one call only. Where there is nothing to search, it ends after one.

    Raises:
        ValueError: as ``partition``.
    """
    matrix = checked_weights(weights, sizes)
    rng = np.random.default_rng(seed)
    board = _pairs_only(_whole(matrix), sizes)
    heat, steps = (SCALE * 4, SCALE // 8), FIRST_STEPS
    while True:
        found, total = search(board, _dealt(sizes, board, rng), steps, rng, heat)
        yield _labels(found, board.people), total
        if len(sizes) < 2:
            return
        steps *= 2


def checked_weights(weights: ArrayLike, sizes: Sequence[int]) -> NDArray[np.float64]:
    """Return the weights as an array with a zero diagonal; raises ValueError as ``partition`` does."""
    matrix = np.array(weights, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"weights must be a square matrix, not of shape {matrix.shape}")
    if not np.isfinite(matrix).all():
        raise ValueError("weights must be numbers, none of them infinite or NaN")
    if not np.allclose(matrix, matrix.T):
        raise ValueError("weights must be symmetric")
    if any(size < 1 for size in sizes) or sum(sizes) != len(matrix):
        raise ValueError(f"sizes must be positive and sum to {len(matrix)}")
    np.fill_diagonal(matrix, 0.0)
    return matrix


def _whole(matrix: NDArray[np.float64]) -> Ints:
    spread = float(matrix.std()) or 1.0
    return np.rint(matrix * (SCALE / spread)).astype(np.int64)


def _pairs_only(pairs: Ints, sizes: Sequence[int]) -> Board:
    people = len(pairs)
    columns = np.ones((people + 1, 1), dtype=np.int16)
    columns[people] = 0
    return Board(people, max(sizes), np.pad(pairs, (0, 1)), columns, (), (), (), sizes_fixed=True)


def _dealt(sizes: Sequence[int], board: Board, rng: np.random.Generator) -> Ints:
    seats = np.full((len(sizes), board.seats), board.people, dtype=np.int64)
    taken = np.arange(board.seats)[None, :] < np.array(sizes)[:, None]
    seats[taken] = rng.permutation(board.people)
    return seats


def _labels(seats: Ints, people: int) -> Ints:
    labels = np.empty(people + 1, dtype=np.int64)
    labels[seats] = np.arange(len(seats))[:, None]
    return labels[:people]
