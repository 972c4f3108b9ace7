"""Which messages there are in the life of a circle, and which are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from circlekit.core.coordinating.workdays import half_way
from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.audience import BEFORE, is_told, wanted
from circlekit.core.nudging.choosing import is_for_circle
from circlekit.core.nudging.draft import Draft, Moment, meeting_day
from circlekit.core.nudging.facts import Facts, facts_of
from circlekit.core.nudging.joining import joining
from circlekit.core.nudging.lapses import calls
from circlekit.core.nudging.plans import WAITS, Plan, plan_of
from circlekit.core.scheduling.share_outs import ShareOut

FIRST = (Moment.LEAD_WELCOME, Moment.WELCOME, Moment.COMMITMENT)
AFTER = (Moment.REPORT, Moment.AFTER, Moment.MISSED)

LONGEST = 60
"""So many days after a meeting nothing is due any more, whatever ``Cohort.nudges`` says."""

CALLED_AFTER: Mapping[Moment, int] = {
    Moment.CIRCLE_QUIET: 1,
    Moment.HELLO: 2,
    Moment.STEP_BACK: 2,
    Moment.LEAD_QUIET: 3,
}
"""How many days after a meeting a message is due that only the log calls for."""

FROM_LEADS = frozenset({Moment.REPORT, Moment.HELLO})
"""What only a lead would do; where a circle has none it is for the coordinator."""

NOTHING = Log()


def planned(
    cohort: Cohort,
    circles: Sequence[Circle],
    meetings: Mapping[str, Sequence[Meeting]],
    today: date,
    log: Log = NOTHING,
    events: Sequence[ShareOut] = (),
) -> tuple[Draft, ...]:
    """Return the messages to come: those that are still due, or whose meeting is not over.

    ``meetings`` holds those of each circle by its id, ``events`` are the share-outs. Messages that are for
    nobody, as far as the log says, are left out. Days are counted in the coordinator's time zone, or in
    the slot's where the cohort has none. They come by day, then by circle, then in the order of ``Moment``.
    """
    facts = facts_of(cohort, log)
    found: list[Draft] = []
    for circle in circles:
        plan = plan_of(facts, circle, tuple(meetings.get(circle.id, ())))
        every = (*_of_circle(plan, today), *_of_events(plan, events))
        coming = (draft for draft in every if _is_to_come(draft, today, cohort))
        found += [draft for draft in coming if _is_for_anybody(draft, facts)]
    order = {circle.id: index for index, circle in enumerate(circles)}
    ranks = {moment: rank for rank, moment in enumerate(Moment)}
    return tuple(sorted(found, key=lambda one: (one.day, order[one.circle.id], ranks[one.moment])))


def due(drafts: Sequence[Draft], today: date) -> tuple[Draft, ...]:
    """Return the drafts to send today: each from its day until the next one's day, or the meeting."""
    return tuple(draft for draft in drafts if draft.day <= today <= draft.until)


def unled(
    cohort: Cohort,
    circles: Sequence[Circle],
    meetings: Mapping[str, Sequence[Meeting]],
    today: date,
    log: Log = NOTHING,
) -> tuple[Draft, ...]:
    """Return what is due today and would be for the lead, in circles that have none."""
    names = {person.id for person in cohort.participants}
    alone = [circle for circle in circles if circle.lead not in names]
    if not alone:
        return ()
    facts = facts_of(cohort, log)
    plans = [plan_of(facts, circle, tuple(meetings.get(circle.id, ()))) for circle in alone]
    found = due([draft for plan in plans for draft in _of_circle(plan, today)], today)
    return tuple(draft for draft in found if draft.moment in FROM_LEADS and not is_told(draft, facts))


def next_day(drafts: Sequence[Draft], today: date) -> date | None:
    """Return the first day after today on which a draft falls due."""
    return min((draft.day for draft in drafts if draft.day > today), default=None)


