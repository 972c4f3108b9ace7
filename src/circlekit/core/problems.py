"""What can be wrong, as values with a path; and one exception per kind of failure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

Path = tuple[str | int, ...]
"""Where in a document a value stands: ``("participants", "amina", "available", 0)``."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that a person can go to; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should know about their input.

    ``message`` says what and whose, ``hint`` what to do. ``on_key`` points at the key of ``path``
    rather than at its value. Core leaves ``place`` empty; ``files`` fills it in.
    """

    path: Path
    message: str
    hint: str = ""
    severity: Severity = "error"
    on_key: bool = False
    place: Place | None = None


class CirclekitError(Exception):
    """A failure that a sentence explains. Each child is one kind, with the exit code it ends in."""

    exit_code: ClassVar[int] = 70

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        self.problems = (Problem((), problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))


class InputProblems(CirclekitError):
    """The input has problems; all of them are in ``problems``."""

    exit_code = 1


class WrongUse(CirclekitError):
    """The command was called in a way that cannot be carried out."""

    exit_code = 2


class NoPlan(CirclekitError):
    """The input is sound, but no acceptable plan exists; the hints are the cheapest ways out."""

    exit_code = 3


class FileTrouble(CirclekitError):
    """A file could not be read or written; nothing was changed."""

    exit_code = 4


class Busy(CirclekitError):
    """Another run holds the lock of this folder."""

    exit_code = 5
