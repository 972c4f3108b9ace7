"""Difference matrices of one row, turned."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from circlekit.core.rotation.designs.circulants import circulant
from tests.core.rotation.designs.counting import repeats_a_difference


def test_a_circulant_turns_one_row() -> None:
    """Nine rows over Z12, each the one before turned by a place."""
    rows = circulant(12, 9, steps=1000)
    assert rows is not None
    assert not repeats_a_difference(rows.tolist(), (12,))
    assert all((after == np.roll(row, 1)).all() for row, after in pairwise(rows))


def test_a_search_ends_when_its_steps_are_used_up() -> None:
    """Nine entries take more than twenty steps."""
    assert circulant(12, 9, steps=20) is None


def test_where_there_is_none_there_is_none() -> None:
    """Over Z6 a turned row of six would repeat a difference."""
    assert circulant(6, 6, steps=100_000) is None
