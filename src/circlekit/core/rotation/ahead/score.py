"""Circles from a plan by seats beside circles that were searched for: which to take, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.limits.bounds import pairs_inside
from circlekit.core.matching.merit import merit
from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.text import counted, listed
from circlekit.core.willing import may_lead


class Score(NamedTuple):
    """How good circles are, in the order in which it counts; more is better.

    What broken rules cost, as ``merit`` has it; minus the circles in which nobody is willing to lead; how
    many people can come to their circle's hour; minus the pairs who meet again; what leads cost who do not
    rest, as ``merit`` has it; minus the newcomers who are alone, or among themselves.
    """

    rules: int
    leads: int
    served: int
    again: int
    rest: int
    newcomers: int


_DECIDE = 4
"""So many of the figures decide whether seats are used."""


def score_of(board: Board, facts: Facts, groups: Sequence[Sequence[int]]) -> Score:
    """Return how good circles are; ``groups`` are their rows."""
    width = max(map(len, groups), default=0)
    seats = np.array([[*group, *[board.people] * (width - len(group))] for group in groups], dtype=np.int64)
    rules, rest, served, *_ = merit(board, facts, seats, 0)
    people = facts.cohort.participants
    unled = sum(not any(may_lead(people[row]) for row in group) for group in groups)
    again = sum(pairs_inside(facts.pairs.met > 0, group) for group in groups)
    return Score(rules, -unled, served, -again, rest, -_lonely(facts, groups))


def _lonely(facts: Facts, groups: Sequence[Sequence[int]]) -> int:
    """Return how many newcomers are the only one of their circle, or in a circle of newcomers."""
    known = {handle for past in facts.cohort.past for circle in past.circles for handle in circle}
    people = facts.cohort.participants
    new = [sum(people[row].id not in known for row in group) for group in groups]
    if sum(new) < 2 or sum(new) == len(people):
        return 0
    return sum(count for count, group in zip(new, groups, strict=True) if count in {1, len(group)})


def cannot_be_bettered(score: Score, facts: Facts) -> bool:
    """Tell whether no circles at all could be better in what decides."""
    return score[:_DECIDE] == (0, 0, facts.hours.most_served(), 0)


def no_worse(seats: Score, searched: Score) -> bool:
    """Tell whether circles by seats are as good as those searched for in everything that decides.

    Rest and newcomers do not: where nobody of a circle has met before, nobody is a stranger among friends.
    """
    return all(one >= other for one, other in zip(seats[:_DECIDE], searched[:_DECIDE], strict=True))


def what_it_costs(seats: Score, searched: Score, people: int) -> str:
    """Return what is worse about circles by seats, such as «9 of 52 people could not come to ...»."""
    return listed(_worse(seats, searched, people))


def _worse(seats: Score, searched: Score, people: int) -> Iterator[str]:
    if seats.rules < searched.rules:
        yield "a rule would be broken"
    if seats.leads < searched.leads:
        yield f"{counted(-seats.leads, 'circle')} would have nobody willing to lead"
    if seats.served < searched.served:
        against = people - searched.served
        instead = f" instead of {against:,}" if against else ""
        missing = f"{people - seats.served:,} of {counted(people, 'person', 'people')}"
        yield f"{missing} could not come to their circle's hour{instead}"
    if seats.again < searched.again:
        yield f"{counted(-seats.again, 'pair')} would meet again"
