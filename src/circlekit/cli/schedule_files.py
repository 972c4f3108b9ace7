"""The calendar files of ``circlekit schedule --ics``, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from circlekit.cli.workspace import Workspace

if TYPE_CHECKING:
    from circlekit.core.scheduling.arrange import Arrangement

CALENDARS = "calendar/"
STATE = "calendar"
"""Under this name the folder's state keeps which version of each calendar entry was written."""


class Made(NamedTuple):
    """Files by their path, and the state that goes with them."""

    files: dict[str, bytes]
    state: Mapping[str, Any]


def calendars(space: Workspace, plans: Sequence[Arrangement], day: date) -> Made:
    """Return the calendar files; ``day`` stamps what is new or changed in them."""
    from circlekit.core.announce import series
    from circlekit.core.calendars.stamps import as_data, from_data, stamped
    from circlekit.files.calendars import calendar_files
    from circlekit.files.library import read_process

    process = read_process(space.loaded, space.shelves())
    entries = [series(plan, space.cohort, process.name, process.link) for plan in plans]
    before = from_data(space.folder.state().get(STATE))
    stamps = stamped([one for own in entries for one in own], before, datetime.combine(day, time(), UTC))
    circles = [plan.circle for plan in plans]
    # A circle that is gone may come back: its entry then goes on counting where it stopped.
    state = as_data({**before, **stamps})
    return Made(calendar_files(circles, entries, space.cohort, stamps), {STATE: state})
