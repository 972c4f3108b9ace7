"""alumni.csv: former members who said yes to it, as a table for people to read and change."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.rotation.ending.alumni import Alumnus
from circlekit.core.text import quoted, same
from circlekit.files.complaints import problems_of
from circlekit.files.formulas import guarded, unguarded
from circlekit.files.reading import in_order, read_bytes
from circlekit.files.tables import Row, Table, scan_table

FILE = "alumni.csv"
COLUMNS = ("id", "name", "email", "cohorts", "since")


class Found(NamedTuple):
    """The list, and what a person should still know about its file."""

    alumni: tuple[Alumnus, ...] = ()
    warnings: tuple[Problem, ...] = ()


def write_alumni(alumni: Sequence[Alumnus]) -> bytes:
    """Return the list as CSV: UTF-8 with the mark that spreadsheets look for, cohorts joined by ``;``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in alumni:
        cells = (one.id, one.name, one.email or "", "; ".join(one.cohorts), str(one.since or ""))
        writer.writerow([guarded(cell) for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def read_alumni(path: Path, shown: str, here: Collection[str] = ()) -> Found:
    """Return the list in a file; nobody where there is none. Whoever is ``here``, by handle, takes part.

    Raises:
        InputProblems: with every problem, each with its place.
        FileTrouble: when it cannot be read.
    """
    if not path.exists():
        return Found()
    table = scan_table(read_bytes(path, shown), shown)
    columns = {same(name): name for name in table.header}
    problems = [*table.warnings, *(table.errors if table.rows else ()), *_missing_columns(table, columns)]
    found: dict[str, Alumnus] = {}
    for row in table.rows if {"id", "name"} <= set(columns) else ():
        try:
            one = _alumnus(row, columns)
        except ValidationError as error:
            problems += _placed(error, row, table, columns)
            continue
        doubt = _doubt(one, found, here)
        problems += [replace(doubt, place=table.place(row, columns["id"]))] if doubt else []
        found[one.id] = one
    placed = in_order(problems)
    if any(problem.severity == "error" for problem in placed):
        raise InputProblems(placed)
    return Found(tuple(found.values()), tuple(placed))


def _doubt(one: Alumnus, before: Collection[str], here: Collection[str]) -> Problem | None:
    if one.id in before:
        return Problem((), f"{quoted(one.id)} stands here twice", "keep one of the rows")
    if one.id in here:
        message = f"{quoted(one.name)} takes part, and is on the list of former members"
        return Problem((), message, "delete this row", "warning")
    return None


def _missing_columns(table: Table, columns: dict[str, str]) -> Iterator[Problem]:
    for name in ("id", "name"):
        if name not in columns:
            place = table.place_of(table.header_line, 0)
            yield Problem((), f"this table has no column «{name}»", "add one", place=place)


def _alumnus(row: Row, columns: dict[str, str]) -> Alumnus:
    cells = {name: unguarded(row.cells.get(columns[name], "").strip()) for name in COLUMNS if name in columns}
    cohorts = [part.strip() for part in cells.get("cohorts", "").split(";")]
    return Alumnus.model_validate({**cells, "cohorts": [one for one in cohorts if one]})


def _placed(error: ValidationError, row: Row, table: Table, columns: dict[str, str]) -> Iterator[Problem]:
    whose = row.cells.get(columns["name"], "") or row.cells.get(columns["id"], "")
    for problem in problems_of(error, (), COLUMNS, whose):
        column = columns.get(str(problem.path[0]), "") if problem.path else ""
        place: Place = table.place(row, column)
        yield Problem((), problem.message, problem.hint, place=place)
