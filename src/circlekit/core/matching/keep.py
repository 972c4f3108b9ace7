"""Circles that people have edited: kept as they are, with newcomers seated where they add most."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.matching.board import Board, lay_out
from circlekit.core.matching.form import Formed
from circlekit.core.model import Cohort, Matching, Unplaced


def keep(cohort: Cohort, edited: Matching) -> tuple[Formed, tuple[Unplaced, ...]]:
    """Return the circles of ``edited`` with everybody of the cohort who is in none of them yet seated.

    People who no longer take part are left out. Each newcomer joins the circle with room to which they add
    most, one after the other; whoever finds no room is returned with the reason, as are those whom the file
    already leaves unplaced.
    """
    board, facts = lay_out(cohort)
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    groups = [[row[handle] for handle in circle.members if handle in row] for circle in edited.circles]
    waiting = {person.id: person for person in edited.unplaced if person.id in row}
    seated = {index for group in groups for index in group}
    for handle, index in row.items():
        if index in seated or handle in waiting:
            continue
        target = _best_circle(board, groups, index)
        if target is None:
            reason = f"every circle has {board.seats} people; one more circle would make room."
            waiting[handle] = Unplaced(id=handle, reason=reason)
        else:
            groups[target].append(index)
    return Formed(tuple(tuple(group) for group in groups), board, facts), tuple(waiting.values())


def _best_circle(board: Board, groups: Sequence[Sequence[int]], index: int) -> int | None:
    """Return the circle with room whose value grows most by one more person; None when all are full."""
    room = [number for number, group in enumerate(groups) if len(group) < board.seats]
    if not room:
        return None
    gains = []
    for number in room:
        group = list(groups[number])
        sums = board.columns[group].sum(axis=0, dtype=np.int16)
        both = board.worth(np.stack([sums, sums + board.columns[index]]))
        gains.append(int(both[1] - both[0] + board.pairs[index, group].sum()))
    return room[int(np.argmax(gains))]
