"""Groups of given sizes in which the sum of pair weights is as large as possible.

The field calls it the maximally diverse grouping problem; it is matching with nothing but pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike

from circlekit.core.partitioning.annealing import anneal, plan
from circlekit.core.partitioning.weights import (
    Ints,
    Reals,
    checked_seconds,
    checked_sizes,
    checked_weights,
    standardised,
)

SHORTEST = 0.1
"""Seconds whose plan is followed, for a number of steps, where no time is given."""

FEWEST_STEPS = 200


def partition(weights: ArrayLike, sizes: Sequence[int], seconds: float = 1.0, seed: int = 0) -> Ints:
    """Return labels (n,), the group of each row, so that the sum of weights inside groups is large.

    Args:
        weights: (n, n), symmetric and finite; the diagonal is ignored.
        sizes: one size per group, summing to n.
        seconds: how long to look, checks included. Zero asks for a short search that depends on nothing but
            the other arguments.
        seed: another number gives another search.

    Raises:
        ValueError: when the shapes do not fit, or the arguments are not numbers of the kind they must be.
    """
    until = monotonic() + checked_seconds(seconds)
    matrix = checked_weights(weights)
    groups = checked_sizes(sizes, len(matrix))
    if len(groups) < 2 or max(groups) == 1:
        return np.repeat(np.arange(len(groups)), groups)
    alike = standardised(matrix)
    if not alike.any():
        return np.repeat(np.arange(len(groups)), groups)
    if not seconds:
        return short_search(alike, groups, FEWEST_STEPS, seed)
    began = monotonic()
    left = max(until - began, 1e-9)
    return anneal(alike, groups, plan(len(alike), seconds), lambda _: (monotonic() - began) / left, seed)


def short_search(alike: Reals, sizes: Sequence[int], steps: int, seed: int) -> Ints:
    """Return labels from a search of so many steps."""
    how = plan(len(alike), SHORTEST)
    return anneal(alike, sizes, how, lambda made: made / steps, seed)
