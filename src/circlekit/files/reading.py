"""A cohort from its files: every problem at once, each with its place, or a sound ``Cohort``."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from circlekit.core import zones
from circlekit.core.checks import Draft, Related, find_problems
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.problems import FileTrouble, InputProblems, Place, Problem
from circlekit.core.text import shorten, visible
from circlekit.core.waiting import with_those_who_wait
from circlekit.files.collector import collector_paused
from circlekit.files.located import MAX_BYTES, Document, read_yaml, scan_yaml
from circlekit.files.opening import read_bytes
from circlekit.files.people import PEOPLE, People, people_of, read_people
from circlekit.files.settings import read_settings
from circlekit.files.tables import read_table, scan_table

_NOT_KEYS = {
    list: "this is a list; a cohort file is made of keys",
    str: "this is a single text; a cohort file is made of keys",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sound cohort, the folder it lives in, and what a person should still know about its files.

    ``table`` names the file that ``participants`` names, from the folder; it is empty where people stand in
    the cohort file itself.
    """

    cohort: Cohort
    folder: Path
    document: Document
    warnings: tuple[Problem, ...] = ()
    table: str = ""


def load(path: str | os.PathLike[str]) -> Cohort:
    """Return the cohort in a file.

    Raises:
        InputProblems: with every problem in the file and the files it names, in order, each with its place.
        FileTrouble: when a file cannot be read.
    """
    return read_cohort(Path(path)).cohort


def read_cohort(path: Path) -> Loaded:
    """Return the cohort in ``path`` together with its places and warnings; raises as ``load``.

    Places name files by the path that was given, so that an editor can jump there.
    """
    with collector_paused():
        raw, reading = _begun(path)
        draft = reading.draft(raw, raw.pop(PEOPLE, None))
        cohort = with_those_who_wait(draft.cohort)
        return Loaded(cohort, path.parent, reading.document, reading.settle(), reading.table)


def read_plan(path: Path) -> Loaded:
    """Return a cohort without its people and its history, which need not be there yet; raises as ``load``."""
    raw, reading = _begun(path)
    people = raw.pop(PEOPLE, None)
    cohort = reading.plan(raw)
    table = people if isinstance(people, str) else ""
    return Loaded(cohort, path.parent, reading.document, reading.settle(), table)


def _begun(path: Path) -> tuple[dict[str, Any], _Reading]:
    """Return what a cohort file holds, as plain data, and the reading of it."""
    zones.use_newest_database()
    if not os.path.lexists(path):
        raise FileTrouble([Problem((), f"{path} does not exist", "to begin: circlekit init my-cohort")])
    document = scan_yaml(read_bytes(path, str(path), most=MAX_BYTES), str(path))
    if not isinstance(document.data, dict):
        message = _NOT_KEYS[type(document.data)]
        place = document.place(())
        raise InputProblems(
            [*document.errors, Problem((), message, "begin with «cohort: a name»", place=place)]
        )
    return dict(document.data), _Reading(path.parent, document)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems sorted by place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.place or Place(""), problem.message))


