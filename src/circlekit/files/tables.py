"""CSV participants: a table to plain data, with the line and column of every cell.

The delimiter and the encoding are found, not guessed in silence; whatever is odd is a warning with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import counted, tidy
from circlekit.files.csvtext import cell_start, dialect, records
from circlekit.files.decoding import read_table_text


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells by column name, and the line it starts on."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text. ``lines`` is what it came from, so that a cell's column is found only when asked.

    ``errors`` is empty unless it was read with ``scan_table``; ``guessed`` when its encoding is a guess.
    ``header`` holds the names that tell columns apart; ``numbered`` those that got a number to do so.
    """

    file: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    delimiter: str
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
        return Place(self.file, *cell_start(self.lines, line, index, self.delimiter))


def read_table(content: bytes, file: str) -> Table:
    """Return the table in a CSV file.

    Raises:
        InputProblems: with every problem that could be seen, each with its place.
    """
    table = scan_table(content, file)
    if table.errors:
        raise InputProblems((*table.errors, *table.warnings))
    return table


def scan_table(content: bytes, file: str) -> Table:
    """Return the table in a CSV file together with the errors that leave the rest of it readable.

    Raises:
        InputProblems: when it is no table at all.
    """
    text, found, guessed = read_table_text(content, file)
    skip, delimiter = dialect(text)
    found_records = list(records(text, skip, delimiter, file))
    if not found_records:
        raise InputProblems(
            [*found, Problem((), "this file is empty", "begin with a row of names", place=Place(file))]
        )
    (header_line, names), *body = found_records
    header, numbered = _header(names)
    warnings: list[Problem] = []
    errors = list(found)
    rows = tuple(_rows(body, header, file, errors, warnings))
    if not rows:
        message, hint = "this table has column names but no people", "add a row for each person"
        errors.append(Problem((), message, hint, place=Place(file, header_line)))
    lines = tuple(text.split("\n"))
    return Table(
        file, header, header_line, rows, lines, delimiter, tuple(warnings), tuple(errors), guessed, numbered
    )


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
    file: str,
    errors: list[Problem],
    warnings: list[Problem],
) -> Iterator[Row]:
    """Yield the rows that hold anything, and note those that are too long or empty."""
    width, nameless, empty = len(header), "" in header, []
    for line, cells in body:
        if len(cells) > width:
            errors += _surplus(line, cells, width, file)
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


def _surplus(line: int, cells: list[str], width: int, file: str) -> Iterator[Problem]:
    surplus = sum(bool(cell.strip()) for cell in cells[width:])
    if surplus:
        more = counted(surplus, "cell")
        message = f"this row has {more} more than the {counted(width, 'column name')}"
        yield Problem((), message, "put a text with the separator in it in quotes", place=Place(file, line))
