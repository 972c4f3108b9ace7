"""Facts about many circles in a table: a row for each person and meeting, or for a meeting as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from circlekit.core.log import Log, Presence, key_of
from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.named import circle as circle_named
from circlekit.core.problems import InputProblems, Place, Problem, WrongUse
from circlekit.core.reporting import saying
from circlekit.core.reporting.entries import DID_NOT_MEET, Fact
from circlekit.core.reporting.meetings import meeting_named
from circlekit.core.reporting.people import Members
from circlekit.core.text import did_you_mean, listed, quoted
from circlekit.files.logged.columns import COLUMNS, HINTS, KNOWN, OF_A_CIRCLE, OF_NOBODY, READ
from circlekit.files.tables import Row, Table, read_table

T = TypeVar("T")


def facts_in(
    content: bytes,
    shown: str,
    circles: Sequence[Circle],
    people: Sequence[Participant],
    meetings: Mapping[str, Sequence[Meeting]],
    today: date,
) -> tuple[Log, tuple[Problem, ...]]:
    """Return the facts in a table, and what was odd about it. Empty cells say nothing.

    ``today`` is the day of a commitment that is there without one.

    Raises:
        InputProblems: with everything that is not understood, each with its place.
    """
    table = read_table(content, shown)
    members = {circle.id: Members(circle, people) for circle in circles}
    reading = _Rows(table, circles, members, meetings, today)
    for row in table.rows:
        reading.take(row)
    reading.finish()
    problems = [*reading.problems, *table.warnings]
    if any(problem.severity == "error" for problem in problems):
        raise InputProblems(problems)
    turns = list(_together(reading.facts.get("turns", [])))
    return Log.model_validate({**reading.facts, "turns": turns}), tuple(problems)


class _Rows:
    """A table that is being read: the facts so far, and what is wrong, each with its place."""

    def __init__(
        self,
        table: Table,
        circles: Sequence[Circle],
        members: Mapping[str, Members],
        meetings: Mapping[str, Sequence[Meeting]],
        today: date,
    ) -> None:
        self.problems: list[Problem] = []
        self.facts: dict[str, list[Fact]] = {}
        self._table, self._circles, self._members = table, circles, members
        self._meetings, self._today = meetings, today
        self._columns: dict[str, str] = {}
        self._said: dict[tuple[object, ...], tuple[object, int]] = {}
        for name in table.header:
            self._name(name)
        if "circle" not in self._columns:
            message = "no column says which circle each row is about"
            self._note(Place(table.file, table.header_line), message, "add a column «circle»")

    def _name(self, name: str) -> None:
        column = KNOWN.get(saying.plain(name.replace("_", " ")).rstrip("?! "))
        place = self._table.column_place(name)
        if column is None:
            hint = did_you_mean(name, KNOWN, f"known here: {', '.join(COLUMNS)}")
            problem = Problem((), f"the column {quoted(name)} is not read", hint, "warning", place=place)
            self.problems.append(problem)
        elif column in self._columns:
            message = f"the columns {quoted(self._columns[column])} and {quoted(name)} mean the same"
            self._note(place, message, "keep one")
        else:
            self._columns[column] = name

    def take(self, row: Row) -> None:
        """Read a row, or note what is wrong with it."""
        circle = self._circle(row) if "circle" in self._columns else None
        given = [column for column in HINTS if self._cell(row, column)]
        if circle is None or not given:
            return
        meeting = self._meeting(row, circle, given)
        person = self._person(row, circle)
        for column in given:
            value = self._value(row, column)
            if value is not None:
                self._keep(row, column, {"circle": circle.id, "meeting": meeting, "person": person}, value)

    def finish(self) -> None:
        """Note it when the table told nothing at all."""
        if not (self.facts or any(problem.severity == "error" for problem in self.problems)):
            hint = f"what is read stands in columns called {listed(HINTS, 'or')}"
            self._note(
                Place(self._table.file, self._table.header_line), "no row of this table says anything", hint
            )

    def _circle(self, row: Row) -> Circle | None:
        try:
            return circle_named(self._cell(row, "circle"), self._circles)
        except WrongUse as wrong:
            return self._sound(row, "circle", wrong.problems[0])

    def _meeting(self, row: Row, circle: Circle, given: Sequence[str]) -> int | None:
        """Return the number of the meeting of a row; None where it needs none, or names none rightly."""
        if all(column in OF_A_CIRCLE for column in given):
            return None
        typed = self._cell(row, "meeting")
        if not typed:
            missing = Problem((), "this row names no meeting", "write its number or date")
            return self._sound(row, "meeting", missing)
        found = self._sound(row, "meeting", meeting_named(typed, circle, self._meetings.get(circle.id, ())))
        return found.number if found else None

    def _person(self, row: Row, circle: Circle) -> str | None:
        typed = self._cell(row, "person")
        return self._sound(row, "person", self._members[circle.id].find(typed)) if typed else None

    def _value(self, row: Row, column: str) -> object:
        """Return what a cell says; None, with a problem, where it is not understood."""
        typed = self._cell(row, column)
        found = READ[column](typed)
        if found is None:
            self._note(self._place(row, column), f"{quoted(typed)} is not understood", HINTS[column])
        return self._today if found is True else found

    def _keep(self, row: Row, column: str, of: Fact, value: Any) -> None:
        """Keep a fact, unless somebody is missing or it was said before in another way."""
        met = value != DID_NOT_MEET
        if column not in OF_NOBODY and met and of["person"] is None:
            if not self._cell(row, "person"):
                message = f"this row has a value for {quoted(column)}, but names nobody"
                self._note(self._place(row, column), message, "write the handle or name of somebody")
            return
        if column not in OF_A_CIRCLE and of["meeting"] is None:
            return
        of = {**of, "person": of["person"] if met and column != "next" else None}
        when = None if column in OF_A_CIRCLE else of["meeting"]
        several = value if column == "role" else None
        sound = self._agrees(row, column, (column, of["circle"], when, of["person"], several), value)
        if column == "attendance":
            sound = self._agrees(row, column, ("met", of["circle"], when), met) and sound
        if sound:
            section, fact = _fact(column, of, value)
            self.facts.setdefault(section, []).append(fact)

    def _agrees(self, row: Row, column: str, key: tuple[object, ...], value: object) -> bool:
        """Tell whether a row says what earlier ones say; if not, that is a problem."""
        before, line = self._said.setdefault(key, (value, row.line))
        if before != value:
            message = f"{quoted(column)} says something else here than in line {line}"
            self._note(self._place(row, column), message, "keep the row that is right")
        return before == value

    def _cell(self, row: Row, column: str) -> str:
        return row.cells.get(self._columns.get(column, ""), "").strip()

    def _place(self, row: Row, column: str) -> Place:
        return self._table.place(row, self._columns.get(column, ""))

    def _sound(self, row: Row, column: str, found: T | Problem) -> T | None:
        if isinstance(found, Problem):
            self._note(self._place(row, column), found.message, found.hint)
            return None
        return found

    def _note(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem((), message, hint, place=place))


def _together(turns: Sequence[Fact]) -> Iterator[Fact]:
    """Yield turns with all who had a role at a meeting, who stand in rows of their own."""
    found: dict[tuple[object, ...], Fact] = {}
    for turn in turns:
        key = (turn["circle"], turn["meeting"], turn["role"])
        known = found.setdefault(key, {**turn, "people": []})
        known["people"] += turn["people"]
    yield from found.values()


def _fact(column: str, of: Fact, value: Any) -> tuple[str, Fact]:
    """Return a fact as the fields of a value of ``core/log``, and the section that it belongs to."""
    circle = {"circle": of["circle"]}
    meeting = {**circle, "meeting": of["meeting"]}
    if column == "attendance":
        met = value != DID_NOT_MEET
        lists = {key_of(value): [of["person"]]} if isinstance(value, Presence) else {}
        return "attendance", {**meeting, "met": met, **lists}
    if column == "rsvp":
        return "rsvps", {**of, "coming": value}
    if column == "pulse":
        return "pulse", {**of, "score": value}
    if column == "commitment":
        return "commitments", {**circle, "person": of["person"], "day": value}
    if column == "role":
        return "turns", {**meeting, "role": value, "people": [of["person"]]}
    return "next_dates", {**circle, "day": value if isinstance(value, date) else None}
