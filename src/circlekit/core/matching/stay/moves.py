"""Moves that make standing circles better: one person to a free seat, or two people changing places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.seating import Seating
from circlekit.core.matching.stay.start import NEW, Groups

STAY = 1_500
"""What it costs to move somebody who has a circle: more than a circle in which nobody is missing is worth.
Somebody's hour is worth six such moves; a few more needs met or differences are worth none."""

ABREAST = 32
"""So many circles are compared with one at a time: memory stays small however many there are."""

Score = Callable[[Ints, Ints], Ints]
"""From what exchanges gain and how many more people sit elsewhere than before, to how good they are."""


class Exchange(NamedTuple):
    """Two seats of two circles, one of them empty perhaps, whose people change places."""

    one: int
    place: int
    other: int
    other_place: int


def worth_the_move(gains: Ints, moved: Ints) -> Ints:
    """Score exchanges by what they gain beyond the cost of moving people."""
    return gains - STAY * moved


def at_most(people: int) -> Score:
    """Return a score by what is gained for each person moved; nothing where more than ``people`` move."""

    def score(gains: Ints, moved: Ints) -> Ints:
        scores: Ints = np.where(moved <= people, gains * np.where(moved > 1, 1, 2), 0)
        return scores

    return score


class Exchanges:
    """All exchanges that touch an ``active`` circle, and the best of them between each pair of circles.

    ``home`` (row to circle) is where people sat before; whoever is not there yet moves at no cost. Exchanging
    two people makes both circles active.
    """

    def __init__(
        self, board: Board, groups: Groups, home: Mapping[int, int], pinned: Collection[int], score: Score
    ) -> None:
        seats = max([board.seats, *map(len, groups)])
        rows = [[*group, *[board.people] * (seats - len(group))] for group in groups]
        self.seating = Seating(board, np.array(rows, dtype=np.int64).reshape(len(groups), seats))
        self.seating.bound[list(pinned)] = True
        self.score = score
        self._home = np.full(board.people + 1, NEW, dtype=np.int64)
        self._home[list(home)] = list(home.values())
        count = len(groups)
        self._best = np.zeros((count, count), dtype=np.int64)
        self._places = np.zeros((count, count, 2), dtype=np.int64)

    def look(self, circles: Iterable[int]) -> None:
        """Compare some circles with all others."""
        for one in circles:
            others = np.delete(np.arange(len(self.seating.seats)), one)
            for start in range(0, len(others), ABREAST):
                self._compare(one, others[start : start + ABREAST])

    def _compare(self, one: int, others: Ints) -> None:
        seating = self.seating
        mine, theirs = seating.seats[one], seating.seats[others]
        scores = self.score(seating.exchange_gains(one, others), self._moved(one, others))
        scores[seating.bound[mine]] = 0
        scores[:, seating.bound[theirs]] = 0
        flat = scores.transpose(1, 0, 2).reshape(len(others), -1)
        best = flat.argmax(axis=1)
        self._best[one, others] = self._best[others, one] = np.maximum(flat.max(axis=1), 0)
        places = np.stack(np.divmod(best, scores.shape[2]), axis=1)
        self._places[one, others] = places
        self._places[others, one] = places[:, ::-1]

    def _moved(self, one: int, others: Ints) -> Ints:
        """Return (K, C, K): how many more people would sit in another circle than before."""
        mine, theirs = self.seating.seats[one], self.seating.seats[others]
        here = self._away(mine, np.array(one))
        there = self._away(mine[:, None], others[None, :])
        coming = self._away(theirs, np.array(one)) - self._away(theirs, others[:, None])
        return (there - here[:, None])[:, :, None] + coming[None]

    def _away(self, rows: Ints, circles: Ints) -> Ints:
        home = self._home[rows]
        away: Ints = ((home != NEW) & (home != circles)).astype(np.int64)
        return away

    def best(self) -> Exchange | None:
        """Return the best exchange; None when none is an improvement."""
        if not self._best.size or self._best.max() <= 0:
            return None
        one, other = (int(index) for index in np.unravel_index(int(self._best.argmax()), self._best.shape))
        place, other_place = (int(index) for index in self._places[one, other])
        return Exchange(one, place, other, other_place)

    def people(self, exchange: Exchange) -> tuple[tuple[int, int], ...]:
        """Return who moves, and to which circle."""
        seats, nobody = self.seating.seats, self.seating.board.people
        mine = int(seats[exchange.one, exchange.place])
        theirs = int(seats[exchange.other, exchange.other_place])
        return tuple(
            (row, to) for row, to in ((mine, exchange.other), (theirs, exchange.one)) if row != nobody
        )

    def make(self, exchange: Exchange) -> None:
        """Let them change places."""
        self.seating.swap(*exchange)
        self.look((exchange.one, exchange.other))

    def groups(self) -> Groups:
        """Return the circles' rows."""
        nobody = self.seating.board.people
        return tuple(tuple(int(row) for row in circle if row != nobody) for circle in self.seating.seats)

    def moved(self) -> int:
        """Return how many people sit in another circle than before."""
        circles = np.arange(len(self.seating.seats))[:, None]
        occupied = self.seating.seats != self.seating.board.people
        return int((self._away(self.seating.seats, circles) * occupied).sum())


def improvements(exchanges: Exchanges, active: Iterable[int]) -> Iterator[Exchange]:
    """Yield the best exchange until none is left; each is made when the next one is asked for."""
    exchanges.look(active)
    while (exchange := exchanges.best()) is not None:
        yield exchange
        exchanges.make(exchange)
