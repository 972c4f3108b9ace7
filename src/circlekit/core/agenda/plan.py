"""What there is time for in a working meeting, in minutes; no words yet.

The frame comes from practice: purpose and principles first (practice 15), something that people share of
themselves (practices 27, 28, 31 and 32), the questions (practice 23), a closing question (practice 29) and
the next date. Time that is left goes to looking back, to the next date, to an activity that one member
leads, and only then to new ideas (practice 33).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from circlekit.core.agenda.splits import groups_of
from circlekit.core.processes import Opening, Process, Turns

WELCOME = 5
CLOSING_EACH = 0.75
NEXT = 2
ACTIVITY = 10
SHORT_ACTIVITY = 5
GUIDED = 15
"""So many minutes at least has a process that only its guide describes."""

_REFLECTION = 5
_MORE_FOR_NEXT = 4
_IDEAS = 10
"""With less there is no time for a new idea."""


class Frame(NamedTuple):
    """The minutes of what stands around the questions in every working meeting."""

    apart: int
    back: int
    closing: int

    @property
    def total(self) -> int:
        """All minutes of the frame, the welcome and the next date among them."""
        return WELCOME + self.apart + self.back + self.closing + NEXT


class Spare(NamedTuple):
    """Where the minutes go that are left over."""

    noticing: int = 0
    closing: int = 0
    next: int = 0
    activity: int = 0
    ideas: int = 0


class Plan(NamedTuple):
    """What there is time for: ``turns`` of ``length`` minutes in each of ``groups``, and what comes before.

    ``wanted`` is how many turns there should be, ``needed`` how many minutes the meeting would have to have.
    Before the questions there is a minute of ``news`` each, or an ``activity``. Without any turn there is
    no time for the process at all.
    """

    groups: tuple[int, ...]
    wanted: int
    needed: int
    frame: Frame
    turns: int = 0
    length: int = 0
    news: int = 0
    activity: int = 0
    complete: bool = False
    spare: Spare = Spare()

    @property
    def cases(self) -> int:
        """How many people bring a question, in all groups together."""
        return sum(min(self.turns, size) for size in self.groups)


def plan(process: Process, people: int, minutes: int, news: bool = True) -> Plan:
    """Return what ``people`` have time for in ``minutes``; without ``news`` none are wanted."""
    groups = groups_of(process, people)
    frame, wanted, shortest = frame_of(process, people, groups), _wanted(process, groups), _shortest(process)
    openings = _openings(process, people) if news else (0,)
    needed = frame.total + min(openings) + wanted * shortest
    for before, least in (*((each, wanted) for each in openings), (0, wanted), (0, 1)):
        room = max(minutes - frame.total - before, 0)
        turns = min(room // shortest, _most(process, groups))
        if turns >= least:
            length = min(process.longest or room, room // turns)
            active = process.opening is Opening.ACTIVITY
            found = Plan(
                groups, wanted, needed, frame, turns, length,
                news=0 if active else before,
                activity=before if active else 0,
                complete=turns >= wanted and before in openings,
            )  # fmt: skip
            return found._replace(spare=_shared(found, room - turns * length))
    return Plan(groups, wanted, needed, frame)


def frame_of(process: Process, people: int, groups: tuple[int, ...]) -> Frame:
    """Return the minutes around the questions; halves come back each when its facilitator says so."""
    apart = int(len(groups) > 1)
    return Frame(apart, 0 if process.halves else apart, closing_of(people))


def closing_of(people: int) -> int:
    """Return the minutes in which everyone says a sentence."""
    return math.ceil(CLOSING_EACH * people)


def _openings(process: Process, people: int) -> tuple[int, ...]:
    """Return how many minutes may come before the questions, the best first."""
    return (ACTIVITY, SHORT_ACTIVITY) if process.opening is Opening.ACTIVITY else (people,)


def _wanted(process: Process, groups: tuple[int, ...]) -> int:
    """Return how many turns there should be: a fixed number of cases goes before «everyone»."""
    fixed = process.cases or process.turns is Turns.EVERYONE
    return _most(process, groups) if fixed else 1


def _most(process: Process, groups: tuple[int, ...]) -> int:
    if not process.steps:
        return 1
    return min(process.cases or max(groups), max(groups))


def _shortest(process: Process) -> int:
    return process.shortest or GUIDED


def _shared(found: Plan, spare: int) -> Spare:
    """Return where ``spare`` minutes go."""
    reflection = _REFLECTION if spare >= _REFLECTION else 0
    later = min(spare - reflection, _MORE_FOR_NEXT)
    left = spare - reflection - later
    activity = min(left, ACTIVITY) if found.news and left >= SHORT_ACTIVITY else 0
    left -= activity
    ideas = left if left >= _IDEAS else 0
    reflection += left - ideas
    several = found.cases > 1
    return Spare(reflection if several else 0, 0 if several else reflection, later, activity, ideas)
