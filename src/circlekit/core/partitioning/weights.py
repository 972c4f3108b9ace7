"""What is asked of ``partition``, checked block by block and brought to one scale.

A matrix of 10,000 people is 800 MB: it is never copied as it came, only once in half that precision.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import index

import numpy as np
from numpy.typing import ArrayLike, NDArray

Reals = NDArray[np.float32]
Ints = NDArray[np.int64]

BLOCK = 512
"""Rows looked at together: two tiles of so many squared stay in the cache of one core."""


def checked_sizes(sizes: Sequence[int], people: int) -> tuple[int, ...]:
    """Return the sizes; raises ValueError unless they are positive whole numbers that sum to ``people``."""
    try:
        whole = tuple(index(size) for size in sizes)
    except TypeError:
        raise ValueError("sizes must be whole numbers, one for each group") from None
    if any(size < 1 for size in whole) or sum(whole) != people:
        raise ValueError(f"sizes must be positive and sum to {people}")
    return whole


def checked_seconds(seconds: float) -> float:
    """Return the seconds; raises ValueError unless they are a finite number from 0 on."""
    if not (isinstance(seconds, (int, float, np.number)) and math.isfinite(seconds) and seconds >= 0):
        raise ValueError(f"seconds must be a number from 0 on, not {seconds}")
    return float(seconds)


def checked_weights(weights: ArrayLike) -> NDArray[np.generic]:
    """Return the weights; raises ValueError unless they are a symmetric matrix of finite numbers."""
    try:
        matrix = np.asarray(weights)
    except ValueError:
        raise ValueError("weights must be a square matrix, with rows of one length") from None
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"weights must be a square matrix, not of shape {matrix.shape}")
    if matrix.dtype.kind not in "biuf":
        raise ValueError("weights must be numbers, neither text nor complex")
    for rows in _blocks(len(matrix)):
        if not np.isfinite(matrix[rows]).all():
            raise ValueError("weights must be numbers, none of them infinite or NaN")
    if not all(_symmetric(matrix, rows) for rows in _blocks(len(matrix))):
        raise ValueError("weights must be symmetric")
    return matrix


def standardised(matrix: NDArray[np.generic]) -> Reals:
    """Return a copy (n, n): its pairs have mean 0 and standard deviation 1, or are all 0 as its diagonal is.

    As sizes are fixed, every partition has as many pairs inside, and neither change reorders them.
    """
    people = len(matrix)
    peak = max((_peak(matrix[rows]) for rows in _blocks(people)), default=0.0) or 1.0
    result: Reals = np.empty((people, people), dtype=np.float32)
    for rows in _blocks(people):
        np.divide(matrix[rows], peak, out=result[rows], casting="same_kind", dtype=np.float64)
    np.fill_diagonal(result, 0.0)
    pairs = max(people * (people - 1), 1)
    mean = sum(float(result[rows].sum(dtype=np.float64)) for rows in _blocks(people)) / pairs
    for rows in _blocks(people):
        result[rows] -= np.float32(mean)
    np.fill_diagonal(result, 0.0)
    squares = sum(float(np.square(result[rows]).sum(dtype=np.float64)) for rows in _blocks(people))
    spread = math.sqrt(squares / pairs)
    if spread <= 1e-6 * abs(mean):  # what rounding leaves of equal weights
        return np.zeros_like(result)
    for rows in _blocks(people):
        result[rows] /= np.float32(spread or 1.0)
    return result


def _blocks(people: int) -> Iterator[slice]:
    for first in range(0, people, BLOCK):
        yield slice(first, min(first + BLOCK, people))


def _peak(rows: NDArray[np.generic]) -> float:
    return max(abs(float(rows.max())), abs(float(rows.min())))


def _symmetric(matrix: NDArray[np.generic], rows: slice) -> bool:
    """Tell whether these rows mirror their columns, as far as rounding allows, from the diagonal on."""
    for columns in _blocks(len(matrix)):
        if columns.start >= rows.start:
            here, mirrored = matrix[rows, columns], matrix[columns, rows].T
            if not (np.array_equal(here, mirrored) or np.allclose(here, mirrored)):
                return False
    return True
