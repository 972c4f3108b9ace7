"""Which tool wrote a file, and where its header is: from grids to a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from circlekit.core.intake.answer_rows import refuse_surplus, without_markers, without_tail
from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.heading import columns_of, index_of, twins, unfinished, without_end
from circlekit.core.intake.columns.layout import MOST_HEADER_ROWS, Layout
from circlekit.core.intake.form import Form, Grid, Row
from circlekit.core.intake.mapping import Said
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.text import did_you_mean, listed, quoted, same, tidy

MOST_ABOVE = 20
"""So many rows are looked at for a header."""

SPARE_ONE = 3
"""A layout known by so many columns fits without one of them."""

WHOLE = 1_000
"""A layout of which all is there fits better than any other."""

MOST_LOOKED_AT = 50
"""So many answers are looked at for what a tool writes in its cells."""

_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,250}")


class _Header(NamedTuple):
    """A place where a layout fits: how much of it does, and the index of its header's first row.

    ``missing`` is the name of the one known column that is not there.
    """

    fit: int
    grid: Grid
    layout: Layout
    at: int
    missing: str = ""

    @property
    def answers(self) -> Sequence[Row]:
        return self.grid.rows[self.at + self.layout.header_rows :]


def form_of(grids: Sequence[Grid], layouts: Sequence[Layout], said: Said) -> Form:
    """Return the form that one of ``grids`` holds, as the layout has it that fits best.

    Of several sheets and layouts the one counts of which most known columns stand there; a layout that knows
    no column takes the first row that looks like a header.

    Raises:
        InputProblems: when no header can be found, when there is no such layout, or when answers have more
            cells than there are columns.
    """
    known = _chosen(layouts, said.layout)
    found = [header for grid in grids for header in _headers(grid, known)]
    if not found:
        raise InputProblems(_no_header(grids, known, said))
    best = max(found, key=lambda header: header.fit)
    return _form(best, len(grids))


def _chosen(layouts: Sequence[Layout], name: str) -> Sequence[Layout]:
    """Return the layouts to try: the one that a person named, or all."""
    if not name:
        return layouts
    found = [one for one in layouts if same(name) in {same(one.id), same(one.name)}]
    if not found:
        ids = [one.id for one in layouts]
        hint = did_you_mean(name, [*ids, *(one.name for one in layouts)], f"known here: {listed(ids)}")
        raise InputProblems([Problem((), f"there is no layout called {quoted(name)}", hint)])
    return found


def _headers(grid: Grid, layouts: Sequence[Layout]) -> Iterator[_Header]:
    """Yield the first header of a grid for each layout that fits it."""
    compared = [[plain(cell) for cell in row.cells] for row in grid.rows[: MOST_ABOVE + MOST_HEADER_ROWS]]
    for layout in layouts:
        for at in range(min(MOST_ABOVE, len(grid.rows))):
            header = _Header(0, grid, layout, at)
            if layout.known_by:
                header = _fitted(header, compared[at:])
            if header.fit or (not layout.known_by and _looks_like_header(grid.rows[at], grid.rows[at + 1 :])):
                yield header
                break


def _fitted(header: _Header, compared: Sequence[Sequence[str]]) -> _Header:
    """Return a header with its fit: the known columns that are there; 0 where too few of them are.

    Of three or more one may be missing, as people delete columns; whole layouts fit better.
    """
    layout, headers = header.layout, compared[0]
    below = compared[1] if len(compared) > 1 else ()
    missing = [names[0] for names in layout.known_by if index_of(headers, names) is None]
    missing += [names[0] for names in layout.known_below if index_of(below, names) is None]
    if len(missing) > (len(layout.known_by) >= SPARE_ONE):
        return header
    if not all(_stands_in(texts, name, header, headers) for name, texts in layout.known_cells.items()):
        return header
    there = len(layout.known_by) + len(layout.known_below) + len(layout.known_cells) - len(missing)
    return header._replace(fit=there + (0 if missing else WHOLE), missing="".join(missing))


def _stands_in(texts: Iterable[str], name: str, header: _Header, headers: Sequence[str]) -> bool:
    """Tell whether one of some texts stands in a cell of the column of this name, in the first answers."""
    index = index_of(headers, [name, *_other_names(header.layout, name)])
    rows = header.answers[:MOST_LOOKED_AT]
    cells = [row.cells[index] for row in rows if index is not None and index < len(row.cells)]
    return any(text in cell for cell in cells for text in texts)


def _other_names(layout: Layout, name: str) -> Iterable[str]:
    """Return the further names of a column that a layout is known by."""
    return next((names for names in layout.known_by if name in names), ())


def _looks_like_header(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether a row names columns: half of them at least, as no title does, and it has no address."""
    filled = [cell for cell in row.cells if tidy(cell)]
    widths = (sum(bool(tidy(cell)) for cell in one.cells) for one in below[:MOST_LOOKED_AT])
    widest = max(widths, default=len(filled))
    wide = 2 * len(filled) >= widest and (len(filled) > 1 or widest == 1)
    return wide and not any(map(_is_address, filled))


