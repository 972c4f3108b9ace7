"""A cohort from its files: every problem at once, each with its place, or a sound ``Cohort``."""

from __future__ import annotations

import dataclasses
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from circlekit.core import zones
from circlekit.core.checks import Draft, find_problems
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.problems import FileTrouble, InputProblems, Place, Problem
from circlekit.core.text import slug
from circlekit.files.complaints import problems_of
from circlekit.files.located import MAX_BYTES, Document, read_yaml
from circlekit.files.people import PEOPLE, People, people_of, read_people
from circlekit.files.tables import read_table

COMPUTED = frozenset({"past"})
"""Fields of a cohort that no file may set."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sound cohort, the folder it lives in, and what a person should still know about its files."""

    cohort: Cohort
    folder: Path
    document: Document
    warnings: tuple[Problem, ...] = ()


def load(path: str | os.PathLike[str]) -> Cohort:
    """Return the cohort in a file.

    Raises:
        InputProblems: with every problem in the file and the files it names.
        FileTrouble: when a file cannot be read.
    """
    return read_cohort(Path(path)).cohort


def read_cohort(path: Path) -> Loaded:
    """Return the cohort in ``path`` together with its places and warnings; raises as ``load``.

    Places name files by the path that was given, so that an editor can jump there.
    """
    zones.use_newest_database()
    document = read_yaml(read_bytes(path, str(path)), str(path))
    if not isinstance(document.data, dict):
        raise InputProblems([_at(document, Problem((), "a cohort file is a mapping of keys", "begin with «cohort: a name»"))])
    problems: list[Problem] = list(document.warnings)
    raw = dict(document.data)
    people = _people(raw, path.parent, document, problems)
    settings, bad = _settings(raw, problems)
    past = _past(settings, path.parent, document, problems) if "history" not in bad else ()
    draft = Draft(settings.model_copy(update={"past": past, "participants": tuple(people.sound)}), frozenset(people.handles))
    problems += people.problems
    problems += find_problems(draft, skip=bad)
    placed = in_order(_at(document, problem) for problem in problems)
    if any(problem.severity == "error" for problem in placed):
        raise InputProblems(placed)
    return Loaded(draft.cohort, path.parent, document, tuple(placed))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems sorted by place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.place or Place(""), problem.message))


def _at(document: Document, problem: Problem) -> Problem:
    """Return the problem with its place filled in."""
    if problem.place is not None:
        return problem
    return dataclasses.replace(problem, place=document.place(problem.path, problem.on_key))


def _people(raw: dict[str, Any], folder: Path, document: Document, problems: list[Problem]) -> People:
    """Take the participants out of ``raw``, from the mapping there or from the table it names."""
    given = raw.pop(PEOPLE, None)
    if isinstance(given, str) and given:
        shown = str(folder / given)
        table = read_table(read_bytes(folder / given, shown, "participants names this file"), shown)
        given, spot, notes = people_of(table)
        problems += [*table.warnings, *notes]
        if isinstance(document.root.children, dict):
            spot.key = document.root.children[PEOPLE].key
            document.root.children[PEOPLE] = spot
    if given is None:
        problems.append(Problem((), "participants is missing", "list people under it, or name a CSV file"))
        return People()
    if not isinstance(given, dict):
        problems.append(Problem((PEOPLE,), "participants must be a mapping of people, or the name of a file"))
        return People()
    if not given:
        problems.append(Problem((PEOPLE,), "nobody takes part yet", "add people under «participants»"))
    timezone = raw.get("timezone")
    return read_people(given, timezone if isinstance(timezone, str) and zones.canonical(timezone) else None)


def _settings(raw: dict[str, Any], problems: list[Problem]) -> tuple[Cohort, frozenset[str]]:
    """Return everything but the participants, and the keys that could not be read and hold a stand-in."""
    known = tuple(name for name in Cohort.model_fields if name not in COMPUTED)
    values = {"participants": (), **raw}
    if "id" not in values:
        values["id"] = slug(str(values.get("cohort", ""))) or "cohort"
    try:
        return Cohort.model_validate(values), frozenset()
    except ValidationError as error:
        problems += problems_of(error, (), known)
        bad = frozenset(str(detail["loc"][0]) for detail in error.errors())
    stand_ins = {"cohort": "?", "id": "cohort", "starts": "2000-01-01", "ends": "2000-07-01"}
    kept = {key: value for key, value in values.items() if key not in bad}
    return Cohort.model_validate(stand_ins | kept), bad


def _past(cohort: Cohort, folder: Path, document: Document, problems: list[Problem]) -> tuple[PastCohort, ...]:
    """Return the earlier cohorts that ``history`` names."""
    from circlekit.files.circles import read_past  # files.circles reads with the functions above

    found: list[PastCohort] = []
    for index, name in enumerate(cohort.history):
        try:
            found.append(read_past(folder / name, str(folder / name)))
        except FileTrouble as trouble:
            problems.append(Problem(("history", index), str(trouble), "give the path from this folder"))
        except InputProblems as wrong:
            problems += wrong.problems
    return tuple(found)


def read_bytes(path: Path, shown: str, why: str = "") -> bytes:
    """Return the content of a regular file; ``shown`` is its name in messages.

    Raises:
        FileTrouble: when it is missing, a folder, a pipe or not readable.
    """
    because = f" ({why})" if why else ""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileTrouble(f"{shown} is not a file{because}")
            return file.read()
    except FileNotFoundError:
        raise FileTrouble(f"{shown} does not exist{because}") from None
    except IsADirectoryError:
        raise FileTrouble(f"{shown} is a folder, not a file{because}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not possible"
        raise FileTrouble(f"{shown} cannot be read: {reason.lower()}{because}") from None


__all__ = ["MAX_BYTES", "Loaded", "in_order", "load", "read_bytes", "read_cohort"]
