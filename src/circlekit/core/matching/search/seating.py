"""Who sits where, with running sums that make every exchange of people cheap to value."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.terms import Ints


class Seating:
    """The state of a search.

    ``seats`` (G, K) holds rows of the board, its last row for an empty seat; ``sums`` (G, F) adds up the
    columns of each circle; ``ties`` (P+1, G) the pair worth of each row with each circle's members;
    ``bound`` (P+1,) marks rows that may not be moved alone. ``total`` is what all circles are worth.
    """

    def __init__(self, board: Board, seats: Ints) -> None:
        self.board = board
        self.seats = seats.copy()
        self.sums = board.columns[seats].sum(axis=1, dtype=np.int16)
        self.ties: Ints = np.stack([board.pairs[:, circle].sum(axis=1) for circle in seats], axis=1)
        self.bound = np.zeros(board.people + 1, dtype=np.bool_)
        self.bound[[row for block in board.blocks for row in block]] = True
        self.bound[board.people] = board.sizes_fixed
        self.total = int(self.circle_values(np.arange(len(seats))).sum())

    def circle_values(self, circles: Ints) -> Ints:
        """Return (C,): what circles are worth, pairs included."""
        inside = self.ties[self.seats[circles], circles[:, None]].sum(axis=1) // 2
        return np.asarray(self.board.worth(self.sums[circles]) + inside, dtype=np.int64)

    def values(self, circles: Ints, rows: Ints) -> Ints:
        """Return (C, C): what row i is worth in circle j, once ``rows`` have left ``circles``, one each."""
        leaving = self.board.columns[rows]
        base = self.sums[circles] - leaving
        ties = self.ties[np.ix_(rows, circles)] - self.board.pairs[np.ix_(rows, rows)]
        return self.board.worth(base[None, :, :] + leaving[:, None, :]) + ties

    def exchange_gains(self, one: int, others: Ints, places: Ints | None = None) -> Ints:
        """Return (K, C, K): what it gains to exchange seat k of a circle with each seat of other circles.

        With ``places`` only these seats of the circle are looked at, one for each row of the answer. What may
        not be moved alone gains -1.
        """
        board, theirs = self.board, self.seats[others]
        mine = self.seats[one] if places is None else self.seats[one, places]
        change = board.columns[theirs][None] - board.columns[mine][:, None, None]
        gains = board.worth(self.sums[one] + change)
        gains += board.worth(self.sums[others][None, :, None] - change)
        gains -= (board.worth(self.sums[one]) + board.worth(self.sums[others]))[None, :, None]
        theirs_here = self.ties[theirs, one] - self.ties[theirs, others[:, None]]
        mine_there = self.ties[np.ix_(mine, others)] - self.ties[mine, one][:, None]
        gains += theirs_here[None] + mine_there[:, :, None]
        gains -= 2 * board.pairs[mine[:, None, None], theirs[None]]
        gains[self.bound[mine]] = -1
        gains[:, self.bound[theirs]] = -1
        return gains

    def reseat(self, circles: Ints, places: Ints, rows: Ints) -> None:
        """Put ``rows`` into the ``places`` of ``circles``, one each; ``total`` is left to the caller."""
        before = self.seats[circles, places]
        columns, pairs = self.board.columns, self.board.pairs
        self.seats[circles, places] = rows
        self.sums[circles] += columns[rows] - columns[before]
        self.ties[:, circles] += pairs[:, rows] - pairs[:, before]

    def swap(self, one: int, place: int, other: int, other_place: int) -> None:
        """Exchange two seats of two circles; ``total`` is left to the caller."""
        rows = self.seats[[other, one], [other_place, place]]
        self.reseat(np.array([one, other]), np.array([place, other_place]), rows)
