"""Who can when: for each half hour of the week, who could come to a meeting that starts then.

A circle's week is that of its slot: its rhythm, its week of the month, the clock of its anchor zone. Every
date of the cohort counts, so somebody whose clock moves past their window on one date cannot come.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Cohort, Participant, Slot
from circlekit.core.scheduling.attendance import FREE, IF_NEEDED
from circlekit.core.scheduling.slots import levels, part_of, slot_table
from circlekit.core.windows import DAY

STEP = 30
"""Minutes between the rows of a week."""

DAYS = 7
EVERYBODY = 4
"""The strongest shade; the others are 0 for nobody, and 1 to 3 for thirds of a circle."""

Time = tuple[int, int]
"""A weekday, 0 for Monday, and a minute of the day."""


class Cell(NamedTuple):
    """The handles of those who could come on every date: gladly, and on some date only if needed.

    Nobody can where the anchor's clocks skip or double the start on some date.
    """

    free: tuple[str, ...] = ()
    if_needed: tuple[str, ...] = ()

    @property
    def can(self) -> int:
        """How many could come."""
        return len(self.free) + len(self.if_needed)


class Week(NamedTuple):
    """One week of a circle in the clock of ``timezone``; ``week`` is as in a slot.

    ``starts`` are minutes of the day, one for each row of ``cells``; a row has seven, from Monday. ``times``
    are those at which the circle meets.
    """

    timezone: str
    week: int | None
    people: int
    starts: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]
    times: tuple[Time, ...]


def weeks(slot: Slot, people: Sequence[Participant], cohort: Cohort) -> tuple[Week, ...]:
    """Return the week of a slot; a second one where the other of two times is in another zone or week."""
    meeting = cohort.meeting.model_copy(update={"minutes": slot.minutes})
    judged = cohort.model_copy(update={"meeting": meeting})
    kinds: dict[tuple[str, int | None, int], list[Time]] = {}
    for time in (slot, slot.alternate):
        if time is not None:
            kind = (time.timezone, time.week, time.start % STEP)
            kinds.setdefault(kind, []).append((time.weekday, time.start))
    return tuple(
        _week(timezone, week, range(phase, DAY, STEP), times, people, judged)
        for (timezone, week, phase), times in kinds.items()
    )


def _week(
    timezone: str,
    week: int | None,
    starts: Sequence[int],
    times: Sequence[Time],
    people: Sequence[Participant],
    cohort: Cohort,
) -> Week:
    rows = {start: row for row, start in enumerate(starts)}
    every = slot_table(cohort, [timezone])
    wanted = [
        index
        for index, (of_month, start) in enumerate(zip(every.week.tolist(), every.start.tolist(), strict=True))
        if of_month == (week or 0) and start in rows
    ]
    table = part_of(every, np.array(wanted, dtype=np.int64))
    least = levels(people, cohort, table).min(axis=2, initial=FREE)
    cells = [[Cell() for _ in range(DAYS)] for _ in starts]
    for index, (day, start) in enumerate(zip(table.weekday.tolist(), table.start.tolist(), strict=True)):
        cells[rows[start]][day] = _cell(least[:, index].tolist(), people)
    return Week(timezone, week, len(people), tuple(starts), tuple(map(tuple, cells)), tuple(times))


def _cell(said: Sequence[int], people: Sequence[Participant]) -> Cell:
    free, if_needed = (
        tuple(person.id for person, level in zip(people, said, strict=True) if level == wanted)
        for wanted in (FREE, IF_NEEDED)
    )
    return Cell(free, if_needed)


def blocks(week: Week) -> tuple[range, ...]:
    """Return the rows worth showing, in stretches: an hour or more at which nobody can come parts them."""
    meets = {start for _, start in week.times}
    used = [
        row
        for row, (start, cells) in enumerate(zip(week.starts, week.cells, strict=True))
        if start in meets or any(cell.can for cell in cells)
    ]
    ends = [row for row, after in pairwise(used) if after - row > 60 // STEP]
    begins = [after for row, after in pairwise(used) if after - row > 60 // STEP]
    return tuple(
        range(first, last + 1) for first, last in zip([used[0], *begins], [*ends, used[-1]], strict=True)
    )


def shade(cell: Cell, people: int) -> int:
    """Return how strongly to show a cell: 0 for nobody, 4 for everybody, and 1 to 3 for thirds between."""
    if cell.can == people:
        return EVERYBODY
    return 1 + 3 * cell.can // people if cell.can else 0
