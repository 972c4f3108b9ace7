"""What a person said of columns, found by the names of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.form import Column, Form
from circlekit.core.intake.mapping import Said
from circlekit.core.problems import Problem
from circlekit.core.text import did_you_mean, listed, quoted, same

T = TypeVar("T")

MOST_NAMED = 8


def names_column(name: str, column: Column) -> bool:
    """Tell whether a person's name for a column means this one, or the question it belongs to."""
    if same(name) == same(column.asked):
        return True
    compared = plain(name)
    return compared in {plain(column.asked), plain(column.question)} and not _numbered(column)


def _numbered(column: Column) -> bool:
    """Tell whether a column is the second of two with one name, which only its number tells apart."""
    return not column.part and plain(column.asked) != plain(column.question)


def said_of(said: Mapping[str, T], column: Column) -> T | None:
    """Return what was said of a column: by its own name before that of its question; None if nothing was."""
    exact = next((value for name, value in said.items() if same(name) == same(column.asked)), None)
    if exact is not None:
        return exact
    return next((value for name, value in said.items() if names_column(name, column)), None)


def is_among(names: Iterable[str], column: Column) -> bool:
    """Tell whether a column, or its question, is named."""
    return any(names_column(name, column) for name in names)


def unknown_columns(forms: Sequence[Form], said: Said, fields: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return a problem for each column that a person named and no form has.

    Options may be given for a field as well: ``fields`` are those that some column was taken for.
    """
    columns = [column for form in forms for column in form.columns]
    names = (name for one in columns for name in (one.asked, one.question))
    known = list(dict.fromkeys(name for name in (" ".join(name.split()) for name in names) if name))
    wanted = {"--map": [*said.fields], "--options": [*said.options], "--busy": said.busy, "--free": said.free}
    own = {same(name) for name in fields}
    return tuple(
        Problem(
            (forms[0].file, forms[0].header_line) if forms else (),
            f"{option}: no column is called {quoted(name)}",
            did_you_mean(name, known, f"the columns are {listed(map(quoted, known[:MOST_NAMED]))}"),
        )
        for option, names in wanted.items()
        for name in names
        if not (option == "--options" and same(name) in own)
        and not any(names_column(name, column) for column in columns)
    )
