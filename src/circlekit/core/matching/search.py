"""Annealed assignment: every step takes one member out of every circle and seats them all again, optimally.

Because each circle loses exactly one and gains exactly one, the value of every person in every open seat is
exact for any score of a circle, and a linear assignment moves them all at once. Noise that shrinks step by
step lets early moves be bold. Empty seats are people worth nothing, so unequal sizes need no special case;
only people bound ``together`` do. All numbers are whole and cooling counts steps, never the clock, so the
same seed gives the same circles on every machine.
"""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.assign import assign
from circlekit.core.matching.board import Board
from circlekit.core.matching.terms import Ints

WIDEST = 24
"""Circles that take part in one step: the work of a step grows with the square of this."""

HEAT = (1 << 14, 1 << 3)
"""Noise at the first and the last step: from half a dozen people's hours down to one likeness."""


class Seating:
    """Who sits where, with the sums that make every exchange cheap to value.

    ``seats`` (G, K) holds rows of the board, its last row for an empty seat; ``sums`` (G, F) adds up the
    columns of each circle; ``ties`` (P+1, G) the pair worth of each row with each circle's members.
    """

    def __init__(self, board: Board, seats: Ints) -> None:
        self.board = board
        self.seats = seats.copy()
        self.sums = board.columns[seats].sum(axis=1, dtype=np.int16)
        self.ties: Ints = board.pairs[:, seats].sum(axis=2)
        self.total = self._total()
        self.bound = np.zeros(board.people + 1, dtype=np.bool_)
        self.bound[[row for block in board.blocks for row in block]] = True
        self.bound[board.people] = board.sizes_fixed

    def _total(self) -> int:
        inside = np.take_along_axis(self.ties.T, self.seats, axis=1).sum() // 2
        return int(self.board.worth(self.sums).sum() + inside)

    def values(self, circles: Ints, rows: Ints) -> Ints:
        """Return (C, C): what row i is worth in circle j, once ``rows`` have left ``circles``, one each."""
        leaving = self.board.columns[rows]
        base = self.sums[circles] - leaving
        ties = self.ties[np.ix_(rows, circles)] - self.board.pairs[np.ix_(rows, rows)]
        return self.board.worth(base[None, :, :] + leaving[:, None, :]) + ties

    def reseat(self, circles: Ints, places: Ints, rows: Ints) -> None:
        """Put ``rows`` into the ``places`` of ``circles``, one each; the rows there now leave."""
        before = self.seats[circles, places]
        columns, pairs = self.board.columns, self.board.pairs
        self.seats[circles, places] = rows
        self.sums[circles] += columns[rows] - columns[before]
        self.ties[:, circles] += pairs[:, rows] - pairs[:, before]


def search(
    board: Board, seats: Ints, steps: int, rng: np.random.Generator, heat: tuple[int, int] = HEAT
) -> tuple[Ints, int]:
    """Return the best seating found in so many steps, and its value.

    ``seats`` (G, K) is where everybody sits at first; ``heat`` is the noise of the first and the last step.
    The result is polished: no exchange of two people makes it better.
    """
    seating = Seating(board, seats)
    best, best_total = seating.seats.copy(), seating.total
    for step in range(steps):
        noise = temperature(step, steps, *heat)
        if board.blocks and step % 4 == 3:
            _move_block(seating, noise, rng)
        else:
            _reassign(seating, noise, rng)
        if seating.total > best_total:
            best, best_total = seating.seats.copy(), seating.total
    seating = Seating(board, best)
    polish(seating)
    return seating.seats, seating.total


