"""CSV participants: a table to plain data, with the line and column of every cell.

The delimiter and the encoding are found, not guessed in silence; whatever is odd is a warning with its place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import counted, tidy
from circlekit.files.decoding import read_table_text

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 50
LONGEST_RECORD = 100
"""Lines that one row may have before a quote in it was surely never closed."""


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
        return Place(self.file, *_cell_start(self.lines, line, index, self.delimiter))


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
    skip, delimiter = _dialect(text)
    records = list(_records(text, skip, delimiter, file))
    if not records:
        raise InputProblems(
            [*found, Problem((), "this file is empty", "begin with a row of names", place=Place(file))]
        )
    (header_line, names), *body = records
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


def _records(text: str, skip: int, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each record that is not a blank line; stop at a quote that stays open."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = start = 1
    try:
        for cells in reader:
            if reader.line_num - line >= LONGEST_RECORD:
                raise _unclosed(text, line, delimiter, file)
            if line > skip and cells:
                yield line, cells
            start, line = line, reader.line_num + 1
    except csv.Error:
        problem = Problem(
            (), "a cell in this row is too long", "is a quote not closed?", place=Place(file, line)
        )
        raise InputProblems([problem]) from None
    if _ends_inside_quotes(text, start, delimiter):
        raise _unclosed(text, start, delimiter, file)


def _ends_inside_quotes(text: str, line: int, delimiter: str) -> bool:
    """Tell whether the last record, which begins on ``line``, ends with its file and not with its quote."""
    rest = text.split("\n", line - 1)[-1]
    try:
        list(csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _unclosed(text: str, line: int, delimiter: str, file: str) -> InputProblems:
    """Return what to say of the record on ``line``, whose last cell of that line opens the quote."""
    lines = text.split("\n")
    index = next(csv.reader(lines[line - 1 : line], delimiter=delimiter), [""])
    place = Place(file, *_cell_start(tuple(lines), line, len(index) - 1, delimiter))
    hint = 'close it with ", or delete it'
    return InputProblems([Problem((), "the quote that opens here is never closed", hint, place=place)])


def _dialect(text: str) -> tuple[int, str]:
    """Return how many lines to skip and the delimiter: ``sep=`` if given, else the one that cuts evenly."""
    first = text.split("\n", 1)[0].strip(' "')
    if first.casefold().startswith("sep=") and len(first) == 5 and not first[4].isalnum():
        return 1, first[4]
    return 0, max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows are as wide as the header, and how wide it is."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = [len(cells) for cells in islice(rows, SAMPLE_ROWS) if cells]
    except csv.Error:
        return (0, 0)
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])


def _header(names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the column names, and those that got a number because another has the same name.

    Trailing nameless columns are dropped.
    """
    found: list[str] = []
    numbered: list[str] = []
    for name in names:
        plain = tidy(" ".join(name.split()))
        number, unique = 2, plain
        while unique and unique in found:
            unique, number = f"{plain} ({number})", number + 1
        if unique != plain:
            numbered.append(unique)
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


def _cell_start(lines: tuple[str, ...], line: int, index: int, delimiter: str) -> tuple[int, int]:
    """Return line and column, from 1, at which cell ``index`` of the record starting on ``line`` begins."""
    column, quoted_now = 1, False
    while line <= len(lines):
        for position, character in enumerate(lines[line - 1], 1):
            if index == 0:
                return line, column
            if character == '"':
                quoted_now = not quoted_now
            elif character == delimiter and not quoted_now:
                index, column = index - 1, position + 1
        if index == 0 or not quoted_now:
            return line, column
        line, column = line + 1, 1
    return line, column
