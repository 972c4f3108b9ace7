"""What circlekit's own YAML files share when they are read back: a mapping of keys, problems with places."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from circlekit.core.model import Cohort
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.text import quoted
from circlekit.core.value import Value
from circlekit.files.complaints import problems_of, unknown_key
from circlekit.files.located import Document, read_yaml
from circlekit.files.reading import in_order, read_bytes

V = TypeVar("V", bound=Value)


@dataclass(slots=True)
class Record:
    """A file that is being read: its keys, and the problems found so far."""

    document: Document
    data: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)

    def mapping(self, key: str, required: bool = False) -> dict[str, Any]:
        """Return the mapping under a key; empty, with a problem where it is needed, when there is none."""
        value = self.data.get(key) or {}
        if not isinstance(value, dict):
            self.problems.append(Problem((key,), f"{key}: this must be a mapping of keys", "{key: value}"))
            return {}
        if key not in self.data and required:
            self.problems.append(Problem((), f"{key} is missing", f"add a line «{key}:»"))
        return value

    def placed(self) -> list[Problem]:
        """Return the problems found so far, with their places."""
        return placed(self.document, self.problems)

    def settle(self) -> tuple[Problem, ...]:
        """Return the problems with their places when all are warnings.

        Raises:
            InputProblems: when one of them is an error; with all of them.
        """
        placed = in_order(self.placed())
        if any(problem.severity == "error" for problem in placed):
            raise InputProblems(placed)
        return tuple(placed)


def open_record(path: Path, shown: str, keys: Iterable[str] | None = None) -> Record:
    """Return the file at ``path``; ``shown`` is its name in messages, ``keys`` are all that it may have.

    Raises:
        InputProblems: when it is not YAML, or not a mapping.
        FileTrouble: when it cannot be read.
    """
    known = ("cohort",) if keys is None else tuple(keys)
    begin = f"{known[0]}: ..."
    document = read_yaml(read_bytes(path, shown), shown, begin)
    if not isinstance(document.data, dict):
        problem = Problem((), "this file must be a mapping of keys", f"begin with «{begin}»")
        raise InputProblems(placed(document, [problem]))
    record = Record(document, document.data, list(document.warnings))
    if keys is not None:
        record.problems += [unknown_key((key,), known) for key in document.data if key not in known]
    return record


def read_value(path: Path, shown: str, kind: type[V]) -> V:
    """Return the one value that the file at ``path`` holds; its keys are the fields of ``kind``.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    record = open_record(path, shown, kind.model_fields)
    known = {key: value for key, value in record.data.items() if key in kind.model_fields}
    try:
        value = kind.model_validate(known)
    except ValidationError as error:
        record.problems += problems_of(error, (), kind.model_fields)
    record.settle()
    return value


def of_this_cohort(record: Record, cohort: Cohort) -> None:
    """Note it when a file belongs to another cohort than the one it stands beside."""
    named = record.data.get("cohort", "")
    if named != cohort.id:
        message = f"this file belongs to {quoted(str(named))}, the cohort beside it is «{cohort.id}»"
        hint = f"if the cohort only has a new name, write «cohort: {cohort.id}» here"
        record.problems.append(Problem(("cohort",), message, hint))


def placed(document: Document, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with the places of a document filled in where they have none."""
    return [
        problem
        if problem.place
        else dataclasses.replace(problem, place=document.place(problem.path, problem.on_key))
        for problem in problems
    ]
