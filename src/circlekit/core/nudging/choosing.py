"""Which of all messages are to be written: only those to leads, only to who has not replied, and so on."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.model import Participant
from circlekit.core.nudging.audience import BEFORE, recipients
from circlekit.core.nudging.draft import KINDS, Draft, Moment, To
from circlekit.core.nudging.facts import Facts


class Choice(NamedTuple):
    """What is wanted; as it stands, everything.

    With ``no_reply`` these are the messages before a meeting, to each who has not said whether they come.
    """

    to: To | None = None
    no_reply: bool = False
    moment: Moment | None = None


EVERYTHING = Choice()


def is_for_circle(draft: Draft, choice: Choice = EVERYTHING) -> bool:
    """Tell whether the circle itself gets a message; to a share-out only those that tell are called.

    What is about single members, such as the welcome of those who join later, is not for all.
    """
    wanted = choice.to in (None, To.CIRCLES) and not choice.no_reply and _is_moment(draft, choice)
    telling = draft.event is None or draft.circle.id in {circle.id for circle in draft.event.circles}
    return wanted and telling and KINDS[draft.moment].circle and not draft.about


def chosen(draft: Draft, facts: Facts, choice: Choice = EVERYTHING) -> tuple[Participant, ...]:
    """Return who gets a message of their own."""
    if choice.to not in (None, KINDS[draft.moment].people) or not _is_moment(draft, choice):
        return ()
    found = recipients(draft, facts)
    if not choice.no_reply:
        return found
    replied = facts.coming.get((draft.circle.id, draft.meeting.number), {})
    return tuple(person for person in found if draft.moment in BEFORE and person.id not in replied)


def is_for_leads(draft: Draft, choice: Choice = EVERYTHING) -> bool:
    """Tell whether a message to a lead is wanted."""
    return choice.to in (None, To.LEADS) and not choice.no_reply and _is_moment(draft, choice)


def _is_moment(draft: Draft, choice: Choice) -> bool:
    return choice.moment in (None, draft.moment)
