"""CSV participants: a table to plain data, with the line and column of every cell.

The delimiter and the encoding are found, not guessed in silence; whatever is odd is a warning with its place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import tidy
from circlekit.files.decoding import decode_table

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells by column name, and the line it starts on."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text. ``lines`` is the text it came from, so that a cell's column is found only when asked."""

    file: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    delimiter: str
    warnings: tuple[Problem, ...] = ()

    def place(self, row: Row, column: str) -> Place:
        """Return the place of a cell, or of its row when there is no such column."""
        if column not in self.header:
            return Place(self.file, row.line)
        line, start = _cell_start(self.lines, row.line, self.header.index(column), self.delimiter)
        return Place(self.file, line, start)


def read_table(content: bytes, file: str) -> Table:
    """Return the table in a CSV file.

    Raises:
        InputProblems: with every problem that could be seen, each with its place.
    """
    text, notes = decode_table(content, file)
    skip, delimiter = _dialect(text)
    records = list(_records(text, skip, delimiter))
    if not records:
        raise InputProblems([Problem((), "this file is empty", place=Place(file))])
    (header_line, names), *body = records
    header = _header(names)
    problems: list[Problem] = []
    rows = tuple(_row(line, cells, header, file, problems) for line, cells in body)
    if problems:
        raise InputProblems(problems)
    return Table(file, header, header_line, rows, tuple(text.split("\n")), delimiter, notes)


def _records(text: str, skip: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each record that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if line > skip and any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _dialect(text: str) -> tuple[int, str]:
    """Return how many lines to skip and the delimiter: ``sep=`` if given, else the one that cuts evenly."""
    first = text.split("\n", 1)[0].strip()
    if first.casefold().startswith("sep=") and len(first) == 5:
        return 1, first[4]
    return 0, max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    widths = [
        len(cells)
        for cells, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), range(SAMPLE_ROWS), strict=False)
        if cells
    ]
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])


def _header(names: list[str]) -> tuple[str, ...]:
    """Return the column names, numbered where two are the same; trailing nameless columns are dropped."""
    found: list[str] = []
    for name in names:
        plain = tidy(name.replace("\u00a0", " "))
        number = 2
        unique = plain
        while unique and unique in found:
            unique, number = f"{plain} ({number})", number + 1
        found.append(unique)
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _row(line: int, cells: list[str], header: tuple[str, ...], file: str, problems: list[Problem]) -> Row:
    surplus = [cell for cell in cells[len(header) :] if cell.strip()]
    if surplus:
        message = f"this row has {len(cells)} cells, the header has {len(header)}"
        problems.append(Problem((), message, "put a cell with a comma inside in quotes", place=Place(file, line)))
    return Row(line, {name: cell for name, cell in zip(header, cells, strict=False) if name and cell.strip()})


def _cell_start(lines: tuple[str, ...], line: int, index: int, delimiter: str) -> tuple[int, int]:
    """Return line and column, from 1, at which cell ``index`` of the record starting on ``line`` begins."""
    column, quoted = 1, False
    while line <= len(lines):
        for position, character in enumerate(lines[line - 1], 1):
            if index == 0:
                return line, column
            if character == '"':
                quoted = not quoted
            elif character == delimiter and not quoted:
                index, column = index - 1, position + 1
        if index == 0 or not quoted:
            return line, column
        line, column = line + 1, 1
    return line, column
