"""The answers file of a rotation in YAML; ``answers_table`` reads the same from a table.

``stay``, ``leave`` and ``defer`` are lists of handles, and so are wishes; ``pause`` maps handles to days;
``join`` is a mapping of newcomers, written as participants are, or the name of a table of them.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from circlekit.core import fields as f
from circlekit.core.model import Cohort
from circlekit.core.problems import FileTrouble, InputProblems, Place, Problem
from circlekit.core.rotation.going_on.answers import JOIN, REQUESTS, STATES, WISHES, Answers, Asked
from circlekit.core.rotation.going_on.checks import find_problems
from circlekit.files.answers_table import answers_in
from circlekit.files.complaints import wrong_at
from circlekit.files.people import PEOPLE, People, people_of, read_people
from circlekit.files.reading import read_bytes
from circlekit.files.records import Record, of_this_cohort, open_record
from circlekit.files.tables import read_table, scan_table

LISTS = (*STATES, *WISHES, *REQUESTS)
KEYS = (*LISTS, JOIN)
TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"})
"""Workbooks of an old kind are among them: the reader of tables says how to save them."""


def read_answers(path: Path, shown: str, asked: Asked) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers in a file, and what a person should still know about it.

    Raises:
        InputProblems: with every problem, each with its place.
        FileTrouble: when it, or the table it names, cannot be read.
    """
    if path.suffix.casefold() in TABLES:
        return answers_in(read_table(read_bytes(path, shown), shown), asked)
    content = read_bytes(path, shown)
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in content.splitlines()):
        message = "nobody has answered in this file"
        hint = "write who leaves, such as «leave: [ana]», or delete it, and silence counts"
        raise InputProblems([Problem((), message, hint, place=Place(shown))])
    record = open_record(path, shown, ("cohort", *KEYS))
    if "cohort" in record.data:
        of_this_cohort(record, asked.cohort)
    answers = take_answers(record, path.parent, asked)
    return answers, record.settle()


def take_answers(record: Record, folder: Path, asked: Asked) -> Answers:
    """Return the answers under the keys of a record; what is wrong with them goes into its problems.

    ``folder`` is where a table of newcomers stands.

    Raises:
        FileTrouble: when that table cannot be read.
    """
    people = _newcomers(record, folder, asked.cohort)
    given = {key: _value(record, key) for key in LISTS if record.data.get(key)}
    sound = {key: value for key, value in given.items() if value is not None}
    answers = Answers.model_validate({**sound, JOIN: tuple(people.sound)})
    record.problems += [*people.problems, *find_problems(answers, asked)]
    return answers


def _value(record: Record, key: str) -> Any:
    """Return what stands under a key, or None, with problems, when it cannot be read."""
    parse = f.parser_of(Answers.model_fields[key]) or f.handles
    try:
        return parse(record.data[key])
    except f.Wrong as wrong:
        record.problems += wrong_at(wrong, (key,), key)
        return None


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
    try:
        content = read_bytes(folder / name, shown, "join names this file")
    except FileTrouble as trouble:
        place = record.document.place((JOIN,))
        raise FileTrouble([dataclasses.replace(one, place=place) for one in trouble.problems]) from None
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
