"""The entries of the coordinator's calendar: each message to send on its day, with the draft inside.

A title is short, because many of them share a day. An entry is named after the date that the rhythm gives
its meeting, so that it stays the same one when the meeting is moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.plain import cut
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import uid
from circlekit.core.coordinating.duties import Duty, Task, duties
from circlekit.core.coordinating.wording import Wording, common, drafted
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.draft import KINDS, Draft, Moment, To
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.messages import Voices, Wordings, entry_text
from circlekit.core.nudging.moments import NOTHING, planned
from circlekit.core.nudging.scene import Scene, scene_of
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.share_outs import share_outs_left

LABELS = {
    Moment.LEAD_WELCOME: "welcome the lead",
    Moment.WELCOME: "welcome",
    Moment.COMMITMENT: "our word to each other",
    Moment.WEEK_BEFORE: "a week before",
    Moment.RSVP: "RSVP",
    Moment.DAY_BEFORE: "the day before",
    Moment.REPORT: "ask the lead who was there",
    Moment.AFTER: "thanks",
    Moment.SHARE_OUT: "share-out",
    Moment.THANKS_LEAD: "thank the lead",
}
"""What is known beforehand; the pulse half-way is a task, and other messages wait for the log."""


def known_beforehand(cohort: Cohort, plans: Sequence[Arrangement]) -> tuple[Scene, ...]:
    """Return what the messages are made from that need no log, of the whole cohort."""
    circles = [plan.circle for plan in plans]
    meetings = {plan.circle.id: plan.meetings for plan in plans}
    drafts = planned(cohort, circles, meetings, date.min, NOTHING, share_outs_left(cohort, plans))
    facts = facts_of(cohort, NOTHING)
    scenes = (scene_of(draft, facts) for draft in drafts if draft.moment in LABELS)
    return tuple(scene for scene in scenes if scene.to_circle or KINDS[scene.draft.moment].people is To.LEADS)


def nudges(
    cohort: Cohort, scenes: Iterable[Scene], wordings: Wordings, voices: Mapping[str, Voices]
) -> Iterator[Reminder]:
    """Yield an entry for every message that is known beforehand, on the day it is due (practice 106).

    The text is what ``nudge`` writes to be pasted, and in messages to leads what it writes to them.
    ``voices`` are those of each circle by its id.
    """
    for scene in scenes:
        draft = scene.draft
        text = entry_text(scene, wordings, voices[draft.circle.id])
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
    if draft.event:
        return f"nudge/{draft.circle.id}/share-out-{draft.event.number}/{draft.moment}"
    return f"nudge/{_named(draft.circle, draft.meeting)}/{draft.moment}"


def _name_of_duty(duty: Duty) -> str:
    return f"{duty.task}/{_named(duty.talk.circle, duty.talk.meeting)}" if duty.talk else str(duty.task)


def _named(circle: Circle, meeting: Meeting) -> str:
    return f"{circle.id}/{(meeting.was or meeting.start).date()}"
