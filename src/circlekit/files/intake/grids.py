"""Exports as grids of text: CSV and its relatives, workbooks, and a zip with one table.

What a file is, its first bytes say, not its name. Nothing is written, run or fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from circlekit.core.intake.form import Grid
from circlekit.files.intake.archives import is_zip, open_zip, table_in
from circlekit.files.intake.limits import MOST_BYTES, too_large
from circlekit.files.intake.places import Source
from circlekit.files.intake.textgrid import text_grid
from circlekit.files.signatures import COMPOUND

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["MOST_BYTES", "Export", "read_export", "read_grids"]


class Export(NamedTuple):
    """What stands in a file, and what the places of its cells are worked out from, by ``Grid.file``."""

    grids: tuple[Grid, ...]
    sources: Mapping[str, Source]


def read_grids(content: bytes, shown: str, *, encoding: str = "", sheet: str = "") -> tuple[Grid, ...]:
    """Return the grids in a file: one, or one for each sheet of a workbook that holds any text.

    ``shown`` is its name in messages. ``encoding`` is the one that somebody named; ``sheet`` the only one of
    a workbook that is meant.

    Raises:
        InputProblems: with every problem, each with its place.
        WrongUse: there is no such encoding or sheet.
    """
    return read_export(content, shown, encoding=encoding, sheet=sheet).grids


def read_export(content: bytes, shown: str, *, encoding: str = "", sheet: str = "") -> Export:
    """Return the grids in a file with the sources of their places; arguments and errors as ``read_grids``."""
    if len(content) > MOST_BYTES:
        raise too_large(shown)
    if content.startswith(COMPOUND):
        from circlekit.files.intake.workbooks.old import why_not

        raise why_not(content, shown)
    if is_zip(content):
        from circlekit.files.intake.workbooks.reading import is_workbook, read_workbook

        archive = open_zip(content, shown)
        if not is_workbook(archive):
            return _zipped(archive, shown, encoding)
        grids = read_workbook(content, shown, sheet)
        return Export(grids, {grid.file: Source() for grid in grids})
    grid, source = text_grid(content, shown, encoding)
    return Export((grid,), {grid.file: source})


def _zipped(archive: ZipFile, shown: str, encoding: str) -> Export:
    """Return the grid of the one table in a zip."""
    table = table_in(archive, shown)
    grid, source = text_grid(table.content, f"{shown}/{table.name}", encoding)
    return Export((grid,), {grid.file: source})
