"""Annealed assignment: every step takes one member out of every circle and seats them all again, optimally.

Because each circle loses exactly one and gains exactly one, the value of every person in every open seat is
exact for any score of a circle, and a linear assignment moves them all at once. Noise that shrinks step by
step lets early moves be bold. Empty seats are people worth nothing, so unequal sizes need no special case;
only people bound ``together`` do. All numbers are whole and cooling counts steps, never the clock, so the
same seed gives the same circles on every machine.
"""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.assign import assign
from circlekit.core.matching.search.polish import polish
from circlekit.core.matching.search.seating import Seating
from circlekit.core.matching.search.units import exchange_block

WIDEST = 24
"""Circles that take part in one step: the work of a step grows with the square of this."""

HEAT = (1 << 14, 1 << 3)
"""Noise at the first and the last step: from half a dozen people's hours down to one likeness."""


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
            exchange_block(seating, noise, rng)
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
