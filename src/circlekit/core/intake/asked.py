"""What there is to ask and to tell about a form, each question once however many people it concerns."""

from __future__ import annotations

from dataclasses import dataclass, field

from circlekit.core.fields import Wrong
from circlekit.core.problems import Path, Problem, Severity
from circlekit.core.text import counted, listed, quoted

MOST_NAMES = 5
"""So many people are named in one sentence."""


@dataclass(slots=True)
class _Question:
    path: Path
    lines: set[int] = field(default_factory=set)


class Asked:
    """Questions by their words, in the order in which they come up, and notes that stand alone."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._questions: dict[tuple[str, str, Severity], _Question] = {}
        self._notes: list[Problem] = []

    def ask(
        self, message: str, hint: str, line: int, column: int | None = None, severity: Severity = "error"
    ) -> None:
        """Ask, or count one more answer that the same is asked of."""
        key = (message, hint, severity)
        found = self._questions.get(key)
        if found is None:
            found = self._questions[key] = _Question(self.path(line, column))
        found.lines.add(line)

    def wrong(self, wrong: Wrong, line: int, column: int, of: str = "") -> None:
        """Ask everything that a parser complains of; ``of`` says whose and which value it is."""
        for one in wrong.all():
            self.ask(f"{of}: {one.message}" if of else one.message, one.hint, line, column)

    def tell(self, message: str, hint: str, line: int, column: int | None = None) -> None:
        """Say something about one answer."""
        self._notes.append(Problem(self.path(line, column), message, hint, "warning"))

    def path(self, line: int, column: int | None = None) -> Path:
        """Return the path of a cell, or of a row."""
        return (self.file, line) if column is None else (self.file, line, column)

    def problems(self) -> tuple[Problem, ...]:
        """Return everything, the questions first; one that concerns several people says how many."""
        questions = (
            Problem(found.path, _with_count(message, len(found.lines)), hint, severity)
            for (message, hint, severity), found in self._questions.items()
        )
        return (*questions, *self._notes)


def _with_count(message: str, people: int) -> str:
    return message if people == 1 else f"{message} ({counted(people, 'person', 'people')})"


def named(names: list[str]) -> str:
    """Return who it is, the first few by their names."""
    shown = [quoted(name) for name in names[:MOST_NAMES]]
    more = len(names) - len(shown)
    return listed([*shown, counted(more, "other")] if more else shown)
