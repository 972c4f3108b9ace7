"""Difference matrices by mending what repeats."""

from __future__ import annotations

from circlekit.core.rotation.designs.mending import mended
from tests.core.rotation.designs.counting import repeats_a_difference


def test_ten_groups_of_eight_have_eight_rounds() -> None:
    """A search of a blink finds eight rows of eight columns over Z10."""
    rows = mended((10,), (8, 8), seed=1, steps=3000)
    assert rows is not None
    assert rows.shape == (8, 8)
    assert not repeats_a_difference(rows.tolist(), (10,))


def test_the_same_seed_gives_the_same_entries() -> None:
    """Another seed gives others."""
    one, same, other = (mended((2, 4), (4, 4), seed, steps=1000) for seed in (0, 0, 1))
    assert one is not None
    assert same is not None
    assert other is not None
    assert one.tolist() == same.tolist() != other.tolist()


def test_a_search_ends_when_its_steps_are_used_up() -> None:
    """Three steps do not mend a matrix of 64 entries."""
    assert mended((10,), (8, 8), seed=1, steps=3) is None
