"""The best matrix of all makers."""

from __future__ import annotations

import pytest

from circlekit.core.rotation.designs.matrices import best_matrix
from tests.core.rotation.designs.counting import checked


@pytest.mark.parametrize(
    ("order", "columns", "rounds"),
    [(7, 6, 7), (10, 6, 8), (10, 8, 8), (12, 6, 12), (12, 8, 9), (56, 7, 56), (35, 6, 20)],
)
def test_the_best_matrix_is_that_of_the_best_maker(order: int, columns: int, rounds: int) -> None:
    """A field where there is one; searches at 10 and 12; a product at 56; row by row at 35."""
    matrix = best_matrix(order, columns, wanted=2)
    assert matrix is not None
    assert checked(matrix).rounds >= rounds


def test_a_matrix_of_too_few_rows_is_none() -> None:
    """Over six elements there are no three rows of six columns."""
    assert best_matrix(6, 6, wanted=4) is None
    assert best_matrix(3, 4, wanted=0) is None
