"""Small cohorts for the tests of scheduling."""

from __future__ import annotations

from typing import Any

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.sections import MeetingPlan


def person(handle: str, timezone: str, *available: str, **more: Any) -> Participant:
    """Return somebody with these weekly windows in their own zone."""
    return Participant(id=handle, name=handle.title(), timezone=timezone, available=available, **more)


def cohort(*people: Participant, every: str = "month", minutes: int = 60, **more: Any) -> Cohort:
    """Return a cohort from January to July 2027, unless told otherwise."""
    values: dict[str, Any] = {"starts": "2027-01-11", "ends": "2027-07-09", "size": "2-8", **more}
    of_meetings = {key: values.pop(key) for key in list(values) if key in MeetingPlan.model_fields}
    plan = MeetingPlan(every=every, minutes=minutes, **of_meetings)
    return Cohort(cohort="Spring 2027", id="spring-2027", meeting=plan, participants=people, **values)


def circle(*people: Participant, lead: str | None = None) -> Circle:
    """Return a circle of all these people."""
    return Circle(id="c1", name="Circle 1", lead=lead, members=[one.id for one in people])
