"""Facts that can be written down, and yet are likely a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from circlekit.core.log import Log
from circlekit.core.model import Cohort, Meeting
from circlekit.core.problems import Problem
from circlekit.core.text import quoted

HINT = "if that is not so, take it back: circlekit log --undo"


def doubtful(
    facts: Log, meetings: Mapping[str, Sequence[Meeting]], cohort: Cohort, today: date
) -> Iterator[Problem]:
    """Yield a warning for an attendance before its day, and for a next date outside the cohort."""
    for one in facts.attendance:
        held = meetings.get(one.circle, ())
        day = next((meeting.start.date() for meeting in held if meeting.number == one.meeting), today)
        if one.present and day > today:
            message = (
                f"meeting {one.meeting} of {quoted(one.circle)} is on {day}, and somebody was there already"
            )
            yield Problem((), message, HINT, "warning")
    for date_said in facts.next_dates:
        day_said = date_said.day
        if day_said is not None and not cohort.starts <= day_said <= cohort.ends:
            message = f"the next date of {quoted(date_said.circle)} is {day_said}, "
            message += f"and the cohort goes from {cohort.starts} to {cohort.ends}"
            yield Problem((), message, HINT, "warning")
