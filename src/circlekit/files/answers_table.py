"""The answers of a rotation as a table: one row for each person, with a column ``answer``.

Somebody is found by ``id`` or by name. A row with the answer ``join`` is a newcomer and has the columns of a
participant; one without an answer says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from circlekit.core.model import Cohort
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.rotation.answers import JOIN, STATES, Answers, find_problems
from circlekit.core.text import listed, nearest, quoted, same
from circlekit.files.people import people_of, read_people
from circlekit.files.reading import in_order
from circlekit.files.spots import Spot
from circlekit.files.tables import Table

ANSWER = "answer"
WORDS = (*STATES, JOIN)


def answers_in(table: Table, cohort: Cohort) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers in a table, and what a person should still know about it.

    Raises:
        InputProblems: with every problem, each with its place.
    """
    column = _answer_column(table)
    rows, spot, notes = people_of(_with_names(table))
    reading = _Reading(cohort, spot, column)
    for row, values in rows.items():
        reading.take(row, values)
    answers, problems = reading.finish()
    placed = in_order([*table.warnings, *notes, *problems])
    if any(problem.severity == "error" for problem in placed):
        raise InputProblems(placed)
    return answers, tuple(placed)


def _with_names(table: Table) -> Table:
    """Return a table that has a column for names, which handles make superfluous."""
    columns = {same(name) for name in table.header}
    if "id" not in columns or "name" in columns:
        return table
    return replace(table, header=(*table.header, "name"))


def _answer_column(table: Table) -> str:
    found = next((name for name in table.header if same(name) == ANSWER), None)
    if found is None:
        meant = nearest(ANSWER, table.header)
        hint = f"did you mean {quoted(meant)}?" if meant else f"add one with {listed(WORDS, 'or')} in it"
        place = table.place_of(table.header_line, 0)
        raise InputProblems([Problem((), "this table has no column «answer»", hint, place=place)])
    return found


class _Reading:
    """The answers of a table so far: the row of each person, by what they answered."""

    def __init__(self, cohort: Cohort, spot: Spot, column: str) -> None:
        self._cohort = cohort
        self._spot = spot
        self._column = column
        self._here = {person.id for person in cohort.participants}
        self._by_name: dict[str, list[str]] = {}
        for person in cohort.participants:
            self._by_name.setdefault(same(person.name), []).append(person.id)
        self._rows: dict[str, dict[str, str]] = {state: {} for state in STATES}
        self._joining: dict[str, Any] = {}
        self._problems: list[Problem] = []

    def take(self, row: str, values: Mapping[str, Any]) -> None:
        """Take one row, known to its table as ``row``."""
        said = values.get(self._column, "")
        answer = same("; ".join(said) if isinstance(said, list) else said)
        if answer == JOIN:
            self._joining[row] = {key: value for key, value in values.items() if key != self._column}
        elif answer in STATES:
            self._answered(answer, row, self._named(row, values))
        elif answer or not self._named(row, values):
            self._problems.append(self._no_answer(answer, row))

    def _answered(self, answer: str, row: str, people: Sequence[str]) -> None:
        if len(people) > 1:
            message = f"{listed(people)} have the same name, and this row may mean any of them"
            hint = "add a column «id» that says who is meant"
            self._problems.append(Problem((), message, hint, place=self._place(row, "name")))
        else:
            self._rows[answer][people[0] if people else row] = row

    def _named(self, row: str, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the handles of those whom a row may mean."""
        return [row] if row in self._here else self._by_name.get(same(str(values.get("name", ""))), [])

    def _no_answer(self, answer: str, row: str) -> Problem:
        meant = nearest(answer, WORDS)
        hint = f"did you mean {meant}?" if meant else f"write {listed(WORDS, 'or')}"
        message = f"{quoted(answer)} is no answer" if answer else "a newcomer's row has no answer"
        return Problem((), message, hint, place=self._place(row, self._column))

    def finish(self) -> tuple[Answers, list[Problem]]:
        """Return the answers, and what is wrong with them."""
        people = read_people(self._joining, self._cohort.timezone)
        given = {state: tuple(rows) for state, rows in self._rows.items()}
        answers = Answers.model_validate({**given, "join": tuple(people.sound)})
        found = [*people.problems, *find_problems(answers, self._cohort)]
        return answers, [*self._problems, *map(self._placed, found)]

    def _placed(self, problem: Problem) -> Problem:
        """Return a problem with the place of the row, or of the cell, that its path means."""
        state, *rest = problem.path
        if state in STATES and rest:
            rows = list(self._rows[str(state)].values())
            return replace(problem, place=self._place(rows[int(rest[0])], "id"))
        row, column = (*map(str, rest), "id", "id")[:2] if rest else ("", "")
        return replace(problem, place=self._place(row, column))

    def _place(self, row: str, column: str) -> Place:
        here = self._spot.child(row) or self._spot
        cell = here.child(column) or here
        return Place(cell.file or "", cell.line, cell.column)
