"""Where the cell of a grid stands in its file."""

from __future__ import annotations

import pytest

from circlekit.core.problems import Path, Place, Problem
from circlekit.files.intake.grids import read_export
from circlekit.files.intake.places import Source, placed

TEXT = 'Name,Wish\n"A,na","two\nlines",x\nBen,y\n'


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("f.csv",), Place("f.csv")),
        (("f.csv", 4), Place("f.csv", 4)),
        (("f.csv", 2, 1), Place("f.csv", 2, 8)),
        (("f.csv", 2, 2), Place("f.csv", 3, 8)),
        (("f.csv", 4, 1), Place("f.csv", 4, 5)),
        (("poll.json", 7), Place("poll.json", 7)),
        (("answers", 3, 0), Place("answers", 3, 1)),
    ],
)
def test_a_path_has_a_line_and_a_column(path: Path, place: Place) -> None:
    """Of characters, where the lines of the file are known; else the number of the cell."""
    sources = read_export(TEXT.encode(), "f.csv").sources
    assert placed([Problem(path, "x")], sources) == (Problem(path, "x", place=place),)


def test_a_cell_of_a_workbook_has_its_row_and_column() -> None:
    """They are what a spreadsheet shows at its edges."""
    assert Source().place("people.xlsx", 3, 1) == Place("people.xlsx", 3, 2)


@pytest.mark.parametrize(
    "problem",
    [
        Problem(("participants", "ana"), "x"),
        Problem((), "x"),
        Problem(("f.csv", 2), "x", place=Place("g", 9)),
    ],
)
def test_other_problems_stay_as_they_are(problem: Problem) -> None:
    """What has a place has it already, and other files have places of their own."""
    assert placed([problem], {"f.csv": Source(("a",), ",")}) == (problem,)
