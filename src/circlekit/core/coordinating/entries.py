"""The entries of the coordinator's calendar: each message to send on its day, with the draft inside.

A title is short, because many of them share a day. An entry is named after the date that the rhythm gives
its meeting, so that it stays the same one when the meeting is moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.plain import cut
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import uid
from circlekit.core.coordinating.duties import Duty, Task, duties
from circlekit.core.coordinating.wording import Wording, common, drafted
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.moments import Draft, Moment, planned
from circlekit.core.nudging.templates import fill
from circlekit.core.nudging.wording import circle_values, scene_of
from circlekit.core.processes import Process
from circlekit.core.scheduling.arrange import Arrangement

LABELS = {Moment.WEEK_BEFORE: "a week before", Moment.RSVP: "RSVP", Moment.DAY_BEFORE: "the day before"}


def nudges(
    cohort: Cohort, plans: Sequence[Arrangement], words: Mapping[Moment, str], process: Process
) -> Iterator[Reminder]:
    """Yield an entry for every message to a circle, on the day it is due (practice 106).

    ``words`` are the templates of the messages to circles; the text is what ``nudge`` writes to be pasted.
    """
    circles = [plan.circle for plan in plans]
    meetings = {plan.circle.id: plan.meetings for plan in plans}
    people = {person.id: person for person in cohort.participants}
    values: dict[tuple[str, int], dict[str, str]] = {}
    for draft in planned(cohort, circles, meetings, date.min):
        about = draft.circle.id, draft.meeting.number
        if about not in values:  # the messages about one meeting differ by their words alone
            members = tuple(people[handle] for handle in draft.circle.members)
            own = cohort.model_copy(update={"participants": members})
            values[about] = circle_values(scene_of(own, draft, process)[0])
        text = fill(words[draft.moment], values[about])
        title = f"Nudge {draft.circle.name}: {LABELS[draft.moment]}"
        yield _reminder(cohort, _name_of(draft), draft.day, title, text)


def tasks(cohort: Cohort, plans: Sequence[Arrangement], words: Mapping[Task, Wording]) -> Iterator[Reminder]:
    """Yield an entry for everything else there is to do, with the message that goes with it inside."""
    whole = common(cohort, [plan.circle for plan in plans])
    for duty in duties(cohort, plans):
        said = drafted(words[duty.task], duty, whole)
        yield _reminder(cohort, _name_of_duty(duty), duty.day, said.title, said.body)


def _reminder(cohort: Cohort, name: str, day: date, title: str, text: str) -> Reminder:
    # No handle has a slash, so that no circle's own entry can have this name.
    return Reminder(
        uid=uid(cohort.id, f"coordinator/{name}"), day=day, summary=title, description=cut(text, MOST_OCTETS)
    )


def _name_of(draft: Draft) -> str:
    return f"nudge/{_named(draft.circle, draft.meeting)}/{draft.moment}"


def _name_of_duty(duty: Duty) -> str:
    return f"{duty.task}/{_named(duty.talk.circle, duty.talk.meeting)}" if duty.talk else str(duty.task)


def _named(circle: Circle, meeting: Meeting) -> str:
    return f"{circle.id}/{(meeting.was or meeting.start).date()}"
