"""What a difference matrix is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from circlekit.core.rotation.designs.matrix import Matrix


def test_a_maker_that_makes_less_than_it_says_is_found_out() -> None:
    """Two rows in place of three are an error."""
    short = Matrix("short", (3,), 3, 2, lambda: np.zeros((2, 2), dtype=np.int64))
    with pytest.raises(ValueError, match="short"):
        _ = short.rows


def test_entries_are_made_when_they_are_first_read() -> None:
    """Over Z2 x Z3 there are six elements; of the entries made those are kept that the matrix says it has."""
    made: list[int] = []

    def make() -> NDArray[np.int64]:
        made.append(1)
        return np.zeros((2, 4), dtype=np.int64)

    matrix = Matrix("noughts", (2, 3), 1, 3, make)
    assert (matrix.order, made) == (6, [])
    assert matrix.rows.tolist() == matrix.rows.tolist() == [[0, 0, 0]]
    assert made == [1]
