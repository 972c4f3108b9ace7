"""Who has not brought a question yet, while there is still time for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from circlekit.core.agenda import meant_of
from circlekit.core.log import Log, Role
from circlekit.core.model import Circle
from circlekit.core.turns.need import Need
from circlekit.core.turns.odds import ATTENDANCE, odds


class Unspent(NamedTuple):
    """Who of a circle still ``waiting`` for a first turn, in the circle's order, with ``meetings`` left.

    ``turns`` is how many there is room for at those, ``chance`` that it is enough for all who wait, at the
    attendance that was given.
    """

    circle: str
    waiting: tuple[str, ...]
    meetings: int
    turns: int
    chance: float


def unspent(
    circle: Circle,
    log: Log,
    left: Collection[int],
    of: int,
    need: Need,
    attendance: float = ATTENDANCE,
    inputs: Collection[int] = (),
) -> Unspent:
    """Return who has not had a case turn, and whether the meetings ``left`` (numbers to come) are enough.

    ``of`` is how many meetings the circle has in all; ``inputs`` are those with new ideas, without questions.
    """
    had = {
        person
        for turn in log.turns
        if turn.role is Role.CASE_GIVER and turn.circle == circle.id
        for person in turn.people
    }
    waiting = tuple(person for person in circle.members if person not in had)
    if need.everyone:
        waiting = ()
    working = sum(meant_of(number, of, inputs) == "working" for number in left)
    return Unspent(
        circle.id, waiting, working, working * need.cases, odds(len(waiting), working, need.cases, attendance)
    )
