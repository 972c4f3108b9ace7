"""A people table as it stands, changed cell by cell: what nobody changes stays as it is, byte for byte.

New columns and rows come last. What was made is read again by the reader that every command uses; where it
would not say what it should, nothing is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from circlekit.core.checks.people import KEYS
from circlekit.core.intake.merging.difference import PersonRow, Value, items_of
from circlekit.core.intake.merging.merge import Merged
from circlekit.core.problems import FileTrouble, InputProblems, Problem
from circlekit.files.disk import in_message
from circlekit.files.intake.rawtable import RawTable
from circlekit.files.people import read_people
from circlekit.files.peopletable import ALWAYS, cell_text, table_of
from circlekit.files.roster import TableSpot, people_of
from circlekit.files.tables import Table, scan_table

_ANY_ZONE = "UTC"
"""Stands for the zone of the cohort, which this module does not know."""


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A people table. ``content`` is None where there is none yet; ``columns`` are their numbers by key."""

    shown: str
    content: bytes | None = None
    rows: tuple[PersonRow, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


def read_rows(content: bytes | None, shown: str) -> PeopleFile:
    """Return the people in a CSV file; None and an empty file hold nobody.

    Raises:
        InputProblems: with everything that is wrong with it, each with its place; ``shown`` names it.
    """
    if content is None or not content.strip(b"\xef\xbb\xbf \r\n\t"):
        return PeopleFile(shown)
    table = scan_table(content, shown)
    errors = table.errors if table.rows else table.errors[:-1]  # the last says that there is nobody
    people, spot, problems = people_of(table)
    found = (*errors, *table.warnings, *problems)
    if any(problem.severity == "error" for problem in found) or not isinstance(spot, TableSpot):
        raise InputProblems(found)
    rows = tuple(
        PersonRow(identity, {key: _frozen(value) for key, value in values.items()}, spot.rows[identity].line)
        for identity, values in people.items()
    )
    return PeopleFile(shown, content, rows, _numbers(table, spot), found)


def _frozen(value: str | list[str]) -> Value:
    return value if isinstance(value, str) else tuple(value)


def _numbers(table: Table, spot: TableSpot) -> dict[str, int]:
    numbers = {column: number for number, column in enumerate(table.header)}
    return {key: numbers[column] for key, column in spot.columns.items()}


def written(file: PeopleFile, merged: Merged) -> bytes:
    """Return the table with everything that ``merged`` says, the rest of it untouched.

    Where a table has no handles and they would not stay what they are, it gets a column for them.

    Raises:
        FileTrouble: the table cannot be changed so that it is read as it should be.
    """
    for content in _attempts(file, merged):
        if _says(content, file.shown, merged.rows):
            return content
    message = f"{in_message(file.shown)} is written in a way in which single cells cannot be changed"
    hint = "save it as CSV UTF-8 with a program for spreadsheets, and import again"
    raise FileTrouble([Problem((), message, hint)])


def _attempts(file: PeopleFile, merged: Merged) -> Iterator[bytes]:
    if file.content is None:
        yield table_of(_columns(merged.rows), ({"id": row.id, **row.values} for row in merged.rows))
        return
    for ids in (False, True):
        yield _edited(file, file.content, merged, ids)


def _columns(rows: Sequence[PersonRow]) -> list[str]:
    used = dict.fromkeys(key for row in rows for key, value in row.values.items() if value)
    return list(dict.fromkeys([*ALWAYS, *(key for key in KEYS if key in used), *used]))


def _edited(file: PeopleFile, content: bytes, merged: Merged, ids: bool) -> bytes:
    """Return the content with the changed cells; with ``ids``, with everybody's handle."""
    raw = RawTable(content, file.shown)
    new = [_with_id(row) for row in merged.rows]
    old = [row.values if ids else _with_id(row) for row in file.rows]
    edits = [_differing(before, after) for before, after in zip(old, new, strict=False)]
    nothing: Mapping[str, Value] = {} if ids or "id" in file.columns else {"id": ""}
    added = [_differing({}, {**row, **nothing}) for row in new[len(old) :]]
    columns = dict(file.columns)
    for key in _new_columns([*edits, *added], file.columns):
        columns[key] = raw.add_column(key)
    for row, edit in zip(file.rows, edits, strict=True):
        if edit:
            raw.set(row.line, {columns[key]: cell_text(value) for key, value in edit.items()})
    for row_values in added:
        raw.append({columns[key]: cell_text(value) for key, value in row_values.items()})
    return raw.content()


def _with_id(row: PersonRow) -> dict[str, Value]:
    return {"id": row.id, **row.values}


def _differing(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in after.items() if (before.get(key) or "") != (value or "")}


def _new_columns(rows: Sequence[Mapping[str, Value]], known: Mapping[str, int]) -> Iterator[str]:
    """Yield the keys that have no column yet, those with a meaning of their own first."""
    used = dict.fromkeys(key for row in rows for key in row if key not in known)
    yield from (key for key in ("id", *KEYS) if key in used)
    yield from (key for key in used if key not in KEYS and key != "id")


def _says(content: bytes, shown: str, rows: Sequence[PersonRow]) -> bool:
    """Tell whether a table is read as exactly these people."""
    try:
        table = scan_table(content, shown)
        people, _, problems = people_of(table)
    except InputProblems:
        return False
    if any(problem.severity == "error" for problem in (*table.errors, *problems)):
        return False
    if list(people) != [row.id for row in rows]:
        return False
    sound = all(_same(people[row.id], row.values) for row in rows)
    new = {row.id: people[row.id] for row in rows if not row.line}
    return sound and all(problem.severity != "error" for problem in read_people(new, _ANY_ZONE).problems)


def _same(read: Mapping[str, str | list[str]], meant: Mapping[str, Value]) -> bool:
    found = {key: _frozen(value) for key, value in read.items()}
    return found == meant or all(
        items_of(key, found.get(key, "")) == items_of(key, meant.get(key, "")) for key in {**found, **meant}
    )
