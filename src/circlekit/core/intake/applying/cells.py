"""What somebody chose or wrote under one field, out of all the columns that it is asked in."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.splitting import split
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.form import Form, Row
from circlekit.core.intake.mapping import ColumnUse, Kind
from circlekit.core.text import tidy


class Cells:
    """The columns of one field; each different cell is thought about once."""

    def __init__(self, form: Form, uses: Sequence[ColumnUse], words: Words) -> None:
        self.uses = tuple(uses)
        self._form = form
        self._words = words
        self._known: dict[tuple[int, str], tuple[str, ...]] = {}

    def raw(self, row: Row) -> tuple[str, ...]:
        """Return the cells as they stand in the file."""
        return tuple([self._form.cell(row, use.index) for use in self.uses])

    def items(self, row: Row) -> list[str]:
        """Return everything that somebody chose or wrote, in the order of the columns."""
        return [item for use in self.uses for item in self.of(use, row)]

    def of(self, use: ColumnUse, row: Row) -> tuple[str, ...]:
        """Return what somebody chose or wrote in one column."""
        cell = self._form.cell(row, use.index)
        if not cell:
            return ()
        found = self._known.get((use.index, cell))
        if found is None:
            found = self._known[use.index, cell] = _items(use, tidy(cell), self._words)
        return found

    def column(self, row: Row) -> int:
        """Return the first column in which there is something, else the first of all."""
        filled = (use.index for use in self.uses if self.of(use, row))
        return next(filled, self.uses[0].index)


def _items(use: ColumnUse, cell: str, words: Words) -> tuple[str, ...]:
    if not cell:
        return ()
    if use.kind is Kind.OPTION:
        return _ticked(use, cell, words)
    if use.split:
        return split(cell, use.split, use.options).items
    return (cell,)


def _ticked(use: ColumnUse, cell: str, words: Words) -> tuple[str, ...]:
    """Return an option that was ticked; in a column for other answers it is what somebody wrote."""
    label = use.part or use.asked
    if plain(cell) in {plain(label), plain(use.asked)}:
        return (label,)
    if plain(cell) in words.ticks:
        return (label,)
    return () if plain(cell) in words.refusals else (cell,)
