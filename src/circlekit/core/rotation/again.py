"""Pairs who meet again, and for each what it would take to keep them apart this time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.board import Board
from circlekit.core.matching.form import Formed
from circlekit.core.matching.search import Seating
from circlekit.core.matching.terms import HARD, LEAD, Counts, Ints, WellServed
from circlekit.core.text import counted


class Again(NamedTuple):
    """A pair in one circle again, and in words why no exchange of two people parts them for nothing."""

    first: str
    second: str
    times: int
    why: str


def meeting_again(formed: Formed) -> tuple[Again, ...]:
    """Return every pair of a circle that was in a circle before, with the reason it is again."""
    met, people = formed.facts.pairs.met, formed.facts.cohort.participants
    table = _Table(formed)
    found = []
    for circle, group in enumerate(formed.groups):
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if met[one, other]:
                    costs = [*table.exchanges(circle, one), *table.exchanges(circle, other)]
                    found.append(Again(people[one].id, people[other].id, int(met[one, other]), _why(costs)))
    return tuple(found)


class _Cost(NamedTuple):
    """What the cheapest exchange that parts a pair would change."""

    total: int
    pairs: int
    served: int


def _why(costs: Sequence[_Cost]) -> str:
    fewer = [cost for cost in costs if cost.pairs < 0]
    if not fewer:
        return "any exchange of two people makes at least as many pairs meet again"
    best = max(fewer)
    if best.total <= -HARD // 2:
        return "any exchange that parts them breaks a rule"
    if best.served < 0:
        return f"parting them leaves {counted(-best.served, 'person', 'people')} without a shared hour"
    if best.total <= -LEAD // 100:
        return "parting them leaves a circle without a willing lead"
    return "parting them costs more needs met and differences than it is worth"


class _Table:
    """The circles as they sit, ready to try exchanges on."""

    def __init__(self, formed: Formed) -> None:
        empty = formed.board.people
        rows = [[*group, *[empty] * (formed.board.seats - len(group))] for group in formed.groups]
        self._seating = Seating(formed.board, np.array(rows, dtype=np.int64))
        self._met = np.pad((formed.facts.pairs.met > 0).astype(np.int64), (0, 1))
        self._company: Ints = self._met[:, self._seating.seats].sum(axis=2)

    def exchanges(self, circle: int, row: int) -> Iterator[_Cost]:
        """Yield what each exchange of ``row`` with somebody, or an empty seat, elsewhere would change."""
        if self._seating.bound[row]:
            return
        for away, seats in enumerate(self._seating.seats):
            others = np.unique(seats[~self._seating.bound[seats]])
            if away != circle and len(others):
                yield from self._with(circle, row, away, others)

    def _with(self, circle: int, row: int, away: int, others: Ints) -> Iterator[_Cost]:
        board, sums = self._seating.board, self._seating.sums
        change = board.columns[others] - board.columns[row]
        here, there = sums[circle] + change, sums[away] - change
        total = board.worth(here) + board.worth(there) - board.worth(sums[[circle, away]]).sum()
        total += _gain(self._seating.ties, board.pairs, circle, row, away, others)
        pairs = _gain(self._company, self._met, circle, row, away, others)
        before = _served(board, sums[[circle, away]]).sum()
        served = _served(board, here) + _served(board, there) - before
        yield from (_Cost(*(int(n) for n in costs)) for costs in zip(total, pairs, served, strict=True))


def _gain(ties: Ints, pairs: Ints, circle: int, row: int, away: int, others: Ints) -> Ints:
    """Return (O,): how a sum over pairs changes when ``row`` changes places with each of ``others``."""
    come = ties[others, circle] - ties[others, away]
    go = ties[row, away] - ties[row, circle]
    return np.asarray(come + go - 2 * pairs[row, others], dtype=np.int64)


def _served(board: Board, sums: Counts) -> Ints:
    parts = zip(board.terms, board.slices, strict=True)
    served = next(term.served(sums[:, part]) for term, part in parts if isinstance(term, WellServed))
    return served.astype(np.int64)
