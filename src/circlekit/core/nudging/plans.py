"""The meetings of one circle, and how long a message about one of them is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from circlekit.core.model import Circle, Meeting
from circlekit.core.nudging.draft import Draft, Moment, meeting_day
from circlekit.core.nudging.facts import Facts

WAITS = 13
"""So many days after a meeting a message about it still makes sense, unless the next meeting comes first."""

LEAST = 3
"""For so many days at least a message after a meeting is due, however soon the next meeting comes."""


class Plan(NamedTuple):
    """One circle, all of its meetings, and by their numbers their days and which comes after which."""

    facts: Facts
    circle: Circle
    meetings: tuple[Meeting, ...]
    days: Mapping[int, date]
    following: Mapping[int, Meeting]

    def wanted(self, moment: Moment) -> int | None:
        """Return how many days before or after a meeting a message is due; None where it is off."""
        days: int | None = getattr(self.facts.cohort.nudges, moment)
        return days

    def draft(self, moment: Moment, meeting: Meeting, day: date, until: date) -> Draft:
        """Return a message about a meeting."""
        return Draft(day, until, moment, self.circle, meeting, len(self.meetings), self.meetings)

    def later(self, moment: Moment, meeting: Meeting, days: int | None) -> Iterator[Draft]:
        """Yield the message so many days after a meeting, due until the day before the next one."""
        if days is not None:
            day = self.days[meeting.number] + timedelta(days=days)
            least = day + timedelta(days=LEAST - 1)
            yield self.draft(moment, meeting, day, max(least, self.rest_until(meeting)))

    def rest_until(self, meeting: Meeting) -> date:
        """Return the last day on which a message after a meeting makes sense."""
        last = self.days[meeting.number] + timedelta(days=WAITS)
        following = self.following.get(meeting.number)
        if following is None:
            return last
        return min(last, self.days[following.number] - timedelta(days=1))


def plan_of(facts: Facts, circle: Circle, meetings: tuple[Meeting, ...]) -> Plan:
    """Return the plan of a circle; days are counted in the coordinator's time zone."""
    days = {meeting.number: meeting_day(meeting, facts.cohort) for meeting in meetings}
    following = {before.number: after for before, after in pairwise(meetings)}
    return Plan(facts, circle, meetings, days, following)
