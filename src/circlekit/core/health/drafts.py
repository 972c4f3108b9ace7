"""The messages that help a circle, as drafts about the meeting that each one speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from circlekit.core.health.look import CircleHealth
from circlekit.core.health.people import KindWord
from circlekit.core.model import Meeting
from circlekit.core.nudging.draft import Draft, Moment

OF_NEXT = frozenset({Moment.RSVP})
"""What is said before a meeting; all else looks back on the last one."""


def helpful(
    health: CircleHealth, people: Sequence[KindWord], meetings: Sequence[Meeting], today: date
) -> tuple[Draft, ...]:
    """Return the drafts that the signs of a circle and its ``people`` name, each once.

    ``meetings`` are all of the circle; without any there is nothing to speak of, and no draft.
    """
    about: dict[Moment, tuple[str, ...]] = {Moment(sign.draft): () for sign in health.signs if sign.draft}
    for word in people:
        about[Moment(word.draft)] = (*about.get(Moment(word.draft), ()), word.handle)
    found = ((moment, handles, _meeting(health, moment, meetings)) for moment, handles in about.items())
    return tuple(
        Draft(today, today, moment, health.circle, meeting, len(meetings), tuple(meetings), handles)
        for moment, handles, meeting in found
        if meeting is not None
    )


def _meeting(health: CircleHealth, moment: Moment, meetings: Sequence[Meeting]) -> Meeting | None:
    """Return the meeting that a message speaks of, or the one that is there."""
    over = {past.number for past in health.past}
    last = [meeting for meeting in meetings if meeting.number in over][-1:]
    first = [health.ahead.meeting] if health.ahead else []
    return next(iter(first + last if moment in OF_NEXT else last + first), None)
