"""The linear assignment problem, small and large."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from circlekit.core.matching.search.assign import SMALL, assign


def total(values: np.ndarray, columns: np.ndarray) -> int:
    """Return what an assignment is worth."""
    return int(values[np.arange(len(values)), columns].sum())


@pytest.mark.parametrize("size", range(1, SMALL + 3))
@pytest.mark.parametrize("spread", [2, 1_000, 10**12])
def test_the_total_is_the_largest_there_is(size: int, spread: int) -> None:
    """On matrices with many ties, with negative values and with very large ones it equals SciPy's."""
    rng = np.random.default_rng(size * spread)
    for _ in range(10):
        values = rng.integers(-spread, spread + 1, size=(size, size))
        columns = assign(values)
        assert sorted(columns.tolist()) == list(range(size))
        assert total(values, columns) == total(values, linear_sum_assignment(values, maximize=True)[1])


def test_equal_values_keep_everybody_in_some_column() -> None:
    """A matrix of zeros has no better and no worse assignment."""
    assert sorted(assign(np.zeros((5, 5), dtype=np.int64)).tolist()) == [0, 1, 2, 3, 4]


def test_the_best_assignment_of_a_small_matrix_is_the_one_found_by_hand() -> None:
    """7 + 8 beats 9 + 5: the greedy choice of the 9 is not the best."""
    assert assign(np.array([[9, 7], [8, 5]])).tolist() == [1, 0]


def test_nobody_is_assigned_to_nothing() -> None:
    """Without rows there are no columns."""
    assert assign(np.zeros((0, 0), dtype=np.int64)).tolist() == []
