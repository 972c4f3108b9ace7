"""What a bookmarklet makes of a When2meet page: ``Day,Time,<names>`` and a row for each quarter of an hour.

Source: ``export_when2meet.js`` of aculich/when2meet-extractor. Names are not quoted, days are weekdays in
English without a date, times are on the clock of whoever ran it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.polls.clock import clock
from circlekit.core.intake.polls.poll import Option, Poll
from circlekit.core.intake.polls.setting import Setting, check_size
from circlekit.core.intake.polls.slots import names_fit, step_of
from circlekit.core.intake.polls.votes import Ballot, votes
from circlekit.core.problems import Problem
from circlekit.core.windows import DAY, WEEKDAYS

LAYOUT = "when2meet"
_BEFORE = 2


def when2meet(grid: Grid, setting: Setting) -> Poll | None:
    """Return the poll in a grid; None when its header is another."""
    if not grid.rows or len(grid.rows[0].cells) <= _BEFORE:
        return None
    header, *rows = grid.rows
    words = setting.words
    if not (words.is_in(header.cells[0], words.day) and words.is_in(header.cells[1], words.time)):
        return None
    starts = {row.line: start for row in rows if (start := _start(row, setting)) is not None}
    read = [row for row in rows if row.line in starts]
    check_size(grid.file, len(rows), len(header.cells))
    step = step_of(starts.values())
    names = names_fit(header, read, _BEFORE, grid.file)
    ballots = [_ballot(name, column, header.line, read) for column, name in names]
    found = votes(ballots, setting, grid.file)
    options = tuple(Option(starts[row.line], starts[row.line] + step) for row in read)
    notes = (*grid.notes, *found.problems, *_unread(rows, starts, grid.file), *_twice(options, grid.file))
    return Poll(grid.file, LAYOUT, options, found.voters, setting.clock(None), notes)


def _start(row: Row, setting: Setting) -> int | None:
    """Return the minute of the week at which a row begins."""
    if len(row.cells) < _BEFORE:
        return None
    weekday, minute = setting.words.weekday(row.cells[0]), clock(row.cells[1])
    return None if weekday is None or minute is None else weekday * DAY + minute


def _ballot(name: str, column: int, line: int, rows: Sequence[Row]) -> Ballot:
    """Return one person's column; one in which nothing is painted was not answered."""
    cells = [row.cells[column].strip() if column < len(row.cells) else "" for row in rows]
    painted = any(cell not in {"", "0"} for cell in cells)
    return Ballot(line, name, tuple(cells) if painted else (), (column,) * len(cells))


def _unread(rows: Sequence[Row], starts: dict[int, int], file: str) -> Iterator[Problem]:
    for row in rows:
        if row.line not in starts:
            message = "this row has no day and time that can be read"
            yield Problem((file, row.line, 0), message, "write them as «Mon» and «09:00»")


def _twice(options: Sequence[Option], file: str) -> Iterator[Problem]:
    double = {option.start // DAY for option, count in Counter(options).items() if count > 1}
    if double:
        days = ", ".join(WEEKDAYS[day] for day in sorted(double))
        message = f"{days} stands here more than once: what fits one date alone is read as «if needed»"
        yield Problem((file, 1), message, "", "warning")
