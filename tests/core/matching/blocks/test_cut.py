"""A large cohort cut into cells and blocks."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.blocks.cut import cells_of, dealt, units_of
from circlekit.core.model import Participant
from tests.core.matching.people import cohort, person


def speakers(*languages: str) -> list[Participant]:
    """Return people with these languages: ``"en fr"``."""
    return [person(f"p{row}", languages=said.split()) for row, said in enumerate(languages)]


def sizes(participants: list[Participant], **matching: object) -> dict[tuple[object, ...], int]:
    """Return how many people are in each cell."""
    of = cohort(participants, matching=matching)
    return {key: sum(map(len, units)) for key, units in cells_of(of, units_of(of)).items()}


def test_without_rules_all_are_in_one_cell() -> None:
    """Nothing parts them."""
    assert sizes(speakers("en", "fr", "es")) == {(): 3}


def test_people_of_two_languages_go_where_most_are() -> None:
    """A hundred speak English, seventy French; ten who speak both are with the English."""
    found = sizes(speakers(*["en"] * 100, *["fr"] * 70, *["en fr"] * 10), share=["languages"])
    assert found == {("en",): 110, ("fr",): 70}


def test_a_small_cell_is_filled_first() -> None:
    """Nine who speak French only cannot be cut; people of both languages make them sixty."""
    found = sizes(speakers(*["en"] * 100, *["fr"] * 9, *["en fr"] * 80), share=["languages"])
    assert found == {("en",): 129, ("fr",): 60}


def test_a_small_cell_is_filled_to_a_number_that_can_be_cut() -> None:
    """Nine French and ten of both could be nineteen at most: that is two circles of eight and no third."""
    found = sizes(speakers(*["en"] * 100, *["fr"] * 9, *["en fr"] * 8), share=["languages"])
    assert found == {("en",): 101, ("fr",): 16}


def test_bands_are_no_wider_than_the_rule_where_many_are_in_each() -> None:
    """Levels 1 to 4 within 1 are the bands 1-2 and 3-4; nobody without a level is bound."""
    levels = [person(f"p{row}", fields={"level": [str(row % 4 + 1)]}) for row in range(240)]
    found = sizes([*levels, person("nobody")], within={"level": 1})
    assert found == {(0,): 121, (1,): 120}


def test_people_bound_together_are_one_unit() -> None:
    """Chains are joined, and the unit stands where its first member does."""
    of = cohort(speakers("en", "en", "en", "en"), matching={"together": [["p3", "p1"], ["p1", "p2"]]})
    assert units_of(of) == [(0,), (1, 2, 3)]


def test_blocks_are_alike() -> None:
    """Forty people of two zones in two blocks: ten of each zone in each, everybody once."""
    people = [person(f"p{row}", timezone=("UTC", "Asia/Tokyo")[row % 2]) for row in range(40)]
    of = cohort(people)
    blocks = dealt(of, units_of(of), 20, np.random.default_rng(0))
    assert [[row % 2 for (row,) in block].count(1) for block in blocks] == [10, 10]
    assert sorted(unit for block in blocks for unit in block) == [(row,) for row in range(40)]
