"""Participants from a table: each column is a key, each row a person, lists are joined by ``;``."""

from __future__ import annotations

from typing import Any

from circlekit.core.checks.people import KEYS, LISTS
from circlekit.core.problems import Place, Problem
from circlekit.core.text import handle_of, listed, quoted, same, tidy, visible
from circlekit.files.formulas import unguarded
from circlekit.files.spots import Spot
from circlekit.files.tables import Row, Table

_SAMPLE_WORDS = 3


class TableSpot(Spot):
    """The place of a table, whose parts are its rows by handle."""

    __slots__ = ("columns", "rows", "table")

    def __init__(self, table: Table, columns: dict[str, str]) -> None:
        super().__init__(table.header_line, 1, None, table.file)
        self.table = table
        self.columns = columns
        self.rows: dict[str, Row] = {}

    def child(self, step: str | int) -> Spot | None:
        """Return the row of a handle."""
        row = self.rows.get(str(step))
        return None if row is None else CellSpot(self.table, row, self.columns)


class CellSpot(Spot):
    """The place of a table row; the place of a cell is worked out when somebody asks."""

    __slots__ = ("columns", "row", "table")

    def __init__(self, table: Table, row: Row, columns: dict[str, str] | None = None) -> None:
        super().__init__(row.line, 1, (row.line, 1), table.file)
        self.table = table
        self.row = row
        self.columns = columns or {}

    def child(self, step: str | int) -> Spot | None:
        """Return the place of the cell under a key; its key stands in the header."""
        column = self.columns.get(str(step), str(step))
        if column not in self.row.cells:
            return None
        place, head = self.table.place(self.row, column), self.table.column_place(column)
        return Spot(place.line, place.column, (head.line, head.column), self.table.file)


def people_of(table: Table) -> tuple[dict[str, dict[str, Any]], Spot, list[Problem]]:
    """Return the participants of a table by handle, their places, and what was odd.

    Without an ``id`` column the handle is a slug of the name, with ``-2`` on a collision. The same person in
    two rows (same name and address) is taken from the later one.
    """
    problems: list[Problem] = []
    keys = _keys(table, problems)
    spot = TableSpot(table, {key: column for column, key in keys.items()})
    if "name" not in spot.columns:
        hint = f"rename one of these: {', '.join(map(visible, table.header))}"
        place = Place(table.file, table.header_line)
        problems.append(Problem((), "no column is called «name»", hint, place=place))
        return {}, spot, problems
    roster = _Roster(table, spot, problems)
    seen: dict[str, dict[str, str | list[str]]] = {key: {} for key in keys.values()}
    for row in table.rows:
        values: dict[str, Any] = {}
        for column, text in row.cells.items():
            if column in keys:
                key = keys[column]
                found = seen[key].get(text)
                if found is None:  # among thousands of rows most cells have come before
                    found = seen[key][text] = _cell(key, text)
                values[key] = found
        roster.add(row, values)
    if table.guessed:
        problems.append(_guessed(table, roster.people))
    return roster.people, spot, problems


class _Roster:
    """The people of a table so far."""

    def __init__(self, table: Table, spot: TableSpot, problems: list[Problem]) -> None:
        self.people: dict[str, dict[str, Any]] = {}
        self._table = table
        self._spot = spot
        self._problems = problems
        self._seen: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}

    def add(self, row: Row, values: dict[str, Any]) -> None:
        """Take one row; a later row of the same person replaces the earlier one."""
        person = (same(str(values.get("name", ""))), same(str(values.get("email", ""))))
        again = self._seen.get(person) if all(person) else None
        if again is not None:
            self._problems.append(self._twice(again, row))
            del self.people[again]
        given = values.pop("id", "")
        identity = self._given(given, row) if given else again or self._made(values, row)
        self._seen[person] = identity
        self.people[identity] = values
        self._spot.rows[identity] = row

    def _given(self, given: str, row: Row) -> str:
        if given not in self.people:
            return given
        lines = f"lines {self._spot.rows[given].line} and {row.line}"
        place = self._table.place(row, self._spot.columns["id"])
        message = f"the handle {quoted(given)} stands in two rows ({lines})"
        self._problems.append(Problem((), message, "each person needs one of their own", place=place))
        return self._free(given)

    def _made(self, values: dict[str, Any], row: Row) -> str:
        return self._free(handle_of(str(values.get("name", ""))) or f"row-{row.line}")

    def _free(self, base: str) -> str:
        identity, number = base, self._numbers.get(base, 1)
        while identity in self.people:
            number += 1
            identity = f"{base}-{number}"
        self._numbers[base] = number
        return identity

    def _twice(self, again: str, row: Row) -> Problem:
        earlier = self._spot.rows[again].line
        name = quoted(str(self.people[again].get("name", again)))
        message = f"{name} is in two rows (lines {earlier} and {row.line}); the later one is taken"
        hint = "delete the row that is out of date"
        return Problem((), message, hint, "warning", place=Place(self._table.file, row.line))


def _keys(table: Table, problems: list[Problem]) -> dict[str, str]:
    """Return the key of each column that is read; of two columns for one known key only the first is."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for column in table.header:
        numbered = column in table.numbered
        plain = column.rpartition(" (")[0] if numbered else column
        key = _key(plain)
        known = key in KEYS or key == "id"
        if known and key in taken:
            message, hint = f"two columns are called {quoted(plain)}", "rename or delete one"
            problems.append(Problem((), message, hint, place=table.column_place(column)))
        elif numbered:
            found[column] = column
            message = f"two columns are called {quoted(plain)}; this one is read as {quoted(column)}"
            place = table.column_place(column)
            problems.append(Problem((), message, "rename or delete one", "warning", place=place))
        elif column:
            found[column] = key
            taken.add(key)
    return found


def _key(column: str) -> str:
    """Return the key a column stands for: ``If needed`` is ``if_needed``; own columns keep their name."""
    plain = "_".join(column.casefold().replace("-", " ").split())
    return plain if plain in KEYS or plain == "id" else unguarded(column)


def _cell(key: str, text: str) -> str | list[str]:
    plain = tidy(unguarded(tidy(text)))
    if key in LISTS or (";" in plain and key not in KEYS and key != "id"):
        return [part for part in (tidy(part) for part in plain.split(";")) if part]
    return plain


def _guessed(table: Table, people: dict[str, dict[str, Any]]) -> Problem:
    """Warn of a guessed encoding, with a sample from the names alone: other cells are private."""
    names = (str(values.get("name", "")) for values in people.values())
    words = [word for name in names for word in name.split() if not word.isascii()]
    sample = listed(map(quoted, dict.fromkeys(words[:_SAMPLE_WORDS])))
    message = "this file is not UTF-8; it was read as Windows-1252" + (
        f", such as {sample}" if sample else ""
    )
    hint = "if letters look wrong, save it as CSV UTF-8"
    return Problem((), message, hint, "warning", place=Place(table.file))