def temperature(step: int, steps: int, hottest: int, coldest: int) -> int:
    """Return the noise at a step: halved again and again from hottest to coldest, straight lines between."""
    halvings = (hottest // coldest).bit_length() - 1
    done = step * halvings * 1024 // max(steps, 1)
    start = hottest >> (done // 1024)
    return start - (start // 2) * (done % 1024) // 1024


def _reassign(seating: Seating, heat: int, rng: np.random.Generator) -> None:
    """Take one member, or one empty seat, out of every circle and seat them all again."""
    circles = _some_circles(len(seating.seats), rng)
    places = _free_places(seating, circles, rng)
    circles, places = circles[places >= 0], places[places >= 0]
    rows = seating.seats[circles, places]
    values = seating.values(circles, rows)
    noise = rng.integers(0, heat + 1, size=(2, *values.shape)).sum(axis=0)
    column = assign(values + noise)
    everyone = np.arange(len(rows))
    moved = column != everyone
    if moved.any():
        seating.total += int(values[everyone, column].sum() - values[everyone, everyone].sum())
        seating.reseat(circles[column[moved]], places[column[moved]], rows[moved])


def _some_circles(count: int, rng: np.random.Generator) -> Ints:
    if count <= WIDEST:
        return np.arange(count)
    return np.sort(rng.choice(count, WIDEST, replace=False))


def _free_places(seating: Seating, circles: Ints, rng: np.random.Generator) -> Ints:
    """Return (C,): a random place of each circle that nobody bound sits in; -1 where there is none."""
    draw = rng.random((len(circles), seating.seats.shape[1]))
    draw[seating.bound[seating.seats[circles]]] = -1.0
    places = draw.argmax(axis=1)
    taken = draw[np.arange(len(circles)), places] < 0
    return np.where(taken, -1, places)


def _move_block(seating: Seating, heat: int, rng: np.random.Generator) -> None:
    """Exchange people bound together with as many others of another circle, if it is worth it."""
    block = np.array(seating.board.blocks[int(rng.integers(len(seating.board.blocks)))])
    home = int(np.flatnonzero((seating.seats == block[0]).any(axis=1))[0])
    away = int(rng.integers(len(seating.seats)))
    free = np.flatnonzero(~seating.bound[seating.seats[away]])
    if away == home or len(free) < len(block):
        return
    there = rng.permutation(free)[: len(block)]
    here = np.flatnonzero(np.isin(seating.seats[home], block))
    before, seats, sums, ties = seating.total, seating.seats.copy(), seating.sums.copy(), seating.ties.copy()
    for mine, theirs in zip(here, there, strict=True):
        _swap(seating, home, int(mine), away, int(theirs))
    seating.total = seating._total()
    if seating.total + int(rng.integers(0, heat + 1)) < before:
        seating.seats, seating.sums, seating.ties, seating.total = seats, sums, ties, before


def _swap(seating: Seating, one: int, place: int, other: int, other_place: int) -> None:
    rows = seating.seats[[other, one], [other_place, place]]
    seating.reseat(np.array([one, other]), np.array([place, other_place]), rows)


def polish(seating: Seating) -> None:
    """Exchange the best two people, or a person and an empty seat, until no exchange is an improvement."""
    groups = len(seating.seats)
    quiet = 0
    pairs = [(one, other) for one in range(groups) for other in range(one + 1, groups)]
    while pairs and quiet < len(pairs):
        for one, other in pairs:
            quiet = 0 if _best_swap(seating, one, other) else quiet + 1
            if quiet >= len(pairs):
                return


def _best_swap(seating: Seating, one: int, other: int) -> bool:
    """Make the best exchange between two circles, if one is an improvement."""
    board = seating.board
    mine, theirs = seating.seats[one], seating.seats[other]
    change = board.columns[theirs][None, :, :] - board.columns[mine][:, None, :]
    worth = board.worth(seating.sums[one] + change) + board.worth(seating.sums[other] - change)
    ties, cross = seating.ties, board.pairs[np.ix_(mine, theirs)]
    worth += (ties[theirs, one] - ties[theirs, other])[None, :]
    worth += (ties[mine, other] - ties[mine, one])[:, None]
    worth -= 2 * cross + board.worth(seating.sums[[one, other]]).sum()
    worth[seating.bound[mine], :] = -1
    worth[:, seating.bound[theirs]] = -1
    place, other_place = divmod(int(worth.argmax()), worth.shape[1])
    gain = int(worth[place, other_place])
    if gain <= 0:
        return False
    _swap(seating, one, place, other, other_place)
    seating.total += gain
    return True
