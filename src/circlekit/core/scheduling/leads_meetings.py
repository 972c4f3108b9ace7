"""The meetings of the leads among themselves: when they are, and what they overlap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.leading.circles import LEADS, leads_circles
from circlekit.core.model import Circle, Cohort, Slot
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.meetings import overlap
from circlekit.core.scheduling.words import say_date
from circlekit.core.sections import MeetingPlan


class Kept(NamedTuple):
    """A circle of leads that there was, and its time where that is to stay.

    Of the one circle of all leads no members are known: whoever leads is in it.
    """

    circle: Circle
    slot: Slot | None = None


def leads_cohort(cohort: Cohort) -> Cohort:
    """Return the cohort as the leads' meetings see it: with their rhythm, length and link."""
    wanted = cohort.leads_meetings
    own = {"every": wanted.every or cohort.meeting.every, "minutes": wanted.minutes, "video": wanted.video}
    return cohort.model_copy(update={"meeting": MeetingPlan().model_copy(update=own), "circles": {}})


def leads_arrangements(
    cohort: Cohort, plans: Sequence[Arrangement], kept: Sequence[Kept] = ()
) -> tuple[Arrangement, ...]:
    """Return when the leads of the circles in ``plans`` meet, if the cohort asks for it (practice 69).

    Up to nine are one circle; more are several. ``kept`` are the circles of leads that there were, some with
    a time that stays. For the others the best slot is looked for as for any circle, but a lead's own circle
    goes first: what overlaps it, they cannot come to. Empty also where fewer than two circles that go on
    have a lead; a circle for which there is no date is left out.
    """
    if cohort.leads_meetings.every is None:
        return ()
    own = leads_cohort(cohort)
    going_on = [plan.circle for plan in plans if plan.slot.changes.cancelled is None]
    found = leads_circles(own, going_on, [one.circle for one in kept if one.circle.members])
    times = {one.circle.id: one for one in kept if one.slot is not None}
    pairs = [(circle, _time(circle, times, plans, own)) for circle in found if len(circle.members) > 1]
    return tuple(arrange(circle, slot, own) for circle, slot in pairs if slot is not None)


def _time(
    circle: Circle, times: Mapping[str, Kept], plans: Sequence[Arrangement], cohort: Cohort
) -> Slot | None:
    """Return the time that stays, while half of those who know it are there; else the best."""
    if circle.id in times:
        before, slot = times[circle.id]
        remain = sum(one in circle.members for one in before.members)
        if 2 * remain >= len(before.members):
            return slot
    return _chosen(circle, plans, cohort)


def _chosen(circle: Circle, plans: Sequence[Arrangement], cohort: Cohort) -> Slot | None:
    from circlekit.core.scheduling.choosing.leads_slot import leads_slot

    return leads_slot(circle, plans, cohort)


def leads_problems(leads: Arrangement, plans: Sequence[Arrangement]) -> Iterator[Problem]:
    """Yield the meetings of a circle of leads that overlap a meeting of a circle one of them leads."""
    names = {one.person.id: one.person.name for one in leads.attendance}
    for plan in plans:
        for meeting in leads.meetings if plan.circle.lead in names else ():
            if any(overlap(meeting, other) for other in plan.meetings):
                day = say_date(meeting.start.date())
                whose = f"{plan.circle.name}, which {names[plan.circle.lead or '']} leads"
                message = f"{say_whose(leads.circle)} meeting of {day} overlaps that of {whose}"
                hint = "choose another time for the leads, or move one of the two"
                yield Problem((LEADS, "start"), message, hint, "warning")


def say_whose(circle: Circle) -> str:
    """Return whose meeting one of a circle of leads is: ``the leads'``, or ``Leads 2's``."""
    return "the leads'" if circle.id == LEADS else f"{circle.name}'s"
