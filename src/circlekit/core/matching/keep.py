"""Circles that people have edited: kept as they are, with newcomers seated where they add most."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.matching.board import Board, lay_out
from circlekit.core.matching.form import Formed
from circlekit.core.matching.terms import HARD
from circlekit.core.model import Cohort, Matching, Unplaced
from circlekit.core.sizes import says
from circlekit.core.text import counted


def keep(cohort: Cohort, edited: Matching) -> tuple[Formed, tuple[Unplaced, ...]]:
    """Return the circles of ``edited`` with everybody of the cohort who is in none of them yet seated.

    People who no longer take part are left out. Each newcomer joins the circle with room to which they add
    most, one after the other, and never breaks a rule there; whoever finds no place is returned with the
    reason, as are those whom the file already leaves unplaced.
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
            waiting[handle] = Unplaced(id=handle, reason=_no_place(cohort, groups))
        else:
            groups[target].append(index)
    return Formed(tuple(tuple(group) for group in groups), board, facts), tuple(waiting.values())


def _best_circle(board: Board, groups: Sequence[Sequence[int]], index: int) -> int | None:
    """Return the circle with room whose value grows most by one more person; None when none can take them.

    Those bound to somebody who has a seat join them, or nobody.
    """
    bound = {row for block in board.blocks if index in block for row in block}
    homes = [number for number, group in enumerate(groups) if bound & set(group)]
    room = [number for number in homes or range(len(groups)) if len(groups[number]) < board.seats]
    gains = {number: _gain(board, groups[number], index) for number in room}
    best = max(room, key=lambda number: gains[number], default=None)
    return None if best is None or gains[best] < -HARD // 2 else best


def _gain(board: Board, group: Sequence[int], index: int) -> int:
    """Return by how much a circle's value grows with one more person."""
    before, after = board.worth(board.sums_of([group, [*group, index]])).tolist()
    return int(after - before + board.pairs[index, list(group)].sum())


def _no_place(cohort: Cohort, groups: Sequence[Sequence[int]]) -> str:
    """Return why a newcomer has no place, and the nearest fix; a rule is never named, it may be private."""
    if all(len(group) >= cohort.size.most for group in groups):
        full = f"every circle has {cohort.size.most} people already"
        needed = counted(cohort.size.least, "person", "people")
        return f"{full}; a circle of {needed} more, or a --size beyond {says(cohort.size)}, would make room."
    return "no circle with room keeps every rule; form all circles anew, or move somebody to make room."
