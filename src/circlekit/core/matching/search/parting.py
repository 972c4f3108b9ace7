"""The last pairs who meet again, parted by exchanges that may cost something first (tabu; Glover 1989).

Where every exchange makes a seating worse, the best of them is made all the same, and whoever moved does not
come back for a while. So it leaves places where a search that only cools would stay: a few people have to
move, one after the other, before one pair fewer meets again.
"""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.hours import Flags
from circlekit.core.matching.score.terms import HARD, Ints
from circlekit.core.matching.search.annealing import WIDEST
from circlekit.core.matching.search.seating import Seating

AWAY = (3, 7)
"""So many turns, drawn each time, somebody does not come back to a circle that they left: from 3 to 6. Longer
ones left more pairs together in twelve cohorts of 48 and 52."""

NEVER = -HARD * 10_000
"""Worse than breaking every rule there is."""


def part(
    board: Board, seats: Ints, met: Flags, turns: int, rng: np.random.Generator, least: int = 0
) -> tuple[Ints, int]:
    """Return the best seating found in so many exchanges, and its value; it is no worse than ``seats``.

    ``met`` (P, P) marks the pairs who are to be parted. It ends early when no more than ``least`` of them
    share a circle in it.
    """
    seating = Seating(board, seats)
    again: Flags = np.pad(met, (0, 1))
    until: Ints = np.zeros((board.people + 1, len(seats)), dtype=np.int64)
    best, best_total = seating.seats.copy(), seating.total
    for turn in range(turns):
        pairs = again[seating.seats[:, :, None], seating.seats[:, None, :]]
        if seating.total == best_total and int(pairs.sum()) <= 2 * least:
            break
        together: Flags = np.any(pairs, axis=2)
        circles = np.flatnonzero(np.any(together, axis=1))
        if not len(circles) or len(seats) < 2:
            break
        one = int(rng.choice(circles))
        moved = _exchange(seating, one, np.flatnonzero(together[one]), until > turn, best_total, rng)
        if moved:
            until[moved] = turn + rng.integers(*AWAY, size=2)
        if seating.total > best_total:
            best, best_total = seating.seats.copy(), seating.total
    return best, best_total


def _exchange(
    seating: Seating, one: int, places: Ints, tabu: Flags, best: int, rng: np.random.Generator
) -> tuple[list[int], list[int]] | None:
    """Make the best exchange of somebody in some ``places`` of a circle, and tell who left which circle.

    ``tabu`` (P+1, G) marks who may not come to which circle, unless it is ``best`` of all so far. None where
    nothing may be exchanged.
    """
    others = _some_others(len(seating.seats), one, rng)
    mine, theirs = seating.seats[one, places], seating.seats[others]
    gains = seating.exchange_gains(one, others, places)
    back = tabu[mine][:, others][:, :, None] | tabu[theirs, one][None]
    shut = seating.bound[mine][:, None, None] | seating.bound[theirs][None]
    gains[shut | (back & (seating.total + gains <= best))] = NEVER
    place, other, other_place = (int(index) for index in np.unravel_index(int(gains.argmax()), gains.shape))
    gain = int(gains[place, other, other_place])
    if gain == NEVER:
        return None
    away = int(others[other])
    left = ([int(mine[place]), int(theirs[other, other_place])], [one, away])
    seating.swap(one, int(places[place]), away, other_place)
    seating.total += gain
    return left


def _some_others(count: int, one: int, rng: np.random.Generator) -> Ints:
    others = np.delete(np.arange(count), one)
    return others if count <= WIDEST else np.sort(rng.choice(others, WIDEST, replace=False))
