"""Whom to give which seat: a search over what leaves the plan's promise whole.

Two people of one home change seats, or newcomers take other free ones. The next round is valued as matching
values circles; in the rounds after it only sizes count, and pairs who met before the plan began.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.terms import LEAD, Counts
from circlekit.core.matching.search.annealing import temperature
from circlekit.core.rotation.ahead.hall import Flags, Hall
from circlekit.core.rotation.designs.fields import Ints

LATER_SIZE = LEAD // 5
"""The price of each person too few or too many in a later round: more than a lead who does not rest, for
then that round could not be; less than a circle of the next one without a lead."""

LATER_AGAIN = 1_000
"""The price of a pair that meets again in a later round: between a likeness and somebody's hour."""

SWEEPS, STEPS = 20, 3_000
"""How often each seat is looked at, and how many looks there are at most."""

HEAT = (1 << 13, 1 << 3)
"""Noise at the first and the last look."""


def settled(hall: Hall, board: Board, met: Ints, size: Size, later: int, seed: int) -> Hall:
    """Return the hall with everybody on the best seat found; the same arguments give the same one.

    Args:
        hall: who sits where at first, and who may move.
        board: what circles of the next round are worth.
        met: (P, P), how often each pair has met.
        size: of circles, in every round.
        later: so many rounds after the next one are looked at.
        seed: another number gives another search.
    """
    sitting = _Sitting(hall, board, met, size, later)
    rng = np.random.default_rng(seed)
    seats = sitting.movable()
    steps = min(SWEEPS * len(seats), STEPS)
    order = [seat for _ in range(SWEEPS) for seat in rng.permutation(seats).tolist()][:steps]
    best, best_gain, gain = sitting.seated.copy(), 0, 0
    for step, seat in enumerate(order):
        gain += sitting.look(seat, temperature(step, steps, *HEAT), rng)
        if gain > best_gain:
            best, best_gain = sitting.seated.copy(), gain
    sitting = _Sitting(replace(hall, seated=best), board, met, size, later)
    while sum(sitting.look(seat, 0, rng) for seat in seats.tolist()):
        pass
    return replace(hall, seated=sitting.seated)


