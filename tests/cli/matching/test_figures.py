"""How circles stand, drawn for a person at a terminal."""

from __future__ import annotations

import io

import pytest

from circlekit.cli.matching.figures import BLOCKS, PLAIN, bar, lines, marks_for
from circlekit.core.model import Standing

WORDS = ("6 needs met", "of 28 pairs 19 differ in region, 22 in role, 12 share level")
NAMES = {"c1": "Circle 1", "c2": "नीला"}


def standing(circle: str = "c1", can_come: int = 7, members: int = 8, says: tuple[str, ...] = ()) -> Standing:
    """Return how a circle stands."""
    return Standing(circle=circle, can_come=can_come, members=members, says=says)


@pytest.mark.parametrize(
    ("can_come", "members", "drawn"),
    [(7, 8, "▇▇▇▇▇▇▇▁"), (0, 3, "▁▁▁"), (6, 6, "▇▇▇▇▇▇"), (47, 48, "▇" * 23 + "▁"), (48, 48, "▇" * 24)],
)
def test_a_bar_has_a_mark_for_each_member(can_come: int, members: int, drawn: str) -> None:
    """Of very large circles it has 24, and a full one only when all can come."""
    assert bar(standing(can_come=can_come, members=members), BLOCKS) == drawn


def test_an_encoding_without_blocks_gets_plain_characters() -> None:
    """Latin-1 knows no blocks, UTF-8 does."""
    assert marks_for(io.TextIOWrapper(io.BytesIO(), "latin-1")) is PLAIN
    assert marks_for(io.TextIOWrapper(io.BytesIO(), "cp437")) is PLAIN
    assert marks_for(io.TextIOWrapper(io.BytesIO(), "utf-8")) is BLOCKS
    assert bar(standing(), PLAIN) == "#######."


def test_at_eighty_columns_words_stand_beside_the_bar() -> None:
    """Aligned, and broken inside their own column; marks of a script take no room."""
    both = (standing(says=WORDS), standing("c2", 6, 6, WORDS[:1]))
    assert list(lines(both, NAMES, 80, PLAIN)) == [
        "  Circle 1  #######.  7 of 8  6 needs met; of 28 pairs 19 differ in region, 22",
        "                              in role, 12 share level",
        "  नीला        ######    6 of 6  6 needs met",
    ]


def test_at_forty_columns_words_stand_below_it() -> None:
    """Nothing is wider than the terminal."""
    found = list(lines((standing(says=WORDS),), NAMES, 40, PLAIN))
    assert found == [
        "  Circle 1  #######.  7 of 8",
        "    6 needs met; of 28 pairs 19 differ",
        "    in region, 22 in role, 12 share",
        "    level",
    ]
    assert max(map(len, found)) <= 40


def test_without_words_a_line_ends_with_its_figures() -> None:
    """No white space is left at its end."""
    found = list(lines((standing(), standing("c2", 10, 10)), {"c1": "A", "c2": "B"}, 80, PLAIN))
    assert found == ["  A  #######.    7 of 8", "  B  ##########  10 of 10"]
