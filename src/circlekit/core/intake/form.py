"""What stands in an export: a grid of cells, and a form once its header was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from circlekit.core.problems import Problem


class Row(NamedTuple):
    """One record of a file: the line it starts on (from 1; the row of a workbook) and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A file or sheet as text, with nothing taken for a header yet.

    Rows without any text are left out. Cells keep their inner line breaks; what a workbook has typed is
    text that no order of day and month can change: ``2026-10-11 14:05:09``, ``16:30``, ``TRUE``, ``45``.
    ``file`` is its name in messages, with the sheet where there are several.
    """

    file: str
    rows: tuple[Row, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its number from 0 and its question.

    ``part`` is what stands beneath the question or in brackets behind it: the row of a checkbox grid
    (``Monday``), an option (``Tuesday evening``). ``asked`` is the header as it stands in the file.
    """

    index: int
    question: str
    part: str
    asked: str


@dataclass(frozen=True, slots=True)
class Form:
    """The answers to a form: columns with names, and one row for each answer.

    ``layout`` names the layout it was recognised by; ``header_line`` is the line of its (first) header.
    """

    file: str
    layout: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header_line: int
    notes: tuple[Problem, ...] = ()

    def cell(self, row: Row, index: int) -> str:
        """Return a cell of a row; short rows end in empty ones."""
        return row.cells[index] if index < len(row.cells) else ""
