"""Tables that people keep, CSV or a workbook: plain data, with the line and column of every cell.

The delimiter and the encoding are found, not guessed in silence; whatever is odd is a warning with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import counted, listed, quoted, same, tidy
from circlekit.files.csvtext import dialect, records
from circlekit.files.decoding import read_table_text
from circlekit.files.intake.places import Source
from circlekit.files.signatures import COMPOUND, ZIP

_WORKBOOKS = (ZIP, COMPOUND)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells by column name, and the line it starts on."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text. ``source`` is what it came from, so that a cell's column is found only when asked.

    ``errors`` is empty unless it was read with ``scan_table``; ``guessed`` when its encoding is a guess.
    ``header`` holds the names that tell columns apart; ``numbered`` those that got a number to do so.
    """

    file: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    source: Source
    warnings: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()
    guessed: bool = False
    numbered: tuple[str, ...] = ()

    def place(self, row: Row, column: str) -> Place:
        """Return the place of a cell, or of its row when there is no such column."""
        if column not in self.header:
            return Place(self.file, row.line)
        return self.place_of(row.line, self.header.index(column))

    def column_place(self, column: str) -> Place:
        """Return the place of a column's name."""
        return self.place_of(self.header_line, self.header.index(column))

    def place_of(self, line: int, index: int) -> Place:
        """Return the place of the cell ``index`` (from 0) of the record that starts on ``line``."""
        return self.source.place(self.file, line, index)


class _Raw(NamedTuple):
    """The records of a table, as they stand in its file, and what was odd about them."""

    file: str
    records: list[tuple[int, list[str]]]
    source: Source
    problems: tuple[Problem, ...]
    guessed: bool = False


MARKED = frozenset({"name", "id", "circle", "answer"})
"""Columns of which the tables that are kept here have at least one."""


def read_table(content: bytes, file: str) -> Table:
    """Return the table in a CSV file or a workbook.

    Raises:
        InputProblems: with every problem that could be seen, each with its place.
    """
    table = scan_table(content, file)
    if table.errors:
        raise InputProblems((*table.errors, *table.warnings))
    return table


def scan_table(content: bytes, file: str) -> Table:
    """Return the table in a CSV file or a workbook, with the errors that leave the rest of it readable.

    Raises:
        InputProblems: when it is no table at all.
    """
    raw = _from_workbook(content, file) or _from_text(content, file)
    if not raw.records:
        empty = Problem((), "this file is empty", "begin with a row of names", place=Place(raw.file))
        raise InputProblems([*raw.problems, empty])
    (header_line, names), *body = raw.records
    header, numbered = _header(names)
    warnings = [problem for problem in raw.problems if problem.severity == "warning"]
    errors = [problem for problem in raw.problems if problem.severity == "error"]
    rows = tuple(_rows(body, header, raw, errors, warnings))
    if not rows:
        message, hint = "this table has column names but no people", "add a row for each person"
        errors.append(Problem((), message, hint, place=Place(raw.file, header_line)))
    found = (tuple(warnings), tuple(errors), raw.guessed, numbered)
    return Table(raw.file, header, header_line, rows, raw.source, *found)


def _from_text(content: bytes, file: str) -> _Raw:
    text, found, guessed = read_table_text(content, file)
    skip, delimiter = dialect(text)
    source = Source(tuple(text.split("\n")), delimiter)
    return _Raw(file, list(records(text, skip, delimiter, file)), source, found, guessed)


def _from_workbook(content: bytes, file: str) -> _Raw | None:
    """Return the first sheet of a workbook whose first row has a name we know; None if it is no workbook."""
    if not content.startswith(_WORKBOOKS):
        return None
    from circlekit.files.intake.grids import read_export

    grids, sources = read_export(content, file)
    grid = next((one for one in grids if MARKED & set(map(same, one.rows[0].cells))), grids[0])
    problems = list(grid.notes)
    if others := [quoted(one.file.removeprefix(f"{file} ").strip("«»")) for one in grids if one is not grid]:
        message = f"of this workbook, {listed(others)} {'is' if len(others) == 1 else 'are'} not read"
        problems.append(Problem((), message, "", "warning", place=Place(grid.file)))
    found = [(row.line, list(row.cells)) for row in grid.rows]
    return _Raw(grid.file, found, sources[grid.file], tuple(problems))


def _header(names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the column names, and those that got a number because another column is called the same.

    Trailing nameless columns are dropped.
    """
    found: list[str] = []
    numbered: list[str] = []
    times: dict[str, int] = {}
    taken: set[str] = set()
    for name in names:
        plain = unique = tidy(" ".join(name.split()))
        while unique and unique in taken:
            times[plain] = times.get(plain, 1) + 1
            unique = f"{plain} ({times[plain]})"
        if unique != plain:
            numbered.append(unique)
        taken.add(unique)
        found.append(unique)
    while found and not found[-1]:
        found.pop()
    return tuple(found), tuple(numbered)


def _rows(
    body: list[tuple[int, list[str]]],
    header: tuple[str, ...],
    raw: _Raw,
    errors: list[Problem],
    warnings: list[Problem],
) -> Iterator[Row]:
    """Yield the rows that hold anything, and note those that are too long or empty."""
    width, nameless, empty = len(header), "" in header, []
    file = raw.file
    for line, cells in body:
        if len(cells) > width:
            errors += _surplus(line, cells, width, raw)
        found = {name: cell for name, cell in zip(header, cells, strict=False) if cell and not cell.isspace()}
        if nameless and found.pop("", ""):
            nameless = False
            message = "a column without a name holds text, which is not read"
            warnings.append(
                Problem((), message, "give it a name in the first row", "warning", place=Place(file, line))
            )
        if found:
            yield Row(line, found)
        elif len(cells) > 1:
            empty.append(line)
    if empty:
        rows = f"{counted(len(empty), 'empty row')} left out"
        warnings.append(
            Problem((), rows, "delete what is not needed", "warning", place=Place(file, empty[0]))
        )


def _surplus(line: int, cells: list[str], width: int, raw: _Raw) -> Iterator[Problem]:
    surplus = sum(bool(cell.strip()) for cell in cells[width:])
    if surplus:
        more = counted(surplus, "cell")
        message = f"this row has {more} more than the {counted(width, 'column name')}"
        in_text, in_workbook = (
            "put a text with the separator in it in quotes",
            "name each column in the first row",
        )
        hint = in_text if raw.source.delimiter else in_workbook
        yield Problem((), message, hint, place=Place(raw.file, line))
