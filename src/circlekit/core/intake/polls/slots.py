"""What tables with a row for each slot share: how long a slot is, and whether the names fit the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from circlekit.core.intake.form import Row
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.text import counted, tidy

QUARTER = 15
LONGEST = 60


def step_of(starts: Iterable[int]) -> int:
    """Return how many minutes a slot has: the least distance of two, an hour at most, else a quarter."""
    distances = {later - earlier for earlier, later in pairwise(sorted(set(starts)))}
    least = min(distances, default=QUARTER)
    return least if least <= LONGEST else QUARTER


def names_fit(header: Row, rows: Sequence[Row], before: int, file: str) -> list[tuple[int, str]]:
    """Return the columns of people with their names.

    Raises:
        InputProblems: when there are more names than answers: one has the separator in it.
    """
    names = [(column, name) for column, name in enumerate(header.cells) if column >= before and tidy(name)]
    width = max((len(row.cells) for row in rows), default=0)
    if rows and len(header.cells) > width:
        have = f"{counted(len(header.cells) - before, 'name')} over {counted(width - before, 'column')}"
        message = f"{have} of answers: a name has the separator in it"
        hint = f'put that name in quotes in line {header.line}: "Bo, PhD"'
        raise InputProblems([Problem((file, header.line, before), message, hint)])
    return names
