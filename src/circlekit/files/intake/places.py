"""From where something stands in an export to a place that a person can go to.

The core counts in lines (or the rows of a workbook) and columns of cells; people look for a line and a column
of characters in a text, and for a row and a column in a workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from circlekit.core.problems import InputProblems, Path, Place, Problem
from circlekit.files.csvtext import cell_start


@dataclass(frozen=True, slots=True)
class Source:
    """What the cells of a grid were cut from: the lines of a text, and the character between two cells.

    A workbook has neither: its rows and columns have numbers of their own.
    """

    lines: tuple[str, ...] = ()
    delimiter: str = ""

    def place(self, file: str, line: int, column: int = 0) -> Place:
        """Return the place of the cell ``column`` (from 0) of the record that starts on ``line`` (from 1)."""
        if not self.delimiter:
            return Place(file, line, column + 1)
        return Place(file, *cell_start(self.lines, line, column, self.delimiter))


def placed(problems: Iterable[Problem], sources: Mapping[str, Source]) -> tuple[Problem, ...]:
    """Return problems with the places of paths ``(file,)``, ``(file, line)`` and ``(file, line, column)``.

    What has a place, or a path into another kind of file, is returned as it is.
    """
    return tuple(_placed(problem, sources) for problem in problems)


def _placed(problem: Problem, sources: Mapping[str, Source]) -> Problem:
    place = None if problem.place else _place(problem.path, sources)
    return problem if place is None else replace(problem, place=place)


def _place(path: Path, sources: Mapping[str, Source]) -> Place | None:
    match path:
        case (str(file),) if file in sources:
            return Place(file)
        case (str(file), int(line)):
            return Place(file, line)
        case (str(file), int(line), int(column)):
            return sources.get(file, Source()).place(file, line, column)
    return None


def note(file: str, message: str, hint: str = "", line: int = 1) -> Problem:
    """Return a warning about a line of a file."""
    return Problem((file, line), message, hint, "warning", place=Place(file, line))


def refused(file: str, message: str, hint: str = "", line: int = 1) -> InputProblems:
    """Return the error that a file cannot be read, and why."""
    return InputProblems([Problem((file, line), message, hint, place=Place(file, line))])
