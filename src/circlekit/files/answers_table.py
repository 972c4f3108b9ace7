"""The answers of a rotation as a table: one row for each person, with a column ``answer``.

Somebody is found by ``id`` or by name. A row with the answer ``join`` is a newcomer and has the columns of a
participant; one without an answer says nothing. ``pause_until``, ``lead_again`` and ``alumni`` are columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from circlekit.core import fields as f
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.rotation.going_on.answers import DEFER, JOIN, PAUSE, STATES, Answers, Asked
from circlekit.core.rotation.going_on.checks import find_problems
from circlekit.core.text import listed, nearest, quoted, same
from circlekit.files.complaints import wrong_at
from circlekit.files.people import people_of, read_people
from circlekit.files.reading import in_order
from circlekit.files.spots import Spot
from circlekit.files.tables import Table

ANSWER, UNTIL, LEAD_AGAIN, REST, ALUMNI = "answer", "pause_until", "lead_again", "rest", "alumni"
WORDS = (*STATES, JOIN)
NOT_NOW = "not now"
"""What people are asked: it is to defer or, with a day of return, to pause."""

LISTS = (*STATES, LEAD_AGAIN, REST, ALUMNI)
COLUMNS = {PAUSE: UNTIL, LEAD_AGAIN: LEAD_AGAIN, REST: LEAD_AGAIN, ALUMNI: ALUMNI}
"""Where a problem with one of ``LISTS`` is shown, if not at the handle."""


def answers_in(table: Table, asked: Asked) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers in a table, and what a person should still know about it.

    Raises:
        InputProblems: with every problem, each with its place.
    """
    column = _answer_column(table)
    named, alumni = _with_names(table), next((name for name in table.header if same(name) == ALUMNI), ALUMNI)
    rows, spot, notes = people_of(named)
    reading = _Reading(asked, spot, column, alumni)
    amiss = {problem.place.line for problem in notes if problem.severity == "error" and problem.place}
    for row, values in rows.items():
        if reading.line_of(row) not in amiss:  # one word about a row is enough
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
        hint = f"rename {quoted(meant)} to answer" if meant else f"add one with {listed(WORDS, 'or')} in it"
        place = table.place_of(table.header_line, 0)
        raise InputProblems([Problem((), "this table has no column «answer»", hint, place=place)])
    return found