def _of_circle(plan: Plan, today: date) -> Iterator[Draft]:
    if not plan.meetings:
        return
    first, last = plan.meetings[0], plan.meetings[-1]
    for meeting in (one for one in plan.meetings if (today - plan.days[one.number]).days <= LONGEST):
        yield from _before(plan, meeting, (*FIRST, *BEFORE) if meeting is first else BEFORE)
        for moment in AFTER:
            if _is_held(plan, meeting):
                yield from plan.later(moment, meeting, plan.wanted(moment))
    yield from _welcomes(plan)
    again = Moment.COMMITMENT_AGAIN
    yield from plan.later(again, first, plan.wanted(again))
    yield from plan.later(Moment.THANKS_LEAD, last, plan.wanted(Moment.THANKS_LEAD))
    yield from _half_way(plan)
    yield from _called(plan, today)


def _before(plan: Plan, meeting: Meeting, moments: Sequence[Moment]) -> Iterator[Draft]:
    """Yield the messages before a meeting, each due until the next one to the same people is."""
    day = plan.days[meeting.number]
    wanted = [(moment, plan.wanted(moment)) for moment in moments]
    days = {moment: day - timedelta(days=before) for moment, before in wanted if before is not None}
    for moment, due_on in days.items():
        later = [other for one, other in days.items() if other > due_on and _takes_over(one, moment)]
        yield plan.draft(moment, meeting, due_on, min(later) - timedelta(days=1) if later else day)


def _welcomes(plan: Plan) -> Iterator[Draft]:
    """Yield a welcome to those alone who join later, before the first meeting they come to."""
    before = plan.wanted(Moment.WELCOME)
    if before is None:
        return
    for meeting, about in joining(plan.circle.members, plan.meetings, plan.facts.people):
        day = plan.days[meeting.number]
        draft = plan.draft(Moment.WELCOME, meeting, day - timedelta(days=before), day)
        yield draft._replace(about=about)


def _takes_over(later: Moment, earlier: Moment) -> bool:
    """Tell whether a message goes to all who got an earlier one, which is then over."""
    return earlier is not Moment.LEAD_WELCOME or later is Moment.WEEK_BEFORE


def _is_held(plan: Plan, meeting: Meeting) -> bool:
    """Tell whether a meeting takes place, as far as anybody has written down."""
    found = plan.facts.attendance.get((plan.circle.id, meeting.number))
    return found is None or found.met


def _half_way(plan: Plan) -> Iterator[Draft]:
    """Yield the question how it goes, in the middle of the cohort, about the last meeting before.

    A circle whose meetings are all over by then is not asked any more.
    """
    day = half_way(plan.facts.cohort)
    before = [meeting for meeting in plan.meetings if plan.days[meeting.number] < day]
    if 0 < len(before) < len(plan.meetings):
        yield plan.draft(Moment.HALF_WAY, before[-1], day, day + timedelta(days=WAITS))


def _called(plan: Plan, today: date) -> Iterator[Draft]:
    """Yield what the log calls for, after meetings about which a message still makes sense."""
    by_number = {meeting.number: meeting for meeting in plan.meetings}
    held = [number for number, day in plan.days.items() if day < today]
    recent = {number for number, day in plan.days.items() if (today - day).days <= WAITS}
    for moment, number, about in calls(plan.circle, held, plan.facts, recent):
        for draft in plan.later(moment, by_number[number], CALLED_AFTER[moment]):
            yield draft._replace(about=about)


def _of_events(plan: Plan, events: Sequence[ShareOut]) -> Iterator[Draft]:
    """Yield the invitations to the share-outs (practices 98 and 99)."""
    before = plan.wanted(Moment.SHARE_OUT)
    if before is None:
        return
    for event in events:
        meeting = Meeting(event.number, event.start, event.minutes)
        day = meeting_day(meeting, plan.facts.cohort)
        draft = plan.draft(Moment.SHARE_OUT, meeting, day - timedelta(days=before), day)
        yield draft._replace(of=len(events), event=event)


def _is_to_come(draft: Draft, today: date, cohort: Cohort) -> bool:
    return draft.until >= today or meeting_day(draft.meeting, cohort) >= today


def _is_for_anybody(draft: Draft, facts: Facts) -> bool:
    return is_for_circle(draft) or bool(wanted(draft, facts))
