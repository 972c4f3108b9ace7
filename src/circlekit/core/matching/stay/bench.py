"""What arrangements of standing circles are worth, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.matching.score.terms import HARD
from circlekit.core.matching.stay.start import Groups, Step, Stood
from circlekit.core.willing import may_lead


class Look(NamedTuple):
    """What a circle is worth, pairs included, and what its broken rules cost (0 when none is)."""

    value: int
    broken: int


class Plan(NamedTuple):
    """One arrangement on the way: ``settled`` are rows that have moved or been seated and stay there now."""

    groups: Groups
    waiting: tuple[int, ...]
    settled: frozenset[int]
    steps: tuple[Step, ...]


class Bench:
    """Values circles, each only once, and knows what is allowed to be wrong with them.

    ``allowed`` is what the rules broken by each circle may cost: nothing, unless an edit is honoured.
    ``closed`` are circles that end.
    """

    def __init__(self, board: Board, facts: Facts, stood: Stood, closed: frozenset[int]) -> None:
        self.board, self.facts, self.stood, self.closed = board, facts, stood, closed
        self.size: Size = facts.cohort.size
        self.willing = frozenset(
            row for row, person in enumerate(facts.cohort.participants) if may_lead(person)
        )
        self._known: dict[tuple[int, ...], Look] = {}
        self.allowed = [self._allowance(number) for number in range(len(stood.groups))]

    def _allowance(self, number: int) -> int:
        """Return what a circle may break: what it broke already, were those who left still in it."""
        if not self.stood.free:
            return 0
        group, members = self.stood.groups[number], len(self.stood.circles[number].members)
        now, then = (self._outside(count) for count in (len(group), members))
        return self.look(group).broken + HARD * (then - now)

    def _outside(self, count: int) -> int:
        return max(self.size.least - count, 0) + max(count - self.size.most, 0)

    def look(self, group: tuple[int, ...]) -> Look:
        """Return what a circle is worth; ask ``look_at`` first where there are many."""
        if group not in self._known:
            self.look_at([group])
        return self._known[group]

    def look_at(self, groups: Iterable[tuple[int, ...]]) -> None:
        """Value circles together, which is much cheaper than one by one."""
        new = [group for group in dict.fromkeys(groups) if group not in self._known]
        if not new:
            return
        sums, board = self.board.sums_of(new), self.board
        values = board.worth(sums)
        hard = [term(own, sums[..., 0]) for term, own in board.parts(sums) if term.hard]
        costs = -np.sum(hard, axis=0)
        for group, value, cost in zip(new, values.tolist(), costs.tolist(), strict=True):
            inside = np.ix_(group, group)
            pairs = int(board.pairs[inside].sum()) // 2
            apart = int(self.facts.pairs.forbidden[inside].sum()) // 2
            self._known[group] = Look(value + pairs, cost + HARD * apart)

    def value(self, plan: Plan) -> int:
        """Return what all circles of an arrangement are worth."""
        return sum(self.look(group).value for _, group in self.going_on(plan))

    def going_on(self, plan: Plan) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the circles that go on, by their number."""
        return ((number, group) for number, group in enumerate(plan.groups) if number not in self.closed)

    def has_room(self, opened: int) -> bool:
        """Tell whether everybody could have a seat in the circles there are and those ``opened``."""
        groups = [group for number, group in enumerate(self.stood.groups) if number not in self.closed]
        seats = sum(max(len(group), self.size.most) for group in groups) + opened * self.size.most
        return len(self.stood.home) + len(self.stood.waiting) <= seats

    def may_break(self, number: int) -> int:
        """Return what the rules broken by a circle may cost."""
        return self.allowed[number] if number < len(self.allowed) else 0
