"""A week of who can when: a map on a terminal, rows in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from circlekit.cli import output, terminal
from circlekit.core.windows import WEEKDAYS, clock

if TYPE_CHECKING:
    from circlekit.core.scheduling.week import Cell, Week
    from circlekit.core.sections import Rhythm

WIDTH = 9
"""Columns of a cell: with the times, seven of them fit into 80."""

SHADES = ("", "38;5;231;48;5;23", "38;5;16;48;5;37", "38;5;16;48;5;79", "1;38;5;16;48;5;220")
"""Styles from nobody to everybody; each brings its own ground, so that any terminal shows them alike."""

LEGEND = "5+1: one of the six only if needed    [6]: when the circle meets"


def show_week(week: Week, rhythm: Rhythm) -> None:
    """Print a week; numbers and brackets say all that the shades do."""
    from circlekit.core.scheduling.week_words import say_week

    output.show(say_week(week, rhythm))
    if not terminal.on_terminal(sys.stdout):
        output.show_table(("start", *WEEKDAYS), _rows(week))
        return
    output.show()
    output.show_as_is("".join(f"{line}\n" for line in _map(week)))
    output.show()
    if terminal.coloured(sys.stdout):
        output.show_as_is(f"{_shades(week)}\n")
    output.show(f"       {LEGEND}")


def _rows(week: Week) -> Iterator[tuple[str, ...]]:
    from circlekit.core.scheduling.week import blocks

    for rows in blocks(week):
        for row in rows:
            start = week.starts[row]
            yield clock(start), *(_text(week, day, start, cell) for day, cell in enumerate(week.cells[row]))


def _text(week: Week, day: int, start: int, cell: Cell) -> str:
    from circlekit.core.scheduling.week_words import short_cell

    text = short_cell(cell)
    return f"[{text or 0}]" if (day, start) in week.times else text


def _map(week: Week) -> Iterator[str]:
    from circlekit.core.scheduling.week import blocks, shade

    head = "".join(f"{name:^{WIDTH + 1}}" for name in WEEKDAYS)
    yield terminal.style(f"       {head}".rstrip(), terminal.BOLD, sys.stdout)
    for number, rows in enumerate(blocks(week)):
        if number:
            yield ""
        for row in rows:
            start = week.starts[row]
            cells = [
                _shaded(_text(week, day, start, cell) or "·", shade(cell, week.people))
                for day, cell in enumerate(week.cells[row])
            ]
            yield f" {clock(start)} {' '.join(cells)}".rstrip()


def _shaded(text: str, shade: int) -> str:
    middle = f"{text:^{WIDTH}}"
    return terminal.style(middle, SHADES[shade], sys.stdout) if SHADES[shade] else middle


def _shades(week: Week) -> str:
    """Return what the shades mean."""
    from circlekit.core.scheduling.week_words import shades

    return f"       {' '.join(_shaded(text, look) for look, text in shades(week.people))} can come"
