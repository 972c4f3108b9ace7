"""Participants as they are written: a mapping in the cohort file, or a table beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from circlekit.core.model import Participant
from circlekit.core.problems import Place, Problem
from circlekit.core.text import same, slug, tidy
from circlekit.files.complaints import problems_of
from circlekit.files.located import Spot
from circlekit.files.tables import Row, Table

PEOPLE = "participants"
KEYS = tuple(name for name in Participant.model_fields if name not in {"id", "fields", "assumed"})
LISTS = frozenset({"available", "if_needed", "languages", "needs", "offers", "knows"})


@dataclass(slots=True)
class People:
    """What could be read of the participants: the sound ones, all handles, and what is wrong with the rest."""

    sound: list[Participant] = field(default_factory=list)
    handles: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


class CellSpot(Spot):
    """The place of a table row; the place of a cell is worked out when somebody asks."""

    __slots__ = ("row", "table")

    def __init__(self, table: Table, row: Row) -> None:
        super().__init__(row.line, 1, (row.line, 1), table.file)
        self.table = table
        self.row = row

    def child(self, step: str | int) -> Spot | None:
        """Return the place of the cell in the column ``step``."""
        if step not in self.row.cells:
            return None
        place = self.table.place(self.row, str(step))
        return Spot(place.line, place.column, (self.table.header_line, 1), self.table.file)


def read_people(raw: Mapping[str, Any], timezone: str | None) -> People:
    """Return the participants of a mapping from handle to what is known of each.

    ``timezone`` is the cohort's; whoever has none gets it, and that is noted in ``assumed``.
    """
    people = People(handles=set(raw))
    for identity, values in raw.items():
        path = (PEOPLE, identity)
        if not isinstance(values, dict):
            hint = "write it as {name: Amina Diallo, timezone: Africa/Dakar}"
            people.problems.append(Problem(path, f"«{identity}» must be a mapping of keys", hint))
            continue
        try:
            people.sound.append(Participant.model_validate(_filled(identity, values, timezone)))
        except ValidationError as error:
            whose = str(values.get("name") or identity)
            people.problems += [_in_file(problem) for problem in problems_of(error, path, KEYS, whose)]
    return people


def _in_file(problem: Problem) -> Problem:
    """Return a problem whose path is that of the file, where own fields stand beside the known keys."""
    path = tuple(step for step in problem.path if step != "fields")
    return Problem(path, problem.message.replace("fields.", "", 1), problem.hint, problem.severity)


def _filled(identity: str, values: dict[str, Any], timezone: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": identity, "fields": {}}
    for key, value in values.items():
        if key in KEYS:
            found[key] = value
        elif value not in ("", []):
            found["fields"][key] = value
    assumed = []
    if timezone and not found.get("timezone"):
        found["timezone"] = timezone
        assumed.append("timezone")
    if not found.get("available"):
        found.pop("available", None)
        assumed.append("available")
    found["assumed"] = tuple(assumed)
    return found


def people_of(table: Table) -> tuple[dict[str, dict[str, Any]], Spot, list[Problem]]:
    """Return the participants of a table by handle, their places, and what was odd.

    Without an ``id`` column the handle is a slug of the name, with ``-2`` on a collision. The same person in
    two rows (same name and address) is taken from the later one.
    """
    people: dict[str, dict[str, Any]] = {}
    spot = Spot(table.header_line, 1, None, table.file)
    spot.children = {}
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    columns = {column: _key(column) for column in table.header}
    for row in table.rows:
        values = {columns[name]: _cell(columns[name], cell) for name, cell in row.cells.items() if columns[name]}
        person = (same(str(values.get("name", ""))), same(str(values.get("email", ""))))
        again = seen.get(person) if all(person) else None
        identity = again or _handle(values, people, table, row, problems)
        if again:
            problems.append(_twice(table, row, people, spot, again))
            del people[again]
        values.pop("id", None)
        seen[person] = identity
        people[identity] = values
        spot.children[identity] = CellSpot(table, row)
    return people, spot, problems


def _key(column: str) -> str:
    """Return the key a column stands for: ``If needed`` is ``if_needed``; own columns keep their name."""
    plain = "_".join(column.casefold().replace("-", " ").split())
    return plain if plain in {*KEYS, "id"} else column


def _cell(key: str, text: str) -> str | list[str]:
    plain = tidy(text)
    if key in LISTS or (key not in {*KEYS, "id"} and ";" in plain):
        return [part for part in (tidy(part) for part in plain.split(";")) if part]
    return plain


def _handle(
    values: dict[str, Any], people: Mapping[str, Any], table: Table, row: Row, problems: list[Problem]
) -> str:
    given = str(values.get("id", ""))
    base = given or slug(str(values.get("name", ""))) or f"row-{row.line}"
    if given and given in people:
        message = f"the handle «{given}» stands in two rows"
        problems.append(Problem((), message, "each person needs one of their own", place=table.place(row, "id")))
    number, identity = 1, base
    while identity in people:
        number += 1
        identity = f"{base}-{number}"
    return identity


def _twice(table: Table, row: Row, people: Mapping[str, Any], spot: Spot, again: str) -> Problem:
    earlier = spot.child(again)
    line = earlier.line if earlier else 1
    message = f"«{people[again].get('name', again)}» is in lines {line} and {row.line}; the later one was taken"
    return Problem((), message, "delete the row that is out of date", "warning", place=Place(table.file, row.line))
