"""Searches that are known to find something."""

from __future__ import annotations

import pytest

from circlekit.core.rotation.designs.recipes import recipes, searched
from tests.core.rotation.designs.counting import checked


@pytest.mark.parametrize("number", range(len(list(recipes()))))
def test_each_recipe_is_found_as_written_down(number: int) -> None:
    """What is written down as found is found."""
    recipe = list(recipes())[number]
    matrix = max(searched(recipe.order, recipe.columns), key=lambda found: found.rounds)
    assert checked(matrix).rounds >= recipe.rounds


def test_fewer_columns_than_are_found_may_be_asked_for() -> None:
    """Six of the eight columns over Z10; nine are more than there are."""
    assert {matrix.columns for matrix in searched(10, 6)} == {6}
    assert list(searched(10, 9)) == []
