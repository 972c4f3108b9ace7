"""Pairs who meet again, and for each what it would take that fewer did.

An *exchange* is two people of different circles changing places, or one person taking a free seat. It helps
a pair when it parts them and fewer pairs meet again after it. Among those that help, the best is the one that
matching itself would choose: rules first, then leads, then hours, then everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.hard import ASKED, UNRESTED, Leads
from circlekit.core.matching.score.rotating import InTwos, Newcomers
from circlekit.core.matching.score.terms import (
    HARD,
    LEAD,
    Complement,
    Counts,
    Even,
    Ints,
    NotAlone,
    Term,
    WellServed,
)
from circlekit.core.matching.search.seating import Seating
from circlekit.core.text import counted

NO_HELP = "no exchange would help"
MISSED = "was not found; another seed may find it"


class Again(NamedTuple):
    """A pair in one circle again: in how many earlier cohorts they were, and why they are now."""

    first: str
    second: str
    times: int
    why: str


def meeting_again(formed: Formed) -> tuple[Again, ...]:
    """Return every pair of a circle that was in a circle before, with the reason in words."""
    met, people = formed.facts.pairs.met, formed.facts.cohort.participants
    exchanges = _Exchanges(formed)
    return tuple(
        Again(people[one].id, people[other].id, int(met[one, other]), exchanges.why(one, other))
        for group in formed.groups
        for one, other in combinations(group, 2)
        if met[one, other]
    )


class _Best(NamedTuple):
    """What the best exchange that helps one person's pairs changes."""

    total: int
    costs: str


class _Exchanges:
    """The circles as they sit, and what each exchange would change."""

    def __init__(self, formed: Formed) -> None:
        empty, seats = formed.board.people, formed.board.seats
        rows = [[*group, *[empty] * (seats - len(group))] for group in formed.groups]
        self._seating = Seating(formed.board, np.array(rows, dtype=np.int64))
        self._met: Ints = np.pad((formed.facts.pairs.met > 0).astype(np.int64), (0, 1))
        self._company: Ints = self._met[:, self._seating.seats].sum(axis=2)
        self._home = {row: circle for circle, group in enumerate(formed.groups) for row in group}
        self._known: dict[int, _Best | None] = {}

    def why(self, one: int, other: int) -> str:
        """Return why two rows of one circle meet again."""
        found = [best for best in (self._best(one), self._best(other)) if best]
        return f"the best exchange that would help {max(found).costs}" if found else NO_HELP

    def _best(self, row: int) -> _Best | None:
        """Return the best exchange of a row after which fewer pairs meet again; None when there is none.

        Any such exchange parts the row from everybody in its circle.
        """
        if row not in self._known:
            self._known[row] = self._look(row)
        return self._known[row]

    def _look(self, row: int) -> _Best | None:
        seats, circle = self._seating.seats, self._home[row]
        away = np.repeat(np.arange(len(seats)), seats.shape[1])
        others = seats.ravel()
        fewer = _gain(self._company, self._met, circle, row, away, others) < 0
        fewer &= away != circle
        if not fewer.any():
            return None
        return self._choose(row, circle, away[fewer], others[fewer])

    def _choose(self, row: int, circle: int, away: Ints, others: Ints) -> _Best:
        """Return the best of some exchanges of ``row`` with ``others`` (O,), who sit in ``away`` (O,)."""
        seating, board = self._seating, self._seating.board
        change = board.columns[others] - board.columns[row]
        before = np.stack(np.broadcast_arrays(seating.sums[circle], seating.sums[away]))
        after = np.stack([seating.sums[circle] + change, seating.sums[away] - change])
        pairs = _gain(seating.ties, board.pairs, circle, row, away, others)
        pairs -= HARD * (seating.bound[row] | seating.bound[others])  # it parts people who must be together
        total = pairs + (board.worth(after) - board.worth(before)).sum(axis=0)
        best = int(total.argmax())
        if total[best] > 0:
            return _Best(int(total[best]), MISSED)
        return _Best(int(total[best]), _costs(board, before[:, best], after[:, best], int(pairs[best])))


def _gain(ties: Ints, pairs: Ints, circle: int, row: int, away: Ints, others: Ints) -> Ints:
    """Return (O,): how a sum over pairs changes when ``row`` changes places with each of ``others``."""
    come = ties[others, circle] - ties[others, away]
    go = ties[row, away] - ties[row, circle]
    return np.asarray(come + go - 2 * pairs[row, others], dtype=np.int64)


def _costs(board: Board, before: Counts, after: Counts, pairs: int) -> str:
    """Return in words what an exchange costs most; the sums are those of its two circles, (2, F)."""
    costs = [(-pairs, "breaks a rule" if -pairs > HARD // 2 else "costs as much in other wishes, or more")]
    for (term, old), (_, new) in zip(board.parts(before), board.parts(after), strict=True):
        loss = int((term(old, before[:, 0]) - term(new, after[:, 0])).sum())
        if loss > 0:
            costs.append((loss, _cost(term, old, new, loss)))
    return max(costs)[1]


def _cost(term: Term, old: Counts, new: Counts, loss: int) -> str:
    """Return in words what it means that a term lost so much."""
    if term.hard:
        return "breaks a rule"
    if isinstance(term, Leads):
        return _unled(loss)
    if isinstance(term, WellServed):
        unserved = int((term.served(old) - term.served(new)).sum())
        if unserved > 0:
            return f"leaves {counted(unserved, 'person', 'people')} without a shared hour"
        return "leaves fewer people at the best hour of a circle"
    return next(phrase for kind, phrase in _COSTS.items() if isinstance(term, kind))


def _unled(loss: int) -> str:
    if loss > LEAD // 2:
        return "leaves a circle without a willing lead"
    if loss > UNRESTED // 2:
        return "leaves a circle to somebody who has just led"
    return f"leaves a circle without {'a sure lead' if loss > ASKED // 2 else 'a deputy'}"


_COSTS: Mapping[type[Term], str] = {
    Complement: "meets fewer needs",
    NotAlone: "leaves more people the only one of their kind",
    Even: "makes circles less even",
    Newcomers: "leaves newcomers alone",
    InTwos: "leaves more people without anybody of their old circle",
}
