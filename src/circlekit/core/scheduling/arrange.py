"""A circle with its slot: its meetings, who can come to them, and whether enough can."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Meeting, Participant, Slot
from circlekit.core.scheduling.attendance import Attendance, attendance
from circlekit.core.scheduling.meetings import Dates, dates
from circlekit.core.sizes import quorum as enough


class Arrangement(NamedTuple):
    """When a circle meets, and what that asks of each member, in the order of its members."""

    circle: Circle
    slot: Slot
    meetings: tuple[Meeting, ...]
    attendance: tuple[Attendance, ...]
    quorum: int
    dates: Dates

    @property
    def always(self) -> int:
        """How many members can come to every meeting."""
        return sum(not one.missed for one in self.attendance)

    @property
    def enough(self) -> bool:
        """Whether a quorum can come to every meeting."""
        return self.always >= self.quorum


def arrange(circle: Circle, slot: Slot, cohort: Cohort) -> Arrangement:
    """Return what a slot means for a circle."""
    dated = dates(slot, cohort)
    people = members_of(circle, {person.id: person for person in cohort.participants})
    return Arrangement(
        circle, slot, dated.meetings, attendance(people, dated.meetings), quorum(circle, cohort), dated
    )


def members_of(circle: Circle, people: Mapping[str, Participant]) -> tuple[Participant, ...]:
    """Return the members of a circle, in its order."""
    return tuple(people[handle] for handle in circle.members)


def would_lead(person: Participant, circle: Circle) -> bool:
    """Tell whether a member can lead a meeting of a circle: they are its lead, or would be one."""
    return person.lead != "no" or person.id == circle.lead


def quorum(circle: Circle, cohort: Cohort) -> int:
    """Return how many members should be able to come to every meeting of a circle."""
    return min(enough(cohort.size), len(circle.members))
