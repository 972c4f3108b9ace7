"""Which drafts there are, and which are due: at most three for each meeting (practices 82 and 84)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.zones import zone


class Moment(StrEnum):
    """When a message goes out; the names are those of ``Cohort.nudges`` and of the template files."""

    WEEK_BEFORE = "week_before"
    RSVP = "rsvp"
    DAY_BEFORE = "day_before"


class Draft(NamedTuple):
    """A message to one circle before one meeting, due from ``day`` to ``until``, both included.

    ``of`` is how many meetings the circle has in all.
    """

    day: date
    until: date
    moment: Moment
    circle: Circle
    meeting: Meeting
    of: int


def planned(
    cohort: Cohort, circles: Sequence[Circle], meetings: Mapping[str, Sequence[Meeting]], today: date
) -> tuple[Draft, ...]:
    """Return the drafts for every meeting that is not past, by day and then by circle.

    ``meetings`` holds those of each circle by its id. Days are counted in the coordinator's time zone,
    or in the slot's where the cohort has none.
    """
    found: list[Draft] = []
    for circle in circles:
        all_of_circle = meetings.get(circle.id, ())
        for meeting in all_of_circle:
            day = meeting_day(meeting, cohort)
            if day >= today:
                found += _of_meeting(cohort, circle, meeting, day, len(all_of_circle))
    order = {circle.id: index for index, circle in enumerate(circles)}
    return tuple(sorted(found, key=lambda draft: (draft.day, order[draft.circle.id], draft.meeting.number)))


def meeting_day(meeting: Meeting, cohort: Cohort) -> date:
    """Return the date of a meeting as the coordinator's calendar shows it."""
    if cohort.timezone is None:
        return meeting.start.date()
    return meeting.start.astimezone(zone(cohort.timezone)).date()


def _of_meeting(cohort: Cohort, circle: Circle, meeting: Meeting, day: date, of: int) -> Iterator[Draft]:
    wanted = [(moment, getattr(cohort.nudges, moment)) for moment in Moment]
    days = {moment: day - timedelta(days=before) for moment, before in wanted if before is not None}
    for moment, due_on in days.items():
        later = [other for other in days.values() if other > due_on]
        until = min(later) - timedelta(days=1) if later else day
        yield Draft(due_on, until, moment, circle, meeting, of)


def due(drafts: Sequence[Draft], today: date) -> tuple[Draft, ...]:
    """Return the drafts to send today: each from its day until the next one's day, or the meeting."""
    return tuple(draft for draft in drafts if draft.day <= today <= draft.until)


def next_day(drafts: Sequence[Draft], today: date) -> date | None:
    """Return the first day after today on which a draft falls due."""
    return min((draft.day for draft in drafts if draft.day > today), default=None)
