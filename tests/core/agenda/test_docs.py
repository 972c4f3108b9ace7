"""The tables and the file of one's own on the page about processes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from circlekit.core.agenda import cases, run_sheet
from circlekit.core.processes import Process
from circlekit.files.records import read_value
from tests.core.agenda.library import every, process

PAGE = (Path(__file__).parents[3] / "docs" / "processes.md").read_text(encoding="utf-8")


def table(first: str) -> list[list[str]]:
    """Return the rows of the table whose first heading is this."""
    body = PAGE.partition(f"| {first} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()[2:]]


def test_every_process_is_in_the_table_with_its_minutes() -> None:
    """The minutes of a turn are the sums of its steps."""
    told = {row[0].strip("`"): row[2] for row in table("name")}
    assert told == {name: minutes(one) for name, one in every().items()}


def minutes(one: Process) -> str:
    if not one.steps:
        return "–"
    return f"{one.shortest}–{one.longest}" if one.shortest < one.longest else str(one.shortest)


@pytest.mark.parametrize(("column", "length"), [(1, 60), (2, 90)])
def test_what_fits_is_what_run_sheets_hold(column: int, length: int) -> None:
    """For six, seven and eight people; the cells that say it in words are left to the other tests."""
    told = {row[0].strip("`"): row[column] for row in table("process")}
    numbers = {name: cell for name, cell in told.items() if re.fullmatch(r"\d, \d, \d", cell)}
    assert len(numbers) >= 6
    assert numbers == {
        name: ", ".join(str(cases(process(name), people, length)) for people in (6, 7, 8)) for name in numbers
    }


def test_the_process_of_ones_own_works(tmp_path: Path) -> None:
    """Two pairs and a three of seven people; three turns of nine minutes fit an hour."""
    file = tmp_path / "ours.yaml"
    file.write_text(PAGE.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    sheet = run_sheet(read_value(file, "ours.yaml", Process), 7, 60)
    assert (sheet.problems, sheet.groups) == ((), (2, 2, 3))