@dataclass(slots=True)
class _Reading:
    """A cohort that is being read: its file, and what was found in it so far.

    ``trouble`` is about files that are named but cannot be read; whatever they hold is not looked at.
    """

    folder: Path
    document: Document
    problems: list[Problem] = field(default_factory=list)
    trouble: list[Problem] = field(default_factory=list)
    table: str = ""

    def plan(self, raw: dict[str, Any]) -> Cohort:
        """Return as much of the cohort without its people as can be read, checked as far as that goes."""
        settings, bad = read_settings(raw, self.problems)
        self.problems += find_problems(Draft(settings, frozenset()), skip=bad | {PEOPLE, "history"})
        return settings

    def draft(self, raw: dict[str, Any], people_given: Any) -> Draft:
        """Return as much of the cohort as can be read, checked as a whole."""
        people, unread = self._people(people_given, raw.get("timezone", ""))
        settings, bad = read_settings(raw, self.problems)
        cohort = settings.model_copy(update={"participants": tuple(people.sound)})
        past = self._past(cohort) if "history" not in bad else ()
        cohort = cohort.model_copy(update={"past": past})
        draft = Draft(cohort, frozenset(people.handles))
        self.problems += people.problems
        self.problems += find_problems(draft, skip=bad | unread)
        return draft

    def settle(self) -> tuple[Problem, ...]:
        """Return what is left to say when nothing is wrong, in order.

        Raises:
            InputProblems: with every problem.
            FileTrouble: when the only trouble is with files that cannot be read.
        """
        wrong = (*self.document.errors, *self.document.warnings)
        spoiled = {problem.place for problem in self.document.errors}
        # What the reader refused has something in its place; that this is no name or date is no news.
        rest = (placed for placed in map(self._placed, self.problems) if placed.place not in spoiled)
        placed = in_order([*wrong, *rest, *map(self._placed, self.trouble)])
        if any(problem.severity == "error" for problem in placed):
            only_trouble = all(problem.severity != "error" for problem in (*wrong, *self.problems))
            raise FileTrouble(placed) if only_trouble else InputProblems(placed)
        return tuple(placed)

    def _placed(self, problem: Problem) -> Problem:
        """Return the problem with its place filled in, and with the line of its other half."""
        if problem.place is not None:
            return problem
        place = self.document.place(problem.path, problem.on_key)
        message = problem.message
        if isinstance(problem, Related):
            other = self.document.place(problem.other)
            message += f" (lines {min(other.line, place.line)} and {max(other.line, place.line)})"
        return Problem(problem.path, message, problem.hint, problem.severity, problem.on_key, place)

    def _people(self, given: Any, timezone: Any) -> tuple[People, frozenset[str]]:
        """Return the participants, and ``participants`` when they could not be read at all."""
        if isinstance(given, str) and given:
            given = self._table(given)
            if given is None:
                return People(), frozenset({PEOPLE})
        message, hint = _not_people(given)
        if message:
            path = () if given is None else (PEOPLE,)
            self.problems.append(Problem(path, message, hint))
            return People(), frozenset({PEOPLE})
        known = zones.canonical(timezone) if isinstance(timezone, str) else None
        return read_people(given, known, timezone_is_bad=bool(timezone) and not known), frozenset()

    def _table(self, name: str) -> dict[str, Any] | None:
        """Return the participants in a CSV file, or None, with a problem, when they cannot be read."""
        self.table = name
        shown = str(self.folder / name)
        try:
            table = scan_table(read_bytes(self.folder / name, visible(shorten(name, 80))), shown)
        except FileTrouble as trouble:
            self.trouble.append(
                Problem((PEOPLE,), f"participants: {trouble}", "give its path from this folder")
            )
            return None
        except InputProblems as wrong:
            self.problems += wrong.problems
            return None
        people, spot, notes = people_of(table)
        self.document = dataclasses.replace(self.document, grafts=((PEOPLE, spot),))
        found = [*table.errors, *table.warnings, *notes]
        self.problems += found
        return people if people or all(problem.severity != "error" for problem in found) else None

    def _past(self, cohort: Cohort) -> tuple[PastCohort, ...]:
        """Return the earlier cohorts that ``history`` names."""
        if not cohort.history:
            return ()
        from circlekit.files.history import read_history  # it reads with the functions of this module

        past, problems = read_history(cohort.history, self.folder, str(self.folder), cohort)
        self.problems += problems
        return past


def _not_people(given: Any) -> tuple[str, str]:
    """Return what is wrong with something that should be a mapping of people, and what to do."""
    if given is None:
        return "participants is missing", "list people under it, or name a CSV file"
    if not given:
        return "nobody takes part yet", "add people under «participants»"
    if not isinstance(given, dict):
        hint = "write each as «handle: {name: ...}»"
        return "participants must be a mapping of people, or the name of a file", hint
    return "", ""


__all__ = [
    "MAX_BYTES", "Loaded", "in_order", "load", "read_bytes", "read_cohort", "read_plan",
    "read_table", "read_yaml",
]  # fmt: skip
