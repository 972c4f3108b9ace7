"""A week of who can when, in words."""

from __future__ import annotations

import pytest

from circlekit.core.scheduling.week import Cell, Week
from circlekit.core.scheduling.week_words import say_cell, say_week, shades, short_cell
from circlekit.core.sections import Rhythm

WEEK = Week("America/New_York", -1, 8, (), (), ())


@pytest.mark.parametrize(
    ("week", "rhythm", "end"),
    [
        (-1, Rhythm.MONTH, "on the last such weekday of the month."),
        (2, Rhythm.TWO_MONTHS, "on the second such weekday of every second month."),
        (None, Rhythm.WEEK, "every week."),
        (None, Rhythm.TWO_WEEKS, "every 2 weeks."),
    ],
)
def test_the_numbers_are_explained(week: int | None, rhythm: Rhythm, end: str) -> None:
    """Whose clock, which dates and how many people there are."""
    begin = "How many of the 8 could come to every meeting that began at this hour (New York), "
    assert say_week(WEEK._replace(week=week), rhythm) == begin + end


@pytest.mark.parametrize(
    ("cell", "short", "says"),
    [
        (Cell(), "", "nobody can come"),
        (Cell(("a", "b")), "2", "2 can come"),
        (Cell(("a", "b"), ("c",)), "2+1", "2 can come, 1 more if needed"),
        (Cell((), ("c",)), "0+1", "1 can come if needed"),
    ],
)
def test_those_who_come_only_if_needed_are_told_apart(cell: Cell, short: str, says: str) -> None:
    """Both in the cell and in words."""
    assert (short_cell(cell), say_cell(cell)) == (short, says)


def test_every_number_of_people_has_its_shade() -> None:
    """Small circles have fewer shades."""
    assert shades(7) == ((0, "0"), (1, "1–2"), (2, "3–4"), (3, "5–6"), (4, "all 7"))
    assert shades(2) == ((0, "0"), (2, "1"), (4, "all 2"))
