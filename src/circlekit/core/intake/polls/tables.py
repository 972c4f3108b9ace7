"""The layouts of polls that are tables, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from circlekit.core.intake.form import Grid
from circlekit.core.intake.polls.doodle import doodle
from circlekit.core.intake.polls.framadate import framadate
from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.polls.rallly import rallly
from circlekit.core.intake.polls.setting import Setting
from circlekit.core.intake.polls.timeful import timeful
from circlekit.core.intake.polls.when2meet import when2meet

TABLES: tuple[Callable[[Grid, Setting], Poll | None], ...] = (when2meet, timeful, rallly, framadate, doodle)


def poll_of(grids: Sequence[Grid], setting: Setting) -> Poll | None:
    """Return the first poll in some grids; None when none of them is laid out as a poll."""
    found = (poll for grid in grids if grid.rows for read in TABLES if (poll := read(grid, setting)))
    return next(found, None)
