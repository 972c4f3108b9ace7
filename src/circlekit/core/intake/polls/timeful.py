"""Timeful's exports: a row for each slot and a column for each person, or a row for each person.

Source: ``useRespondentsCsvExport.ts`` of Timeful. Dates are written as in the owner's language, on the clock
that the page showed; polls of weekdays stand on dates of June 2018. The second form does not tell «if needed»
from «available».
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.polls.clock import clock
from circlekit.core.intake.polls.days import days
from circlekit.core.intake.polls.options import Heading, Options, options
from circlekit.core.intake.polls.poll import Option, Poll
from circlekit.core.intake.polls.setting import Setting, check_size
from circlekit.core.intake.polls.slots import names_fit, step_of
from circlekit.core.intake.polls.votes import Ballot, votes
from circlekit.core.intake.polls.words import plain
from circlekit.core.problems import Problem
from circlekit.core.windows import DAY
from circlekit.core.windows import clock as written

LAYOUT = "timeful"
SLOTS = "date / time"
PEOPLE = "date / times available"
WEEKDAYS_OF = (2018, 6)
"""The year and month of the dates that stand for weekdays."""

_MOMENT = re.compile(
    r"([0-9]{1,4}[-./] ?[0-9]{1,2}[-./] ?[0-9]{1,4})"
    r"(?:,? +([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[ap]\.? ?m\b\.?)?).{0,40})?",
    re.IGNORECASE,
)


class _Slot(NamedTuple):
    """A moment as it is written: its date, and its minute of the day (None for a whole day)."""

    date: str
    minute: int | None


def timeful(grid: Grid, setting: Setting) -> Poll | None:
    """Return the poll in a grid; None when its header is neither of Timeful's."""
    if not grid.rows:
        return None
    first, second = (*map(plain, grid.rows[0].cells[:2]), "", "")[:2]
    if first == SLOTS:
        return _by_slot(grid, setting)
    return _by_person(grid, setting) if second == PEOPLE else None


def _by_slot(grid: Grid, setting: Setting) -> Poll:
    header, *rows = grid.rows
    check_size(grid.file, len(rows), len(header.cells))
    slots = {row.line: slot for row in rows if (slot := _slot(row.cells[0]))}
    read = [row for row in rows if row.line in slots]
    places = [(row.line, 0, slots[row.line]) for row in read]
    asked, problems = _options(places, setting, grid.file)
    ballots = [
        Ballot(header.line, name, _painted(read, column), (column,) * len(read))
        for column, name in names_fit(header, read, 1, grid.file)
    ]
    found = votes(ballots, setting, grid.file)
    unread = [row.line for row in rows if row.line not in slots]
    notes = (*grid.notes, *problems, *found.problems, *_unread(unread, grid.file))
    voters = found.voters if len(asked.found) == len(read) else ()
    return Poll(grid.file, LAYOUT, asked.found, voters, setting.clock(None), notes)


def _painted(rows: Sequence[Row], column: int) -> tuple[str, ...]:
    return tuple(row.cells[column] if column < len(row.cells) else "" for row in rows)


def _by_person(grid: Grid, setting: Setting) -> Poll:
    people = grid.rows[1:]
    check_size(grid.file, max((len(row.cells) for row in people), default=0), len(people))
    read = {row.line: [_slot(cell) for cell in row.cells] for row in people}
    slots: dict[_Slot, tuple[int, int, _Slot]] = {}
    for line, cells in read.items():
        for column, slot in enumerate(cells):
            if slot:
                slots.setdefault(slot, (line, column, slot))
    asked, problems = _options(list(slots.values()), setting, grid.file)
    columns = tuple(column for _, column, _ in slots.values())
    ballots = [_marked(row, read[row.line], tuple(slots), columns) for row in people]
    found = votes(ballots, setting, grid.file)
    voters = found.voters if len(asked.found) == len(slots) else ()
    notes = (*grid.notes, *problems, *found.problems, _no_if_needed(grid))
    return Poll(grid.file, LAYOUT, asked.found, voters, setting.clock(None), notes)


def _marked(
    row: Row, own: Sequence[_Slot | None], slots: Sequence[_Slot], columns: tuple[int, ...]
) -> Ballot:
    """Return one person's row; whatever stands before the first date is the name, commas and all."""
    first = next((column for column, slot in enumerate(own) if slot), len(own))
    name = ",".join(cell for cell in row.cells[:first] if cell.strip())
    chosen = {slot for slot in own if slot}
    cells = tuple("yes" if slot in chosen else "" for slot in slots)
    return Ballot(row.line, name, cells, columns)


def _slot(cell: str) -> _Slot | None:
    match = _MOMENT.fullmatch(" ".join(cell.split()))
    if not match:
        return None
    minute = clock(match[2]) if match[2] else None
    return None if match[2] and minute is None else _Slot(match[1], minute)


def _options(
    places: Sequence[tuple[int, int, _Slot]], setting: Setting, file: str
) -> tuple[Options, tuple[Problem, ...]]:
    dates = list(dict.fromkeys(slot.date for _, _, slot in places))
    read = days(dates, setting, (file, *places[0][:2]) if places else (file, 1))
    if read.problems:
        return Options((), (), ()), read.problems
    found = dict(zip(dates, read.found, strict=True))
    step = step_of(slot.minute for _, _, slot in places if slot.minute is not None)
    headings = [
        Heading(line, column, found[slot.date], None, _time(slot.minute, step))
        for line, column, slot in places
    ]
    asked = options(headings, setting, file)
    return _as_weekdays(asked, found), asked.problems


def _time(minute: int | None, step: int) -> str:
    return "" if minute is None else f"{written(minute)}-{written(minute + step)}"


def _as_weekdays(asked: Options, found: Mapping[str, datetime | None]) -> Options:
    """Return the options of a poll of weekdays without the dates that stand for them."""
    if not all(day and (day.year, day.month) == WEEKDAYS_OF for day in found.values()):
        return asked
    weekly = (_on_weekday(option, option.day.weekday()) for option in asked.found if option.day)
    return asked._replace(found=tuple(weekly))


def _on_weekday(option: Option, weekday: int) -> Option:
    return Option(weekday * DAY + option.start, weekday * DAY + option.end)


def _unread(lines: Sequence[int], file: str) -> tuple[Problem, ...]:
    message, hint = "this row has no date and time that can be read", "save the poll again as CSV"
    return tuple(Problem((file, line, 0), message, hint) for line in lines)


def _no_if_needed(grid: Grid) -> Problem:
    message = "this export does not tell «if needed» from «available»: all is read as available"
    hint = "in Timeful, export «Dates <> people available»"
    return Problem((grid.file, grid.rows[0].line, 1), message, hint, "warning")
