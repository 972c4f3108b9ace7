"""A sheet of a workbook as it is written, row by row (ECMA-376, 18.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from circlekit.files.formulas import unguarded
from circlekit.files.intake.limits import MOST_COLUMNS
from circlekit.files.intake.workbooks.cells import clean, moment, number
from circlekit.files.intake.workbooks.markup import Budget, Handler, parsed
from circlekit.files.intake.workbooks.texts import SPOKEN

_VALUES = frozenset({"v", "t"})
_YES = frozenset({"1", "true"})
_LETTERS = 3
_ASTRAY = 100
"""So many elements a row within another counts for: no program writes one."""

_WIDEST = 16_384
"""Columns of any workbook, XFD being the last."""


class Formats(NamedTuple):
    """Which formats of cells, by their number, make a date of a number or a span of time.

    Days count from ``day_zero``: workbooks of old Macs begin in 1904.
    """

    dates: frozenset[int]
    spans: frozenset[int]
    day_zero: datetime


@dataclass(slots=True)
class Seen:
    """What a sheet has that its cells do not show."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    unknown: list[str] = field(default_factory=list)
    """Formulas that were never calculated, by the names of their cells."""

    is_wider: bool = False


Numbered = tuple[int, list[str]]


def sheet_rows(
    chunks: Iterable[bytes], texts: Sequence[str], formats: Formats, seen: Seen, budget: Budget
) -> Iterator[Numbered]:
    """Yield the number (from 1) and the cells of each row that is written down, in the order of the file.

    What the sheet says of its own size is not looked at: it is often wrong.

    Raises:
        InputProblems: there is more than the budget, or it is damaged.
    """
    handler = _Rows(texts, formats, seen, budget)
    for _ in parsed(chunks, handler, budget.shown):
        yield from handler.taken()


class _Rows(Handler):
    """Takes the cells of a sheet, one element after the other: millions, so the common ones come first."""

    def __init__(self, texts: Sequence[str], formats: Formats, seen: Seen, budget: Budget) -> None:
        super().__init__(budget)
        self._texts, self._formats, self._seen = texts, formats, seen
        self._done: list[Numbered] = []
        self._row, self._cells = 0, list[str]()
        self._rows_open = 0
        self._column, self._left = -1, _WIDEST
        self._columns: dict[str, int] = {}
        self._kind, self._style, self._name = "n", "", ""
        self._spoken = self._calculated = False

    def taken(self) -> list[Numbered]:
        """Return the rows that have ended since the last time."""
        found, self._done = self._done, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in _VALUES:
            self._within = not self._spoken
        elif name == "row":
            self._begin_row(attributes)
        elif ":" in name:
            self.start(name.rpartition(":")[2], attributes)
        elif name != "is":
            self._begin_other(name, attributes)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._cells, self._column, self._left = [], -1, _WIDEST
        self._other(_ASTRAY if self._rows_open else 1)
        self._rows_open += 1
        self._seen.hidden_rows += attributes.get("hidden") in _YES

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._budget.cells -= 1
        self._left -= 1
        if self._budget.cells < 0 or self._left < 0:
            self._budget.refuse()
        self._name = name = attributes.get("r", "")
        letters = name.rstrip("0123456789")
        if letters:
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = column_of(letters)
            self._column = column
        else:
            self._column += 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._calculated = self._spoken = False

    def _begin_other(self, name: str, attributes: dict[str, str]) -> None:
        self._other()
        if name == "f":
            self._calculated = True
        elif name == SPOKEN:
            self._spoken = True
        elif name == "col" and attributes.get("hidden") in _YES:
            last, first = int(attributes.get("max", 1)), int(attributes.get("min", 1))
            self._seen.hidden_columns += max(1, last - first + 1)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._within = False
        if name == "c":
            self._end_cell(self._whole())
        elif name == "row":
            self._rows_open -= 1
            self._done.append((self._row, self._cells))
        elif name == SPOKEN:
            self._spoken = False
        elif ":" in name:
            self.end(name.rpartition(":")[2])

    def _end_cell(self, value: str) -> None:
        if not value:
            if self._calculated and self._kind != "str":
                self._seen.unknown.append(self._name)
            return
        cells, column = self._cells, self._column
        if column >= MOST_COLUMNS:
            self._seen.is_wider = True
            return
        text = self._text(value)
        self._budget.characters(len(text))
        while len(cells) <= column:
            cells.append("")
        cells[column] = text

    def _text(self, value: str) -> str:
        """Return the text of a value, by the kind that its cell names."""
        if self._kind == "s":
            return self._texts[int(value)]
        if self._kind in {"str", "inlineStr"}:
            return unguarded(clean(value))
        if self._kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self._kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            written: Any = from_ISO8601
            return moment(written(value))
        if self._kind != "n":
            return ""  # an error, such as #N/A
        style = int(self._style) if self._style else 0
        if style not in self._formats.dates:
            return number(value)
        return number(value, self._formats.day_zero, is_span=style in self._formats.spans)


def column_of(letters: str) -> int:
    """Return the number, from 0, of the column ``AB``.

    Raises:
        ValueError: these are no letters of a column.
    """
    if not (letters.isascii() and letters.isupper() and letters.isalpha() and len(letters) <= _LETTERS):
        raise ValueError(letters)
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1
