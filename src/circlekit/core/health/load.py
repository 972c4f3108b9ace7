"""What looking after the circles asks of the coordinator, in minutes (practice 72: it has to stay light).

The minutes of one action are assumptions, and the page and the document show them. Messages are counted from
the plan of nudges, talks and tasks from the coordinator's duties, reports from the meetings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.coordinating.duties import Task, duties
from circlekit.core.health.facts import Source
from circlekit.core.model import Circle, Meeting
from circlekit.core.nudging.audience import BEFORE, joined, recipients
from circlekit.core.nudging.choosing import is_for_circle
from circlekit.core.nudging.draft import Draft, meeting_day
from circlekit.core.nudging.facts import Facts, facts_of
from circlekit.core.nudging.moments import planned
from circlekit.core.scheduling.share_outs import share_outs, still_telling

WEEK = timedelta(days=7)


class Action(StrEnum):
    """What a coordinator does by hand; the words are those of the JSON document."""

    PASTE = "paste a message to a circle"
    SEND = "open and send a message to one person"
    READ = "read what a lead reports"
    TALK = "talk with a lead"
    FOLLOW = "follow up a circle that needs care"
    KIND = "write somebody a kind word"
    ASK = "ask everybody something"
    TRAIN = "train the leads"


MINUTES: Mapping[Action, float] = MappingProxyType(
    {
        Action.PASTE: 2.0,
        Action.SEND: 0.5,
        Action.READ: 2.0,
        Action.TALK: 20.0,
        Action.FOLLOW: 10.0,
        Action.KIND: 2.0,
        Action.ASK: 15.0,
        Action.TRAIN: 60.0,
    }
)
"""What one of each is taken to need."""

_OF_TASK = {Task.CHECK_IN: Action.TALK, Task.HOST_TRAINING: Action.TRAIN}


class Piece(NamedTuple):
    """An action, how often, on which day and for which circle, by its id; empty for the whole cohort."""

    circle: str
    day: date
    action: Action
    times: int


class Minutes(NamedTuple):
    """Minutes of the seven days from today on, and of the whole term."""

    week: float = 0.0
    term: float = 0.0


class Load(NamedTuple):
    """Minutes in all and for each circle by its id; and how often each action, in the week and the term."""

    whole: Minutes
    circles: Mapping[str, Minutes]
    actions: Mapping[Action, tuple[int, int]]


class _Plan(NamedTuple):
    circle: Circle
    meetings: tuple[Meeting, ...]


def load(source: Source, more: Iterable[Piece] = ()) -> Load:
    """Return what the circles ask of the coordinator; ``more`` is what was seen beside what was planned."""
    today = source.today
    found = [*_pieces(source), *more]
    week = [one for one in found if today <= one.day < today + WEEK]
    of_week, of_term = _by_circle(week), _by_circle(found)
    counts = [Counter[Action](), Counter[Action]()]
    for counter, pieces in zip(counts, (week, found), strict=True):
        for one in pieces:
            counter[one.action] += one.times
    return Load(
        whole=Minutes(sum(of_week.values()), sum(of_term.values())),
        circles={
            one.id: Minutes(of_week.get(one.id, 0.0), of_term.get(one.id, 0.0)) for one in source.circles
        },
        actions={action: (counts[0][action], counts[1][action]) for action in Action},
    )


def _by_circle(pieces: Iterable[Piece]) -> Mapping[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for one in pieces:
        found[one.circle] += MINUTES[one.action] * one.times
    return found


def _pieces(source: Source) -> Iterator[Piece]:
    cohort, circles, meetings = source.cohort, source.circles, source.meetings
    facts = facts_of(cohort, source.log)
    events = still_telling(share_outs(cohort, circles), source.ended)
    for draft in planned(cohort, circles, meetings, date.min, source.log, events):
        yield Piece(draft.circle.id, draft.day, Action.PASTE, int(is_for_circle(draft)))
        yield Piece(draft.circle.id, draft.day, Action.SEND, _sent(draft, facts, source.today))
    plans = [_Plan(circle, tuple(meetings.get(circle.id, ()))) for circle in circles]
    for plan in plans:
        for meeting in plan.meetings:
            yield Piece(plan.circle.id, meeting_day(meeting, cohort) + timedelta(days=1), Action.READ, 1)
    for duty in duties(cohort, plans):
        of = duty.talk.circle.id if duty.talk else ""
        yield Piece(of, duty.day, _OF_TASK.get(duty.task, Action.ASK), 1)


def _sent(draft: Draft, facts: Facts, today: date) -> int:
    """Return how many get a message of their own.

    Who is asked before a meeting hangs on who has replied by then: those whom it went out to in the past
    had not, whatever they said later, and where nobody has replied yet it is everybody.
    """
    about = draft.circle.id, draft.meeting.number
    if draft.moment in BEFORE and (draft.day < today or about not in facts.coming):
        return len(joined(draft, facts))
    return len(recipients(draft, facts))
