"""Where else somebody could sit: every free seat and every exchange, valued by the one group score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Board
from circlekit.core.matching.score.terms import HARD, Ints

Groups = tuple[tuple[int, ...], ...]


class Alternative(NamedTuple):
    """Another seat for ``mover``: in circle ``target``, in exchange with ``other``; None is a free seat.

    ``source`` is the circle they leave, None for somebody who has none. ``gain`` is by how much the worth of
    both circles grows.
    """

    mover: int
    source: int | None
    target: int
    other: int | None
    gain: int


def best_alternative(formed: Formed, mover: int) -> Alternative | None:
    """Return the seat elsewhere that is worth most and breaks no further rule; None when there is none.

    People bound together do not move one by one.
    """
    board, groups = formed.board, formed.groups
    bound = {row for block in board.blocks for row in block}
    if mover in bound or not groups:
        return None
    source = next((number for number, group in enumerate(groups) if mover in group), None)
    seats = _seats(board, groups, source, bound)
    if not len(seats):
        return None
    gains = _gains(board, groups, mover, source, seats)
    best = int(gains.argmax())
    if gains[best] < -HARD // 2:
        return None
    target, other = (int(number) for number in seats[best])
    return Alternative(mover, source, target, other if other < board.people else None, int(gains[best]))


def weakest_seat(formed: Formed, number: int) -> Alternative | None:
    """Return the best alternative of the member of a circle for whom it costs least."""
    found = (best_alternative(formed, mover) for mover in formed.groups[number])
    return max((one for one in found if one is not None), key=lambda one: one.gain, default=None)


def after(formed: Formed, alternative: Alternative) -> Groups:
    """Return the circles as they would be."""
    mover, source, target, other, _ = alternative
    groups = [set(group) for group in formed.groups]
    groups[target].add(mover)
    if source is not None:
        groups[source].discard(mover)
    if other is not None and source is not None:
        groups[target].discard(other)
        groups[source].add(other)
    return tuple(tuple(sorted(group)) for group in groups)


def _seats(board: Board, groups: Sequence[Sequence[int]], source: int | None, bound: set[int]) -> Ints:
    """Return (seats, 2): circle, and who sits there now; the row of an empty seat where it is free."""
    found = [
        (number, row)
        for number, group in enumerate(groups)
        if number != source
        for row in (
            *(() if source is None else group),
            *((board.people,) if len(group) < board.seats else ()),
        )
        if row not in bound
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _gains(
    board: Board, groups: Sequence[Sequence[int]], mover: int, source: int | None, seats: Ints
) -> Ints:
    """Return (seats,): by how much the worth of both circles grows when ``mover`` takes a seat."""
    target, other = seats[:, 0], seats[:, 1]
    sums = board.sums_of(groups)
    coming, going = board.columns[mover], board.columns[other]
    ties = np.array([board.pairs[:, list(group)].sum(axis=1) for group in groups])  # (circles, people + 1)
    gain = board.worth(sums[target] + coming - going) - board.worth(sums[target])
    gain += ties[target, mover] - ties[target, other] - board.pairs[mover, other]
    if source is not None:
        gain += board.worth(sums[source] - coming + going) - board.worth(sums[source])
        gain += ties[source, other] - ties[source, mover] - board.pairs[mover, other]
    return np.asarray(gain, dtype=np.int64)