class _Sitting:
    """Who sits where, with running sums that make every change cheap to value.

    ``sums`` (G, F) adds up the board's columns in each group of the next round, ``ties`` (P+1, G) the worth
    of each row's pairs with it; ``company`` (R, P+1, G) counts in later rounds whom a row has met before,
    ``sizes`` (R, G) how many people there are; ``outside`` is how many too few or too many that is.
    """

    def __init__(self, hall: Hall, board: Board, met: Ints, size: Size, later: int) -> None:
        self.seated = hall.seated.copy()
        self._hall, self._board = hall, board
        self._empty = hall.people
        self._next, self._later = hall.rounds[0], hall.rounds[1 : 1 + later]
        self._met = np.pad(np.minimum(met, 3), (0, 1))
        groups = int(hall.rounds.max()) + 1
        self._sums: Counts = np.zeros((groups, board.columns.shape[1]), dtype=np.int16)
        self._ties: Ints = np.zeros((hall.people + 1, groups), dtype=np.int64)
        self._company: Ints = np.zeros((len(self._later), hall.people + 1, groups), dtype=np.int64)
        self._sizes: Ints = np.zeros((len(self._later), groups), dtype=np.int64)
        sizes = np.arange(len(self.seated) + 2)
        short = np.where(sizes > 0, np.maximum(size.least - sizes, 0), 0)
        self._outside: Ints = short + np.maximum(sizes - size.most, 0)
        for seat, row in enumerate(self.seated.tolist()):
            self._add(seat, row, 1)
        self._worths = self._worth(self._sums)

    def movable(self) -> Ints:
        """Return the seats whose content may change with that of any other."""
        return np.array([seat for seat in range(len(self.seated)) if self._may_change(seat).any()], np.int64)

    def look(self, seat: int, heat: int, rng: np.random.Generator) -> int:
        """Change the content of a seat with that of the best other one, if any is better; return the gain."""
        others = np.flatnonzero(self._may_change(seat))
        if not len(others):
            return 0
        gains = self._gains(seat, others)
        noisy = gains + rng.integers(0, heat + 1, size=(2, len(gains))).sum(axis=0) if heat else gains
        best = int(noisy.argmax())
        if noisy[best] <= heat:  # what the noise of staying comes to in the mean
            return 0
        self._change(seat, int(others[best]))
        return int(gains[best])

    def _may_change(self, seat: int) -> Flags:
        """Return (S,): the seats whose content may change with that of ``seat``, and is another."""
        hall, content = self._hall, self.seated
        free = hall.free[content] & hall.free[content[seat]]
        return np.asarray(((hall.homes == hall.homes[seat]) | free) & (content != content[seat]))

    def _gains(self, seat: int, others: Ints) -> Ints:
        """Return (O,): what it gains to change the content of a seat with each of ``others``."""
        gains = self._gain_next(seat, others)
        if len(self._later):
            gains += LATER_SIZE * self._gain_sizes(seat, others) + LATER_AGAIN * self._gain_met(seat, others)
        return gains

    def _gain_next(self, seat: int, others: Ints) -> Ints:
        board, here, there = self._board, self._next[seat], self._next[others]
        row, rows = self.seated[seat], self.seated[others]
        change = board.columns[rows] - board.columns[row]
        after = self._worth(np.stack([self._sums[here] + change, self._sums[there] - change]))
        gains = after.sum(axis=0) - self._worths[here] - self._worths[there]
        ties = self._ties
        gains += ties[rows, here] - ties[rows, there] + ties[row, there] - ties[row, here]
        gains -= 2 * board.pairs[row, rows]
        return np.where(here == there, 0, gains)

    def _worth(self, sums: Counts) -> Ints:
        """Return (...): what groups are worth apart from pairs; an empty one is worth nothing."""
        return np.where(sums[..., 0] > 0, self._board.worth(sums), 0)

    def _gain_sizes(self, seat: int, others: Ints) -> Ints:
        """Return (O,): how many people fewer are too few or too many in later rounds."""
        number = np.arange(len(self._later))[:, None]
        here, there = self._later[:, [seat]], self._later[:, others]
        more = (self.seated[others] < self._empty).astype(np.int64) - int(self.seated[seat] < self._empty)
        mine, theirs = self._sizes[number, here], self._sizes[number, there]
        out = self._outside
        fewer = out[mine] + out[theirs] - out[mine + more] - out[theirs - more]
        return np.asarray(np.where(here == there, 0, fewer).sum(axis=0), dtype=np.int64)

    def _gain_met(self, seat: int, others: Ints) -> Ints:
        """Return (O,): how many pairs fewer meet again in later rounds."""
        number = np.arange(len(self._later))[:, None]
        here, there = self._later[:, [seat]], self._later[:, others]
        row, rows = self.seated[seat], self.seated[others]
        company = self._company
        now = company[number, row, here] + company[number, rows, there]
        then = company[number, row, there] + company[number, rows, here] - 2 * self._met[row, rows]
        return np.asarray(np.where(here == there, 0, now - then).sum(axis=0), dtype=np.int64)

    def _change(self, seat: int, other: int) -> None:
        row, another = int(self.seated[seat]), int(self.seated[other])
        for place, old, new in ((seat, row, another), (other, another, row)):
            self._add(place, old, -1)
            self._add(place, new, 1)
            self.seated[place] = new
        groups = self._next[[seat, other]]
        self._worths[groups] = self._worth(self._sums[groups])

    def _add(self, seat: int, row: int, sign: int) -> None:
        """Let a row take a seat (1), or leave it (-1)."""
        if row == self._empty:
            return
        group = self._next[seat]
        self._sums[group] += np.int16(sign) * self._board.columns[row]
        self._ties[:, group] += sign * self._board.pairs[:, row]
        for number, groups in enumerate(self._later):
            self._company[number, :, groups[seat]] += sign * self._met[:, row]
            self._sizes[number, groups[seat]] += sign
