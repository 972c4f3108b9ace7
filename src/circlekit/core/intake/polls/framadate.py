"""Framadate's export: a row of dates, a row of times, then people; every row ends in a comma.

Source: ``exportcsv.php`` of Framadate. Times are whatever the owner typed: ``17h``, ``8h-10h``, ``soir``.
"""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.polls.dates import in_words, numeric
from circlekit.core.intake.polls.days import days
from circlekit.core.intake.polls.options import Heading, options
from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.setting import Setting, check_size
from circlekit.core.intake.polls.votes import Ballot, votes
from circlekit.core.problems import Problem

LAYOUT = "framadate"


def framadate(grid: Grid, setting: Setting) -> Poll | None:
    """Return the poll in a grid; None when it is not laid out as Framadate does."""
    if not grid.rows or not _is_dates(grid.rows[0], setting):
        return None
    dates, *rest = grid.rows
    times = rest[0] if rest and not rest[0].cells[0].strip() else None
    people = rest[1:] if times else rest
    check_size(grid.file, len(dates.cells), len(people))
    headings, asked_back = _headings(dates, times, setting, grid.file)
    asked = options(headings, setting, grid.file)
    ballots = [
        Ballot(row.line, row.cells[0], tuple(_cells(row, asked.columns)), asked.columns) for row in people
    ]
    found = votes(ballots, setting, grid.file)
    notes = (*grid.notes, *asked_back, *asked.problems, *found.problems)
    return Poll(grid.file, LAYOUT, asked.found, found.voters, setting.clock(None), notes)


def _is_dates(row: Row, setting: Setting) -> bool:
    cells = [cell for cell in row.cells[1:] if cell.strip()]
    return (
        not row.cells[0].strip()
        and bool(cells)
        and all(in_words(cell, setting.words).date() or numeric(cell) for cell in cells)
    )


def _headings(
    dates: Row, times: Row | None, setting: Setting, file: str
) -> tuple[tuple[Heading, ...], tuple[Problem, ...]]:
    columns = [column for column, cell in enumerate(dates.cells) if cell.strip()]
    texts = [dates.cells[column] for column in columns]
    read = days(texts, setting, (file, dates.line, columns[0]))
    hours = _cells(times, tuple(columns)) if times else [""] * len(columns)
    headings = (
        Heading(dates.line, column, day, in_words(text, setting.words).weekday_if_sound(), hour.strip())
        for column, text, day, hour in zip(columns, texts, read.found, hours, strict=True)
        if day or not read.problems
    )
    return tuple(headings), read.problems


def _cells(row: Row, columns: tuple[int, ...]) -> Iterator[str]:
    for column in columns:
        yield row.cells[column] if column < len(row.cells) else ""
