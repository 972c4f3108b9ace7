"""The answers file of a rotation: a small YAML file, or a table with a column ``answer``.

In YAML ``stay``, ``leave`` and ``defer`` are lists of handles and ``join`` is a mapping of newcomers, written
as participants are, or the name of a table of them. In a table a row with the answer ``join`` is a newcomer.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from circlekit.core.fields import Wrong, several
from circlekit.core.model import Cohort
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.rotation.answers import STATES, Answers, find_problems
from circlekit.core.text import listed, nearest, quoted, same
from circlekit.files.people import PEOPLE, People, people_of, read_people
from circlekit.files.reading import in_order, read_bytes
from circlekit.files.records import Record, open_record
from circlekit.files.spots import Spot
from circlekit.files.tables import Table, read_table

JOIN = "join"
KEYS = ("cohort", *STATES, JOIN)
WORDS = (*STATES, JOIN)


def read_answers(path: Path, shown: str, cohort: Cohort) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers in a file, and what a person should still know about it.

    Raises:
        InputProblems: with every problem, each with its place.
        FileTrouble: when it cannot be read.
    """
    if path.suffix.casefold() in {".csv", ".tsv", ".txt"}:
        return _from_table(read_table(read_bytes(path, shown), shown), cohort)
    record = open_record(path, shown, KEYS)
    lists = {state: _handles(record, state) for state in STATES}
    people = _newcomers(record, path.parent, cohort)
    answers = Answers(
        stay=lists["stay"], leave=lists["leave"], defer=lists["defer"], join=tuple(people.sound)
    )
    record.problems += [*people.problems, *find_problems(answers, cohort)]
    return answers, record.settle()


def _handles(record: Record, state: str) -> tuple[str, ...]:
    value = record.data.get(state) or []
    try:
        return several(value)
    except Wrong as wrong:
        record.problems += [Problem((state, *one.at), one.message, one.hint) for one in wrong.all()]
        return ()


def _newcomers(record: Record, folder: Path, cohort: Cohort) -> People:
    """Return who joins, with paths under ``join``."""
    value = record.data.get(JOIN) or {}
    if isinstance(value, str):
        shown = str(folder / value)
        table = read_table(read_bytes(folder / value, shown, "join names this file"), shown)
        value, spot, notes = people_of(table)
        record.problems += [*table.warnings, *notes]
        record.document = dataclasses.replace(record.document, grafts=((JOIN, spot),))
    if not isinstance(value, dict):
        hint = "write it as {zoe: {name: Zoë Okafor, timezone: Africa/Lagos}}"
        record.problems.append(
            Problem((JOIN,), "join must be a mapping of people, or the name of a table", hint)
        )
        return People()
    people = read_people(value, cohort.timezone)
    people.problems = [_under_join(problem) for problem in people.problems]
    return people


def _under_join(problem: Problem) -> Problem:
    path = (JOIN, *problem.path[1:]) if problem.path[:1] == (PEOPLE,) else problem.path
    return dataclasses.replace(problem, path=path)


def _from_table(table: Table, cohort: Cohort) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers of a table: one row per person, found by ``id`` or by name, with an ``answer``."""
    raw, spot, notes = people_of(table)
    by_name = {same(person.name): person.id for person in cohort.participants}
    rows: dict[str, list[str]] = {word: [] for word in WORDS}
    problems: list[Problem] = [*table.warnings, *notes]
    for row, values in raw.items():
        answer = str(values.pop("answer", "")).casefold()
        if answer in rows:
            rows[answer].append(row)
        else:
            problems.append(_no_answer(answer, row, spot))
    people = read_people({row: raw[row] for row in rows[JOIN]}, cohort.timezone)
    given = {
        state: [by_name.get(same(str(raw[row].get("name", ""))), row) for row in rows[state]]
        for state in STATES
    }
    answers = Answers(
        stay=tuple(given["stay"]),
        leave=tuple(given["leave"]),
        defer=tuple(given["defer"]),
        join=tuple(people.sound),
    )
    found = [*map(_under_join, people.problems), *find_problems(answers, cohort)]
    placed = in_order([*problems, *(_in_row(problem, rows, spot) for problem in found)])
    if any(problem.severity == "error" for problem in placed):
        raise InputProblems(placed)
    return answers, tuple(placed)


def _no_answer(answer: str, row: str, spot: Spot) -> Problem:
    meant = nearest(answer, WORDS)
    hint = f"did you mean {meant}?" if meant else f"write {listed(WORDS, 'or')}"
    message = f"{quoted(answer)} is no answer" if answer else "this row has no answer"
    return Problem((), message, hint, place=_cell(spot, row, "answer"))


def _in_row(problem: Problem, rows: dict[str, list[str]], spot: Spot) -> Problem:
    """Return a problem with the place of the row, or the cell, that its path means."""
    state, *rest = problem.path
    row = rows[str(state)][rest[0]] if rest and isinstance(rest[0], int) else str(rest[0] if rest else "")
    return dataclasses.replace(problem, place=_cell(spot, row, *(str(step) for step in rest[1:2] or ["id"])))


def _cell(spot: Spot, row: str, column: str) -> Place:
    here = spot.child(row) or spot
    cell = here.child(column) or here
    return Place(cell.file or "", cell.line, cell.column)
