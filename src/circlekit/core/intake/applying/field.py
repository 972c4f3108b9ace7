"""One field of a form: its columns, and the value that their cells come to in each row."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.fields import Wrong
from circlekit.core.intake.applying.cells import Cells
from circlekit.core.intake.applying.values import Values
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.form import Form, Row
from circlekit.core.intake.mapping import ColumnUse
from circlekit.core.intake.merging.difference import Value


class Field:
    """The columns of one field; rows in which all of them say the same are thought about once."""

    def __init__(self, name: str, form: Form, uses: Sequence[ColumnUse], words: Words) -> None:
        self.cells = Cells(form, uses, words)
        self._values = Values(name, words)
        self._known: dict[tuple[str, ...], Value | Wrong] = {}

    def of(self, row: Row) -> Value:
        """Return the value of a row; empty where there is none. It raises what ``Values.of`` does."""
        raw = self.cells.raw(row)
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = self._made(row)
        if isinstance(found, Wrong):
            raise found.with_traceback(None)  # or each row would add its own to it
        return found

    def _made(self, row: Row) -> Value | Wrong:
        try:
            return self._values.of(self.cells.items(row))
        except Wrong as wrong:
            return wrong
