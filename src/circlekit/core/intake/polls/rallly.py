"""Rallly's export: a column for each option, under its day and times; nothing is quoted.

Source: ``use-csv-exporter.ts`` of Rallly. Since the middle of 2026 the columns before the options are name,
address and ``Responded on (<zone>)``; before that there was the name alone, under a count of participants.
Whoever has a comma in their name shifts their row, which is found again by counting from the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.polls.clock import times_at_end
from circlekit.core.intake.polls.dates import DayInWords, in_words
from circlekit.core.intake.polls.options import Heading, Options, options
from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.setting import Setting, check_size, differs
from circlekit.core.intake.polls.talk import shown
from circlekit.core.intake.polls.votes import Ballot, votes
from circlekit.core.intake.polls.words import PollWords
from circlekit.core.problems import Path, Problem
from circlekit.core.text import counted
from circlekit.core.zones import canonical, zone

LAYOUT = "rallly"
MOST_BEFORE = 3
_ZONE = re.compile(r"\(([^()]{1,60})\)\s*$")
_PARTICIPANTS = re.compile(r"[0-9]+\s+\S+")
_UNANSWERED = "?"


class _Shape(NamedTuple):
    """How many columns stand before the options, and how many options there are."""

    before: int
    options: int


def rallly(grid: Grid, setting: Setting) -> Poll | None:
    """Return the poll in a grid; None when its header is not as Rallly writes it."""
    if not grid.rows:
        return None
    header, *people = grid.rows
    before = _before(header, setting.words)
    if not before:
        return None
    check_size(grid.file, len(header.cells), len(people))
    named = _zone_of(header) if before == MOST_BEFORE else None
    asked = options(tuple(_headings(header, before, setting.words)), setting, grid.file)
    shape = _Shape(before, len(header.cells) - before)
    found = votes([_ballot(row, shape, asked, named) for row in people], setting, grid.file)
    notes = (
        *grid.notes,
        *asked.problems,
        *found.problems,
        *_shifted(people, shape, grid.file),
        *_on_whose_clock(named, setting, (grid.file, header.line, 2)),
        *_without_year(asked, grid.file, header),
    )
    return Poll(grid.file, LAYOUT, asked.found, found.voters, setting.clock(named), notes)


def _before(header: Row, words: PollWords) -> int:
    """Return how many columns stand before the options; 0 when this is no header of Rallly's."""
    are_days = [bool(_said(cell, words)) for cell in header.cells]
    before = are_days.index(True) if True in are_days else 0
    if not 1 <= before <= MOST_BEFORE or not all(are_days[before:]):
        return 0
    first, *others = header.cells[:before]
    sound = words.is_in(first, words.name) or (before == 1 and _PARTICIPANTS.fullmatch(first.strip()))
    return before if sound and (not others or words.is_in(others[0], words.email)) else 0


def _said(cell: str, words: PollWords) -> DayInWords | None:
    """Return the day of a heading: a date, or a weekday with a day and month, which has no year."""
    said = in_words(times_at_end(cell)[0], words)
    whole = said.month and said.day and (said.year or said.weekday is not None)
    return said if whole else None


def _headings(header: Row, before: int, words: PollWords) -> Iterator[Heading]:
    for column, cell in enumerate(header.cells[before:], before):
        said = _said(cell, words)
        rest, times = times_at_end(cell)
        time = " ".join(cell.split())[len(rest) :].strip() if times else ""
        yield Heading(header.line, column, said and said.date(), said and said.weekday_if_sound(), time)


def _zone_of(header: Row) -> str | None:
    match = _ZONE.search(header.cells[2])
    return canonical(match[1].strip()) if match else None


def _ballot(row: Row, shape: _Shape, asked: Options, named: str | None) -> Ballot:
    surplus = max(0, len(row.cells) - shape.before - shape.options)
    name = ",".join(row.cells[: surplus + 1])
    others = row.cells[surplus + 1 : surplus + shape.before]
    cells = tuple(_vote(row, column + surplus) for column in asked.columns)
    email, answered, *_ = (*others, "", "")
    return Ballot(row.line, name, cells, asked.columns, email, _moment(answered, named))


def _vote(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else _UNANSWERED


def _moment(text: str, named: str | None) -> datetime | None:
    try:
        found = datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
    return found.replace(tzinfo=zone(named)) if named else found


def _shifted(people: Sequence[Row], shape: _Shape, file: str) -> Iterator[Problem]:
    whole = shape.before + shape.options
    for row in people:
        if len(row.cells) > whole:
            name = ",".join(row.cells[: len(row.cells) - whole + 1])
            yield Problem((file, row.line), f"a name with a comma: read as {shown(name)}", "", "warning")
        elif len(row.cells) < whole:
            missing = counted(whole - len(row.cells), "answer")
            hint = "a # in a name cuts the file off: ask this person again, or write the answers in"
            yield Problem((file, row.line), f"this row ends early: {missing} missing", hint, "warning")


def _on_whose_clock(named: str | None, setting: Setting, path: Path) -> Iterator[Problem]:
    yield from differs(named, setting, path)
    if named and setting.clock(named) == named:
        message = f"the times are read on the clock of {named}, where the file was saved"
        hint = "if the poll showed another clock: --poll-zone with its zone"
        yield Problem(path, message, hint, "warning")


def _without_year(asked: Options, file: str, header: Row) -> Iterator[Problem]:
    if any(option.day is None for option in asked.found):
        message = "the days have no year: they are read as weekdays"
        yield Problem((file, header.line), message, "", "warning")
