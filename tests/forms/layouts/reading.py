"""From a file to what its columns are taken for, with the library as it is shipped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.proposing import propose
from circlekit.core.intake.columns.recognising import form_of
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.form import Form, Grid, Row
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind, Said
from circlekit.core.problems import Problem
from circlekit.files.intake.grids import read_grids
from circlekit.files.intake.layouts import layouts, question_words
from circlekit.files.library import shelves

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"

NOTHING = Said()


@cache
def library() -> tuple[tuple[Layout, ...], Words]:
    """Return the layouts and words of the package."""
    where = shelves(HERE / "none", HERE / "none")
    return layouts(where), question_words(where)


def grids_of(path: Path) -> tuple[Grid, ...]:
    """Return what stands in a file."""
    return read_grids(path.read_bytes(), path.name)


def grid(*rows: list[str], file: str = "x.csv") -> Grid:
    """Return a grid with these rows."""
    return Grid(file, tuple(Row(line, tuple(cells)) for line, cells in enumerate(rows, 1)))


def recognised(grids: tuple[Grid, ...], said: Said = NOTHING) -> Form:
    """Return the form in some grids."""
    return form_of(grids, library()[0], said)


def proposed(grids: tuple[Grid, ...], said: Said = NOTHING) -> tuple[FormMapping, tuple[Problem, ...]]:
    """Return what the columns of a file are taken for, and what is to be said about them."""
    form = recognised(grids, said)
    known, words = library()
    layout = next(one for one in known if one.id == form.layout)
    return propose(form, layout, words, said)


def in_short(use: ColumnUse) -> str:
    """Return a use in one line: ``free available [Monday] by "; "``; dropped ones are only that."""
    if use.kind is Kind.DROPPED:
        return "dropped"
    part = f" [{use.part}]" if use.part else ""
    split = f' by "{use.split}"' if use.split else ""
    return f"{use.kind} {use.field}".rstrip() + part + split


def table(mapping: FormMapping) -> dict[str, str]:
    """Return the uses of all columns in short, by what they are called."""
    return {use.asked: in_short(use) for use in mapping.columns}


def options(mapping: FormMapping, asked: str) -> set[str]:
    """Return the options that are known of a column."""
    return set(next(use for use in mapping.columns if use.asked == asked).options)
