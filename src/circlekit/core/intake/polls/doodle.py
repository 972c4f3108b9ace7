"""Doodle's classic export: a title, then rows of months, days and times, then people, then a count.

Months and days stand once, over the first of their columns; the cells behind are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.polls.dates import in_words
from circlekit.core.intake.polls.options import Heading, Options, options
from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.setting import Setting, check_size
from circlekit.core.intake.polls.votes import Ballot, votes
from circlekit.core.intake.polls.words import PollWords
from circlekit.core.problems import Problem

LAYOUT = "doodle"
_LAST_TITLE_ROW = 12


def doodle(grid: Grid, setting: Setting) -> Poll | None:
    """Return the poll in a grid; None when it is not laid out as Doodle does."""
    at = _months_row(grid.rows, setting.words)
    if at is None:
        return None
    months, days, *rest = grid.rows[at:]
    times = rest[0] if rest and not _cell(rest[0], 0) else None
    people = tuple(_people(rest[1:] if times else rest, setting.words))
    check_size(grid.file, len(days.cells), len(people))
    asked = options(tuple(_headings(months, days, times, setting.words)), setting, grid.file)
    found = votes([_ballot(row, asked) for row in people], setting, grid.file)
    notes = (*_noted(grid, months), *asked.problems, *found.problems)
    return Poll(grid.file, LAYOUT, asked.found, found.voters, setting.clock(None), notes)


def _noted(grid: Grid, months: Row) -> Iterator[Problem]:
    """Yield what was noted of the grid, but for the empty row that always stands beneath the title."""
    between = set(range(1, months.line)) - {row.line for row in grid.rows}
    for note in grid.notes:
        if len(note.path) < 2 or note.path[1] not in between:
            yield note


def _months_row(rows: Sequence[Row], words: PollWords) -> int | None:
    """Return the row of months: one with a row of numbered days beneath it."""
    for index, (months, days) in enumerate(pairwise(rows[:_LAST_TITLE_ROW])):
        if _is_months(months, words) and _is_days(days, words):
            return index
    return None


def _is_months(row: Row, words: PollWords) -> bool:
    said = [in_words(cell, words) for cell in row.cells[1:] if cell.strip()]
    return not _cell(row, 0) and bool(said) and all(one.month and one.year for one in said)


def _is_days(row: Row, words: PollWords) -> bool:
    said = [in_words(cell, words) for cell in row.cells[1:] if cell.strip()]
    return not _cell(row, 0) and bool(said) and all(one.day and not one.year for one in said)


def _headings(months: Row, days: Row, times: Row | None, words: PollWords) -> Iterator[Heading]:
    month = day = ""
    last = times or days
    for column in range(1, len(last.cells)):
        month, day = _cell(months, column) or month, _cell(days, column) or day
        if _cell(last, column):
            said = in_words(f"{day} {month}", words)
            time = _cell(times, column) if times else ""
            yield Heading(last.line, column, said.date(), said.weekday_if_sound(), time)


def _people(rows: Sequence[Row], words: PollWords) -> Iterator[Row]:
    for row in rows:
        if _is_count(row, words):
            return
        yield row


def _is_count(row: Row, words: PollWords) -> bool:
    """Tell whether a row counts the answers; a person may be called Count."""
    numbers = [cell.strip() for cell in row.cells[1:] if cell.strip()]
    return words.is_in(_cell(row, 0), words.count) and all(cell.isdigit() for cell in numbers)


def _ballot(row: Row, asked: Options) -> Ballot:
    cells = tuple(_cell(row, column) for column in asked.columns)
    return Ballot(row.line, _cell(row, 0).lstrip("*"), cells, asked.columns)


def _cell(row: Row, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""
