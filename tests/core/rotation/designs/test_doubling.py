"""A round of opposite seats."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.algebra import of_a_field
from circlekit.core.rotation.designs.doubling import doubled, with_one_more
from circlekit.core.rotation.designs.grids import rounds_across
from circlekit.core.rotation.designs.matrix import Matrix
from circlekit.core.rotation.designs.recipes import searched
from tests.core.rotation.designs.counting import groups_of, pairs_met


@pytest.mark.parametrize("columns", [6, 8])
def test_ten_groups_have_a_ninth_round(columns: int) -> None:
    """After the eight rounds across, pairs of opposite seats of half the columns have not met yet."""
    (matrix,) = searched(10, columns)
    found = doubled(matrix)
    assert found is not None
    assert [len(group) for group in groups_of(found.tolist())] == [columns] * 10
    across = [labels.reshape(-1).tolist() for labels in rounds_across(matrix)]
    met = pairs_met([*across, found.tolist()])
    assert len(met) == len(set(met)) == 9 * 10 * columns * (columns - 1) // 2


def test_opposite_seats_need_even_numbers() -> None:
    """Neither nine seats in a column nor seven columns can be halved, and Z2 x Z2 has no one opposite."""
    (nine,), (four,) = of_a_field(9, 4), of_a_field(4, 4)
    (ten,) = searched(10, 8)
    assert [doubled(matrix) for matrix in (nine, four, replace(ten, columns=7))] == [None] * 3


def test_two_columns_are_a_round_by_themselves() -> None:
    """With two columns the halves are the columns; with four over Z2 two would need both differences."""
    (two,) = of_a_field(2, 2)
    found = doubled(two)
    assert found is not None
    assert groups_of(found.tolist()) == [[0, 1], [2, 3]]
    one_row = Matrix("noughts", (2,), 1, 4, lambda: np.zeros((1, 4), dtype=np.int64))
    assert doubled(one_row) is None


def test_it_is_for_full_grids_of_the_size_asked_for() -> None:
    """Sixty people in groups of six; not 59, and not in groups of seven and more."""
    assert [rounds for rounds, _ in with_one_more(60, Size(6, 6))] == [9]
    assert list(with_one_more(59, Size(6, 6))) == []
    assert list(with_one_more(60, Size(7, 8))) == []
