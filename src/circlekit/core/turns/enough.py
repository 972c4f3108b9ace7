"""Whether a term is long enough for everybody to have a turn, and the smallest changes that would help."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from circlekit.core.agenda import meant_of
from circlekit.core.processes import Process
from circlekit.core.text import counted
from circlekit.core.turns.need import Need, need_of
from circlekit.core.turns.odds import ATTENDANCE, odds

ENOUGH = 0.75
"""In three of four circles at least everybody should have had a turn before the end."""


class Term(NamedTuple):
    """What decides it for a circle: its process, its people, and its meetings from the first to the last.

    ``minutes`` are those of a meeting, ``inputs`` the meetings with new ideas, and ``attendance`` the chance
    with which each member comes.
    """

    process: Process
    people: int
    minutes: int
    meetings: int
    inputs: Collection[int] = ()
    attendance: float = ATTENDANCE

    @property
    def need(self) -> Need:
        """What a working meeting takes."""
        return need_of(self.process, self.people, self.minutes)

    @property
    def working(self) -> int:
        """How many meetings have questions."""
        numbers = range(1, self.meetings + 1)
        return sum(meant_of(number, self.meetings, self.inputs) == "working" for number in numbers)

    @property
    def chance(self) -> float:
        """The chance that everybody has a turn; 1 where everybody has one at every meeting.

        Of a process that only its guide describes nothing is known, so nothing is feared.
        """
        need = self.need
        if need.everyone or not self.process.steps:
            return 1.0
        return odds(self.people, self.working, need.cases, self.attendance)


class Short(NamedTuple):
    """A term in which too often somebody has no turn: how it is, and its ``chance``."""

    term: Term
    working: int
    cases: int
    chance: float


def shortest(terms: Iterable[Term]) -> Short | None:
    """Return the worst of several terms, such as those of circles of six and of seven, if it is too short."""
    worst = min(terms, key=lambda term: term.chance, default=None)
    if worst is None or worst.chance >= ENOUGH:
        return None
    return Short(worst, worst.working, worst.need.cases, worst.chance)


def says(short: Short) -> str:
    """Return how it is, as the beginning of a sentence."""
    meetings, questions = counted(short.working, "working meeting"), counted(short.cases, "question")
    return (
        f"in {meetings} with {questions} each, {of_100(short.chance)} circles of {short.term.people} get "
        f"round to everyone when {short.term.attendance * 100:.3g} % come each time"
    )


def of_100(chance: float) -> str:
    """Return ``78 of 100``; all or none of them only where that is certain."""
    number = round(chance * 100)
    if 0 < chance < 1:
        number = min(max(number, 1), 99)
    return f"{number} of 100"
