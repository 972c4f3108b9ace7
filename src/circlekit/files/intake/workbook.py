"""Workbooks (.xlsx, .xlsm) as grids, by openpyxl: values only, no formula, macro or link is followed."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from circlekit.core.intake.form import Grid, Row
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import did_you_mean, listed, quoted, same
from circlekit.files.formulas import unguarded
from circlekit.files.intake.archives import damaged, open_zip
from circlekit.files.intake.limits import ABOVE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, too_many_rows
from circlekit.files.intake.places import note, refused
from circlekit.files.intake.workbook_cells import text_of
from circlekit.files.intake.workbook_facts import facts
from circlekit.files.intake.workbook_parts import Parts, parts_of

if TYPE_CHECKING:
    from zipfile import ZipFile

    from openpyxl.workbook import Workbook

EMPTY_ROWS = 200
"""So many empty rows one after the other end a sheet."""

LOOK_AHEAD = 2_000
"""Rows behind that end in which a text is still looked for, to say that it was not read."""

_NAMED_AT_MOST = 5
_OTHERS = {
    "META-INF/manifest.xml": "an OpenDocument file, such as LibreOffice's (.ods)",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "word/document.xml": "a text document (.docx), not a table",
    "ppt/presentation.xml": "a presentation, not a table",
    "Index/Document.iwa": "a Numbers file",
}


def is_workbook(archive: ZipFile) -> bool:
    """Tell whether a zip is a workbook, or another document that is one file for people."""
    names = frozenset(archive.namelist())
    return "[Content_Types].xml" in names or not names.isdisjoint(_OTHERS)


def read_workbook(content: bytes, shown: str, sheet: str = "") -> tuple[Grid, ...]:
    """Return the sheets of a workbook that hold any text, in their order; ``sheet`` is the only one meant.

    Raises:
        InputProblems: it is damaged, of another kind, or larger than answers are.
        WrongUse: it has no such sheet.
    """
    archive = open_zip(content, shown)
    _refuse_other_kinds(archive, shown)
    parts = parts_of(archive, shown)
    try:
        return tuple(_grids(parts, shown, sheet))
    except (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError,
            SyntaxError, TypeError, ValueError):  # fmt: skip
        # Whatever openpyxl stumbles over; the archive itself is sound by now.
        raise damaged(shown) from None


def _refuse_other_kinds(archive: ZipFile, shown: str) -> None:
    names = frozenset(archive.namelist())
    for name, kind in _OTHERS.items():
        if name in names:
            raise refused(shown, f"this is {kind}", "save the table as .xlsx or as CSV UTF-8")


def _grids(parts: Parts, shown: str, wanted: str) -> Iterator[Grid]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of charts and rules that are not read anyway
        book = _opened(parts.content)
        meant = [one for one in book.worksheets if not wanted or one.title == wanted]
        if wanted and not meant:
            meant = [one for one in book.worksheets if same(one.title) == same(wanted)]
        if not meant:
            raise _no_sheet(wanted, shown, [one.title for one in book.worksheets])
        found = [(one, _grid(one, shown, parts)) for one in meant]
    with_text = [(one, grid) for one, grid in found if grid.rows]
    if not with_text:
        raise refused(shown, "this workbook is empty", "is it the right file?")
    for one, grid in with_text:
        yield _named(grid, one, shown if len(with_text) == 1 else f"{shown} {quoted(one.title)}")


def _opened(content: bytes) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _no_sheet(wanted: str, shown: str, titles: Sequence[str]) -> Exception:
    if not wanted:
        return refused(shown, "this workbook has no sheet with cells", "is it the right file?")
    hint = did_you_mean(wanted, titles, f"its sheets are {listed(map(quoted, titles[:_NAMED_AT_MOST]))}")
    return WrongUse([Problem((), f"{shown} has no sheet {quoted(wanted)}", hint)])


def _grid(sheet: Any, shown: str, parts: Parts) -> Grid:
    """Return a sheet as a grid that is called as its file."""
    notes: list[Problem] = []
    rows = tuple(_rows(sheet, shown, notes))
    if rows:
        # The path of a sheet in its archive has no public name.
        written = parts.sheets.get(str(sheet._worksheet_path).lstrip("/"), b"")
        notes += facts(written, shown)
    return Grid(shown, rows, tuple(notes))


def _named(grid: Grid, sheet: Any, file: str) -> Grid:
    """Return a grid under the name of its sheet, with a note where nobody sees that sheet."""
    hidden = [note(file, "this sheet is hidden; it was read too")] if sheet.sheet_state != "visible" else []
    notes = (note(file, one.message, one.hint, one.place.line if one.place else 1) for one in grid.notes)
    return Grid(file, grid.rows, (*hidden, *notes))


def _rows(sheet: Any, file: str, notes: list[Problem]) -> Iterator[Row]:
    """Yield the rows that hold anything; note what lies beyond what is read."""
    sheet.reset_dimensions()
    numbered = enumerate(sheet.iter_rows(values_only=True), 1)
    count = empty = 0
    wide = False
    for number, values in numbered:
        cells = _cells(values, file, number)
        if not any(cells):
            empty += 1
            if empty > EMPTY_ROWS:
                notes += _beyond(numbered, file)
                return
            continue
        if len(cells) > MOST_COLUMNS and not wide:
            wide = True
            notes.append(note(file, f"columns behind the first {MOST_COLUMNS} are not read", line=number))
        count, empty = count + 1, 0
        if count > MOST_ROWS + ABOVE:
            raise too_many_rows(file)
        yield Row(number, cells[:MOST_COLUMNS])


def _beyond(numbered: Iterator[tuple[int, Sequence[object]]], file: str) -> Iterator[Problem]:
    """Note a text that stands far below the others."""
    for number, values in islice(numbered, LOOK_AHEAD):
        if any(_cells(values, file, number)):
            message = f"this row and those below stand under {EMPTY_ROWS} empty rows, and are not read"
            yield note(file, message, "delete the empty rows", number)
            return


def _cells(values: Sequence[object], file: str, line: int) -> tuple[str, ...]:
    """Return the texts of a row, without the empty ones at its end."""
    texts = [text_of(value) for value in values]
    while texts and (not texts[-1] or texts[-1].isspace()):
        texts.pop()
    if any(len(text) > LONGEST_CELL for text in texts):
        raise refused(file, "a cell in this row is too long", "is it the right file?", line)
    return tuple(unguarded(text) for text in texts)
