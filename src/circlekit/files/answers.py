"""The answers file of a rotation in YAML; ``answers_table`` reads the same from a table.

``stay``, ``leave`` and ``defer`` are lists of handles; ``join`` is a mapping of newcomers, written as
participants are, or the name of a table of them.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from circlekit.core.fields import Wrong, handles
from circlekit.core.model import Cohort
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.rotation.answers import JOIN, STATES, Answers, find_problems
from circlekit.files.answers_table import answers_in
from circlekit.files.complaints import wrong_at
from circlekit.files.people import PEOPLE, People, people_of, read_people
from circlekit.files.reading import read_bytes
from circlekit.files.records import Record, of_this_cohort, open_record
from circlekit.files.tables import read_table, scan_table

KEYS = ("cohort", *STATES, JOIN)
TABLES = frozenset({".csv", ".tsv", ".txt"})


def read_answers(path: Path, shown: str, cohort: Cohort) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers in a file, and what a person should still know about it.

    Raises:
        InputProblems: with every problem, each with its place.
        FileTrouble: when it, or the table it names, cannot be read.
    """
    if path.suffix.casefold() in TABLES:
        return answers_in(read_table(read_bytes(path, shown), shown), cohort)
    record = open_record(path, shown, KEYS)
    if "cohort" in record.data:
        of_this_cohort(record, cohort)
    people = _newcomers(record, path.parent, cohort)
    states = {state: _handles(record, state) for state in STATES}
    answers = Answers.model_validate({**states, "join": tuple(people.sound)})
    record.problems += [*people.problems, *find_problems(answers, cohort)]
    return answers, record.settle()


def _handles(record: Record, state: str) -> tuple[str, ...]:
    try:
        return handles(record.data.get(state) or [])
    except Wrong as wrong:
        record.problems += wrong_at(wrong, (state,), state)
        return ()


def _newcomers(record: Record, folder: Path, cohort: Cohort) -> People:
    """Return who joins, with paths under ``join``."""
    value = record.data.get(JOIN) or {}
    if isinstance(value, str):
        value = _table(record, folder, value)
    if not isinstance(value, dict):
        hint = "write it as {zoe: {name: Zoë Okafor, timezone: Africa/Lagos}}"
        message = "join must be a mapping of people, or the name of a table"
        record.problems.append(Problem((JOIN,), message, hint))
        return People()
    people = read_people(value, cohort.timezone)
    people.problems = [under_join(problem) for problem in people.problems]
    return people


def _table(record: Record, folder: Path, name: str) -> dict[str, object]:
    """Return the rows of the table that ``join`` names; empty, with problems, when it is none."""
    shown = str(Path(record.document.file).parent / name)
    content = read_bytes(folder / name, shown, "join names this file")
    try:
        table = scan_table(content, shown)
    except InputProblems as wrong:
        record.problems += wrong.problems
        return {}
    rows, spot, notes = people_of(table)
    record.problems += [*table.errors, *table.warnings, *notes]
    record.document = dataclasses.replace(record.document, grafts=((JOIN, spot),))
    return dict(rows)


def under_join(problem: Problem) -> Problem:
    """Return a problem of a participant as one of a newcomer."""
    path = (JOIN, *problem.path[1:]) if problem.path[:1] == (PEOPLE,) else problem.path
    return dataclasses.replace(problem, path=path)