def _is_address(cell: str) -> bool:
    """Tell whether a cell is an address, whatever stands around it; a question may have one in it."""
    found = _ADDRESS.search(cell)
    return found is not None and 2 * len(found[0]) >= len(tidy(cell))


def _no_header(grids: Sequence[Grid], known: Sequence[Layout], said: Said) -> list[Problem]:
    files = [(grid.file, grid.rows[0].line) for grid in grids if grid.rows] or [(grids[0].file, 1)]
    if said.layout:
        message = f"this does not look like {known[0].name}"
        needed = listed(quoted(names[0]) for names in known[0].known_by)
        hint = f"its header has {needed}; leave out --layout to try the others"
        return [Problem(files[0], message, hint)]
    message = "no row here names the columns"
    return [Problem(files[0], message, "put a first row above: Name, Email, Time zone, ...")]


def _form(header: _Header, sheets: int) -> Form:
    layout, grid = header.layout, header.grid
    rows, cut = without_tail(header.answers, layout)
    top = grid.rows[header.at]
    named = grid.rows[header.at : header.at + layout.header_rows]
    _refuse_somebody(grid.file, named)
    columns = columns_of(named, layout)
    refuse_surplus(grid.file, rows, len(columns))
    form = Form(grid.file, layout.id, without_end(columns, rows), rows, top.line, grid.notes)
    form = replace(form, rows=without_markers(form, layout))
    notes = (*_notes(header, sheets), *twins(form), *cut, *unfinished(form, layout))
    return replace(
        form, notes=(*grid.notes, *(replace(note, path=(grid.file, *note.path)) for note in notes))
    )


def _refuse_somebody(file: str, header: Sequence[Row]) -> None:
    """Complain where somebody's answer stands in the place of a header, or below half of one."""
    for row in header:
        for index, cell in enumerate(row.cells):
            if _is_address(cell):
                message = "this row should name the columns, and has somebody's e-mail address in it"
                hint = "put the row of questions above the answers, or export the file again"
                raise InputProblems([Problem((file, row.line, index), message, hint)])


def _notes(header: _Header, sheets: int) -> Iterator[Problem]:
    top = header.grid.rows[header.at]
    if header.at:
        message = f"row {top.line} is taken as the header; what stands above it is left out"
        yield Problem((top.line,), message, "", "warning")
    if header.missing:
        message = f"this looks like {header.layout.name}, though there is no column {quoted(header.missing)}"
        yield Problem((top.line,), message, "if it is not, say --layout plain", "warning")
    if sheets > 1:
        message = f"of {sheets} sheets, {quoted(header.grid.file)} is read"
        yield Problem((top.line,), message, "to read another: --sheet NAME", "warning")
