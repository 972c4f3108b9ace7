"""Where people go: the table that the cohort file names, or one beside a cohort file that is to begin."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from circlekit.cli.options import DEFAULT_COHORT
from circlekit.core.model import Cohort
from circlekit.core.problems import InputProblems, Problem, WrongUse

COHORT = DEFAULT_COHORT.name
PEOPLE = "people.csv"
MAPPING = "mapping.yaml"


@dataclass(frozen=True, slots=True)
class Target:
    """The folder to write in, and the names in it; ``cohort`` is None where there is no sound cohort file.

    ``begins`` is the name of a cohort file that is to be made; empty where there is one.
    """

    folder: Path
    people: str
    mapping: str
    cohort: Cohort | None = None
    begins: str = ""
    warnings: tuple[Problem, ...] = ()

    def path(self, name: str) -> Path:
        """Return where a file of the folder stands."""
        return self.folder / name


def target_of(cohort_file: Path | None, to: Path | None, mapping: Path | None) -> Target:
    """Return where people go.

    Without a cohort file it begins beside the table. A broken one is told, and stops nothing, as long as it
    says where people are.

    Raises:
        InputProblems: when people stand in the cohort file itself, or it does not say where they are.
        WrongUse: when one file is to be two things.
        FileTrouble: when it cannot be read.
    """
    path = cohort_file or (to.parent if to else Path()) / COHORT
    target = _found(path, to, mapping) if os.path.lexists(path) else _begun(path, to, mapping)
    _refuse_workbook(target.people)
    _refuse_one_for_two(path.name, target)
    return target


def _begun(path: Path, to: Path | None, mapping: Path | None) -> Target:
    folder = path.parent
    people = _inside(folder, to) if to else PEOPLE
    return Target(folder, people, _mapping(folder, people, mapping), begins=path.name)


def _found(path: Path, to: Path | None, mapping: Path | None) -> Target:
    cohort, named, warnings = _agreed(path)
    if not named and not to:
        raise InputProblems(warnings or [_people_stand_there(path)])
    people = _inside(path.parent, to) if to else named
    return Target(path.parent, people, _mapping(path.parent, people, mapping), cohort, warnings=warnings)


def _agreed(path: Path) -> tuple[Cohort | None, str, tuple[Problem, ...]]:
    """Return the cohort if it is sound, the table that it names, and what is wrong with it."""
    from dataclasses import replace

    from circlekit.files.located import scan_yaml
    from circlekit.files.reading import MAX_BYTES, read_bytes, read_plan

    try:
        loaded = read_plan(path)
        return loaded.cohort, loaded.table, loaded.warnings
    except InputProblems as wrong:
        document = scan_yaml(read_bytes(path, str(path), most=MAX_BYTES), str(path))
        named = document.data.get("participants", "") if isinstance(document.data, dict) else ""
        table = named if isinstance(named, str) else ""
        warnings = (replace(one, severity="warning" if table else "error") for one in wrong.problems)
        return None, table, tuple(warnings)


def _people_stand_there(path: Path) -> Problem:
    hint = f"put them into a table, with «participants: {PEOPLE}» in their place; or name a table with --to"
    return Problem((), f"the people stand in {path} itself, which circlekit never changes", hint)


def _refuse_workbook(people: str) -> None:
    if people.casefold().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        hint = f"save it as CSV, and write «participants: {PEOPLE}»; or name a table with --to"
        raise InputProblems(
            [Problem((), f"{people} is a workbook, which circlekit reads but never writes", hint)]
        )


def _refuse_one_for_two(cohort: str, target: Target) -> None:
    """Complain where people, their mapping and the cohort file would be written over each other."""
    names = [name.casefold() for name in (cohort, target.people, target.mapping)]
    twice = next((name for name in (target.people, target.mapping) if names.count(name.casefold()) > 1), "")
    if twice:
        message = f"{twice} cannot be two things: people, their mapping and the cohort have a file each"
        raise WrongUse([Problem((), message, f"such as {PEOPLE}, {MAPPING} and {COHORT}")])


def _mapping(folder: Path, people: str, mapping: Path | None) -> str:
    if mapping:
        return _inside(folder, mapping)
    return (Path(people).parent / MAPPING).as_posix()


def _inside(folder: Path, path: Path) -> str:
    """Return a path as it is called from the folder; one outside begins with ``..`` and is refused later."""
    return Path(os.path.relpath(path, folder)).as_posix()
