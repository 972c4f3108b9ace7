"""The list of texts of a workbook, which its cells name by number (ECMA-376, 18.4.9)."""

from __future__ import annotations

from collections.abc import Iterable

from circlekit.files.formulas import unguarded
from circlekit.files.intake.workbooks.cells import clean
from circlekit.files.intake.workbooks.markup import Budget, Handler, parsed

MOST_TEXTS = 500_000
"""20,000 rows of 25, no two of them alike."""

SPOKEN = "rPh"
"""How a Japanese text is read aloud: beside it, not part of it."""


def texts(chunks: Iterable[bytes], budget: Budget) -> tuple[str, ...]:
    """Return the texts in their order, cleaned and without guards of formulas.

    Raises:
        InputProblems: there is more than the budget, or it is damaged.
    """
    handler = _Texts(budget)
    for _ in parsed(chunks, handler, budget.shown):
        pass
    return tuple(handler.found)


class _Texts(Handler):
    """Puts the pieces of each text together."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.found: list[str] = []
        self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of a text, or of a stretch of one."""
        plain = name.rpartition(":")[2]
        if plain == "t":
            self._within = not self._spoken
        elif plain == SPOKEN:
            self._spoken = True
        elif plain != "si":
            self._other()

    def end(self, name: str) -> None:
        """Take the end of a text."""
        plain = name.rpartition(":")[2]
        self._within = False
        if plain == SPOKEN:
            self._spoken = False
        elif plain == "si":
            self._end_text()

    def _end_text(self) -> None:
        self._budget.characters(self._length + 1)
        if len(self.found) >= MOST_TEXTS:
            self._budget.refuse()
        self.found.append(unguarded(clean(self._whole())))
