"""Complete difference matrices."""

from __future__ import annotations

from circlekit.core.rotation.designs.permutations import complete
from tests.core.rotation.designs.counting import repeats_a_difference


def test_five_latin_squares_of_order_twelve_are_found() -> None:
    """Twelve rows of six columns over Z2 x Z6, as Johnson, Dulmage and Mendelsohn found in 1961."""
    rows = complete((2, 6), 6, seed=26, steps=100_000)
    assert rows is not None
    assert rows.shape == (12, 6)
    assert not repeats_a_difference(rows.tolist(), (2, 6))


def test_over_a_cyclic_group_of_even_order_there_is_none() -> None:
    """The elements of Z6 add up to three, so no differences of two permutations are a permutation."""
    assert complete((6,), 3, seed=0, steps=100_000) is None


def test_a_search_ends_when_its_steps_are_used_up() -> None:
    """A hundred steps do not lead to six columns."""
    assert complete((2, 6), 6, seed=26, steps=100) is None
