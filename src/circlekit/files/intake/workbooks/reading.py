"""Workbooks (.xlsx, .xlsm) as grids: values only; no formula, macro or link is followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from circlekit.core.intake.form import Grid, Row
from circlekit.core.problems import CirclekitError, Problem, WrongUse
from circlekit.core.text import counted, did_you_mean, listed, quoted, same
from circlekit.files.intake.archives import chunks, damaged, open_zip
from circlekit.files.intake.limits import ABOVE, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_many_rows
from circlekit.files.intake.places import note, refused
from circlekit.files.intake.workbooks.markup import Budget
from circlekit.files.intake.workbooks.parts import planned, refuse_sizes
from circlekit.files.intake.workbooks.sheet import Formats, Numbered, Seen, sheet_rows
from circlekit.files.intake.workbooks.texts import MOST_TEXTS, texts

if TYPE_CHECKING:
    from zipfile import ZipFile

EMPTY_ROWS = 200
"""So many empty rows one after the other end a sheet."""

LOOK_AHEAD = 2_000
"""Rows behind that end in which a text is still looked for, to say that it was not read."""

_NAMED_AT_MOST = 5
_CELLS_AT_MOST = 3
_TEXTS = "sharedstrings.xml"
_ENDS_OF_VALUES = (b"</v>", b"</is>")
_STARTS_OF_TEXTS = (b"<si>", b"<si/>", b"<si ")
_OTHERS = {
    "META-INF/manifest.xml": "an OpenDocument file, such as LibreOffice's (.ods)",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "word/document.xml": "a text document (.docx), not a table",
    "ppt/presentation.xml": "a presentation, not a table",
    "Index/Document.iwa": "a Numbers file",
}


class Sheet(NamedTuple):
    """A sheet by its title, and where it stands in its archive."""

    title: str
    path: str
    is_hidden: bool


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
    names = frozenset(archive.namelist())
    for name, kind in _OTHERS.items():
        if name in names:
            raise refused(shown, f"this is {kind}", "save the table as .xlsx or as CSV UTF-8")
    refuse_sizes(archive.infolist(), shown)
    grids = tuple(_Reading(archive, shown).grids(sheet))
    if not grids:
        raise refused(shown, "this workbook is empty", "is it the right file?")
    return grids


class _Reading:
    """A workbook that is being read."""

    def __init__(self, archive: ZipFile, shown: str) -> None:
        self._archive, self._shown = archive, shown
        self._budget = Budget(shown)
        book: Any = planned(archive, shown)
        # Neither the path of a sheet nor which formats are dates has a public name.
        self._sheets = [
            Sheet(one.title, str(one._worksheet_path).lstrip("/"), one.sheet_state != "visible")
            for one in book.worksheets
        ]
        self._formats = Formats(frozenset(book._date_formats), frozenset(book._timedelta_formats), book.epoch)

    def grids(self, wanted: str) -> Iterator[Grid]:
        """Yield a grid for each sheet that has any text."""
        found = self._texts()
        read = [(sheet, *self._read(sheet, found)) for sheet in self._meant(wanted)]
        with_text = [(sheet, rows, notes) for sheet, rows, notes in read if rows]
        for sheet, rows, notes in with_text:
            file = self._shown if len(with_text) == 1 else f"{self._shown} {quoted(sheet.title)}"
            yield Grid(file, rows, tuple(note(file, *said) for said in notes))

    def _meant(self, wanted: str) -> Sequence[Sheet]:
        if not wanted:
            return self._sheets
        exactly = [one for one in self._sheets if one.title == wanted]
        meant = exactly or [one for one in self._sheets if same(one.title) == same(wanted)]
        if not meant:
            raise self._no_sheet(wanted)
        return meant

    def _no_sheet(self, wanted: str) -> CirclekitError:
        titles = [one.title for one in self._sheets]
        known = listed(map(quoted, titles[:_NAMED_AT_MOST]))
        hint = did_you_mean(wanted, titles, f"its {'sheets are' if len(titles) > 1 else 'sheet is'} {known}")
        return WrongUse([Problem((), f"{self._shown} has no sheet {quoted(wanted)}", hint)])

    def _texts(self) -> tuple[str, ...]:
        name = next((one for one in self._archive.namelist() if one.casefold().endswith(_TEXTS)), None)
        if name is None:
            return ()
        self._refuse_many(name, _STARTS_OF_TEXTS, MOST_TEXTS)
        return texts(self._part(name), self._budget)

    def _part(self, name: str) -> Iterator[bytes]:
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            raise damaged(self._shown) from None
        return chunks(self._archive, entry, self._shown)

    def _read(self, sheet: Sheet, found: Sequence[str]) -> tuple[tuple[Row, ...], list[Said]]:
        self._refuse_many(sheet.path, _ENDS_OF_VALUES, MOST_CELLS)
        seen, said = Seen(), list[Said]()
        numbered = sheet_rows(self._part(sheet.path), found, self._formats, seen, self._budget)
        rows = tuple(_rows(numbered, self._shown, said))
        return rows, [*_of_a_sheet(sheet, seen), *said]

    def _refuse_many(self, path: str, marks: Sequence[bytes], most: int) -> None:
        """Refuse at once what would be refused after seconds: marks are soon counted."""
        if sum(piece.count(mark) for piece in self._part(path) for mark in marks) > most:
            self._budget.refuse()


Said = tuple[str, str, int]
"""A message, a hint and the number of a row."""


def _rows(numbered: Iterator[Numbered], shown: str, said: list[Said]) -> Iterator[Row]:
    """Yield the rows that hold anything, up to a long stretch of empty ones."""
    last = count = 0
    for number, cells in numbered:
        if not _holds(cells):
            if number - last > EMPTY_ROWS + LOOK_AHEAD:
                return
            continue
        if count and number - last > EMPTY_ROWS:
            message = f"this row and those below stand under {EMPTY_ROWS} empty rows, and are not read"
            said.append((message, "delete the empty rows", number))
            return
        last, count = number, count + 1
        if count > MOST_ROWS + ABOVE:
            raise too_many_rows(shown)
        yield Row(number, tuple(cells))


def _holds(cells: Iterable[str]) -> bool:
    return any(cell and not cell.isspace() for cell in cells)


def _of_a_sheet(sheet: Sheet, seen: Seen) -> Iterator[Said]:
    """Yield what a person should know of a sheet that they may not see."""
    if sheet.is_hidden:
        yield "this sheet is hidden; it was read too", "", 1
    counts = ((seen.hidden_rows, "hidden row"), (seen.hidden_columns, "hidden column"))
    if hidden := [counted(count, noun) for count, noun in counts if count]:
        were = "was" if seen.hidden_rows + seen.hidden_columns == 1 else "were"
        yield f"{listed(hidden)} {were} read too", "", 1
    if seen.is_wider:
        yield f"columns behind the first {MOST_COLUMNS} are not read", "delete what is not needed", 1
    if seen.unknown:
        names = seen.unknown[:_CELLS_AT_MOST]
        cells = listed([*names, "others"] if len(seen.unknown) > len(names) else names)
        have = "has no result, and is" if len(seen.unknown) == 1 else "have no result, and are"
        message = f"{counted(len(seen.unknown), 'formula')} {have} read as empty: {cells}"
        yield message, "open the workbook, save it, and import it again", 1
