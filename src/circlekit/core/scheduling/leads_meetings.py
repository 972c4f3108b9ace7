"""The meetings of the leads among themselves: when they are, and what they overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.model import Circle, Cohort, Slot
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.meetings import overlap
from circlekit.core.scheduling.words import say_date
from circlekit.core.sections import MeetingPlan

LEADS = "leads"
"""The handle of the circle that the leads make among themselves."""


def leads_cohort(cohort: Cohort) -> Cohort:
    """Return the cohort as the leads' meetings see it: with their rhythm, length and link."""
    wanted = cohort.leads_meetings
    own = {"every": wanted.every or cohort.meeting.every, "minutes": wanted.minutes, "video": wanted.video}
    return cohort.model_copy(update={"meeting": MeetingPlan().model_copy(update=own), "circles": {}})


def leads_circle(circles: Sequence[Circle]) -> Circle:
    """Return the circle that the leads of these circles make among themselves; it has no lead."""
    leads = dict.fromkeys(circle.lead for circle in circles if circle.lead is not None)
    return Circle(id=LEADS, name="Leads", members=tuple(leads))


def leads_arrangement(
    cohort: Cohort, plans: Sequence[Arrangement], kept: Slot | None = None
) -> Arrangement | None:
    """Return when the leads of the circles in ``plans`` meet, if the cohort asks for it (practice 69).

    ``kept`` is a slot that was chosen before. Without it the best slot is looked for as for any circle, but
    a lead's own circle goes first: what overlaps it, they cannot come to. None also where fewer than two
    circles that go on have a lead, or where there is no date.
    """
    circle = leads_circle([plan.circle for plan in plans if plan.slot.changes.cancelled is None])
    if cohort.leads_meetings.every is None or len(circle.members) < 2:
        return None
    own = leads_cohort(cohort)
    slot = kept or _chosen(circle, plans, own)
    return arrange(circle, slot, own) if slot else None


def _chosen(circle: Circle, plans: Sequence[Arrangement], cohort: Cohort) -> Slot | None:
    from circlekit.core.scheduling.choosing.leads_slot import leads_slot

    return leads_slot(circle, plans, cohort)


def leads_problems(leads: Arrangement, plans: Sequence[Arrangement]) -> Iterator[Problem]:
    """Yield the leads' meetings that overlap a meeting of a lead's own circle."""
    names = {one.person.id: one.person.name for one in leads.attendance}
    for plan in plans:
        for meeting in leads.meetings if plan.circle.lead in names else ():
            if any(overlap(meeting, other) for other in plan.meetings):
                day = say_date(meeting.start.date())
                whose = f"{plan.circle.name}, which {names[plan.circle.lead or '']} leads"
                message = f"the leads' meeting of {day} overlaps that of {whose}"
                hint = "choose another time for the leads, or move one of the two"
                yield Problem((LEADS, "start"), message, hint, "warning")
