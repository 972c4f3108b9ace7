"""The questions of a form that ask for consent, and what each answer comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from circlekit.core.intake.applying.cells import Cells
from circlekit.core.intake.asked import Asked
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.consent import agreed, together
from circlekit.core.intake.form import Form, Row
from circlekit.core.intake.mapping import ColumnUse


class Consents:
    """Questions with their columns; like answers of one day are thought about once."""

    def __init__(self, form: Form, uses: Iterable[ColumnUse], words: Words, asked: Asked) -> None:
        self._words, self._asked = words, asked
        questions = {column.index: column.question for column in form.columns}
        by_question: defaultdict[str, list[ColumnUse]] = defaultdict(list)
        for use in uses:
            by_question[questions.get(use.index, use.asked)].append(use)
        self._cells = {question: Cells(form, some, words) for question, some in by_question.items()}
        self._known: dict[tuple[str, tuple[str, ...], date | None], str | None] = {}

    def of(self, row: Row, day: date | None) -> str | None:
        """Return what somebody agreed to, as ``consent.agreed`` has it.

        None where the form does not ask, and where nobody can tell, which is asked about.
        """
        if not self._cells:
            return None
        found = [self._wording(question, cells.items(row), day) for question, cells in self._cells.items()]
        whole = together(found)
        if whole is None:
            unclear = next(
                cells for cells, one in zip(self._cells.values(), found, strict=True) if one is None
            )
            message = "this says neither that somebody agrees nor that they do not"
            self._asked.ask(message, "write yes or no in its place", row.line, unclear.column(row))
        return whole

    def _wording(self, question: str, cells: Iterable[str], day: date | None) -> str | None:
        key = (question, tuple(cells), day)
        if key not in self._known:
            self._known[key] = agreed(question, key[1], self._words, day)
        return self._known[key]
