"""Difference matrices row by row."""

from __future__ import annotations

import pytest

from circlekit.core.rotation.designs.greedy import row_by_row
from tests.core.rotation.designs.counting import repeats_a_difference


@pytest.mark.parametrize(("order", "columns"), [(10, 3), (14, 6), (20, 7), (33, 6), (50, 8)])
def test_row_by_row_gives_half_of_the_rows_at_least(order: int, columns: int) -> None:
    """The quick search goes as far as half the order."""
    rows = row_by_row(order, columns)
    assert not repeats_a_difference(rows.tolist(), (order,))
    assert len(rows) >= order // 2
