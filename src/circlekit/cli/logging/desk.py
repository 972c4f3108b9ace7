"""All that ``log`` works with: the circles of a cohort, their meetings, and what is written down of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.cli.workspace import Workspace
from circlekit.core.log import Log
from circlekit.core.model import Circle, Meeting


class Desk(NamedTuple):
    """A cohort that is running, on a day; ``meetings`` are those of each circle by its id."""

    space: Workspace
    circles: Sequence[Circle]
    meetings: Mapping[str, Sequence[Meeting]]
    log: Log
    today: date

    def held(self, circle: str) -> Sequence[Meeting]:
        """Return the meetings of a circle."""
        return self.meetings.get(circle, ())

    def date(self, circle: str, number: int) -> str:
        """Return the date of a meeting in the slot's zone; empty where it is in no schedule."""
        return next((str(one.start.date()) for one in self.held(circle) if one.number == number), "")


def desk_of(space: Workspace, today: date) -> Desk:
    """Return the desk of a cohort.

    Raises:
        InputProblems: when there are no circles or times yet, or a file has problems.
        FileTrouble: when one cannot be read.
    """
    circles = space.circles()
    meetings = space.meetings(circles)
    return Desk(space, circles, meetings, space.log(circles, meetings), today)