class _Reading:
    """The answers of a table so far: the row of each person, by what they answered or wish."""

    def __init__(self, asked: Asked, spot: Spot, column: str, alumni: str) -> None:
        self._asked = asked
        self._spot = spot
        self._columns = {ANSWER: column, ALUMNI: alumni}
        people = (*asked.cohort.participants, *asked.cohort.waiting)
        self._here = {person.id: person for person in people}
        self._by_name: dict[str, list[str]] = {}
        for person in people:
            self._by_name.setdefault(same(person.name), []).append(person.id)
        self._rows: dict[str, dict[str, str]] = {key: {} for key in LISTS}
        self._until: dict[str, Any] = {}
        self._joining: dict[str, Any] = {}
        self._problems: list[Problem] = []

    def line_of(self, row: str) -> int:
        """Return the line of a row."""
        return self._place(row, "id").line

    def take(self, row: str, values: Mapping[str, Any]) -> None:
        """Take one row, known to its table as ``row``."""
        said = values.get(self._columns[ANSWER], "")
        word = same("; ".join(said) if isinstance(said, list) else said)
        answer = (PAUSE if values.get(UNTIL) else DEFER) if word == NOT_NOW else word
        people = self._named(row, values)
        if answer in STATES and not values.get("name") and row == f"row-{self.line_of(row)}":
            message, hint = "this row does not say whose answer it is", "write their handle or their name"
            self._problems.append(Problem((), message, hint, place=self._place(row, "id")))
        elif answer == JOIN:
            own = self._columns.values()
            self._joining[row] = {key: value for key, value in values.items() if key not in own}
        elif answer in STATES or (people and not answer):
            self._answered(answer, row, people, values)
        else:
            self._problems.append(self._no_answer(answer, row))

    def _answered(self, answer: str, row: str, people: Sequence[str], values: Mapping[str, Any]) -> None:
        wishes = list(self._wishes(row, values))
        if len(people) > 1 and (answer or wishes):
            message = f"{listed(people)} have the same name, and this row may mean any of them"
            hint = "add a column «id» that says who is meant"
            self._problems.append(Problem((), message, hint, place=self._place(row, "name")))
            return
        handle = people[0] if people else row
        for key in (answer, *wishes) if answer else wishes:
            self._rows[key][handle] = row
        self._pause(answer, handle, row, values)

    def _pause(self, answer: str, handle: str, row: str, values: Mapping[str, Any]) -> None:
        """Take until when somebody pauses; a day beside another answer says nothing."""
        until, who = self._cell(row, values, UNTIL, f.day_if_any), self._here.get(handle)
        if answer == PAUSE and until:
            self._until[handle] = until
        elif answer == PAUSE and not values.get(UNTIL):
            message = f"{quoted(who.name if who else handle)} pauses, but until when is not said"
            hint = "write the day in a column «pause_until»; to be asked again next time, answer defer"
            self._problems.append(Problem((), message, hint, place=self._place(row, self._columns[ANSWER])))
        elif until and not (who and who.pause_until == until):
            beside = f"beside the answer {quoted(answer)}" if answer else "here without an answer"
            message, hint = f"a day of return stands {beside}", "write pause, or take the day out"
            self._problems.append(Problem((), message, hint, "warning", place=self._place(row, UNTIL)))

    def _wishes(self, row: str, values: Mapping[str, Any]) -> Iterator[str]:
        """Yield what a row says beside the answer."""
        again = self._cell(row, values, LEAD_AGAIN, f.yes_no_if_any)
        if again is not None:
            yield LEAD_AGAIN if again else REST
        if self._cell(row, values, ALUMNI, f.yes_no_if_any):
            yield ALUMNI

    def _cell(self, row: str, values: Mapping[str, Any], key: str, parse: Callable[[Any], Any]) -> Any:
        """Return the value of a cell, or None where it is empty or, with a problem, cannot be read."""
        column = self._columns.get(key, key)
        text = values.get(column) or None
        try:
            return parse(text)
        except f.Wrong as wrong:
            place = self._place(row, column)
            self._problems += [replace(one, place=place) for one in wrong_at(wrong, (), column)]
            return None

    def _named(self, row: str, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the handles of those whom a row may mean."""
        return [row] if row in self._here else self._by_name.get(same(str(values.get("name", ""))), [])

    def _no_answer(self, answer: str, row: str) -> Problem:
        meant = nearest(answer, WORDS)
        hint = f"did you mean {meant}?" if meant else f"write {listed(WORDS, 'or')}"
        message = f"{quoted(answer)} is no answer" if answer else "a newcomer's row has no answer"
        return Problem((), message, hint, place=self._place(row, self._columns[ANSWER]))

    def finish(self) -> tuple[Answers, list[Problem]]:
        """Return the answers, and what is wrong with them."""
        people = read_people(self._joining, self._asked.cohort.timezone)
        given: dict[str, Any] = {key: tuple(rows) for key, rows in self._rows.items()}
        answers = Answers.model_validate({**given, PAUSE: self._until, JOIN: tuple(people.sound)})
        found = [*people.problems, *find_problems(answers, self._asked)]
        return answers, [*self._problems, *map(self._placed, found)]

    def _placed(self, problem: Problem) -> Problem:
        """Return a problem with the place of the row, or of the cell, that its path means."""
        key, *rest = problem.path
        if key in LISTS and rest:
            rows = self._rows[str(key)]
            row = rows[str(rest[0])] if key == PAUSE else list(rows.values())[int(rest[0])]
            column = self._columns.get(str(key), COLUMNS.get(str(key), "id"))
            return replace(problem, place=self._place(row, column))
        row, column = (*map(str, rest), "id", "id")[:2] if rest else ("", "")
        return replace(problem, place=self._place(row, column))

    def _place(self, row: str, column: str) -> Place:
        here = self._spot.child(row) or self._spot
        cell = here.child(column) or here
        return Place(cell.file or "", cell.line, cell.column)
