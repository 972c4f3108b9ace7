"""Circles that people have edited: kept as they are, newcomers seated, what a departure broke repaired."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Board, Facts, lay_out
from circlekit.core.matching.stay.start import Stood, as_they_stand
from circlekit.core.matching.stay.stay import Stayed, stay
from circlekit.core.model import Cohort, Matching, Unplaced
from circlekit.core.sizes import says
from circlekit.core.text import counted


class Kept(NamedTuple):
    """Circles as they were edited, with their rows now; who has none, and who is gone."""

    formed: Formed
    stayed: Stayed
    unplaced: tuple[Unplaced, ...]
    stood: Stood


def keep(cohort: Cohort, edited: Matching, pinned: Collection[str] = (), moves: int = 0) -> Kept:
    """Return the circles of ``edited`` with everybody of the cohort who is in none of them yet seated.

    People who no longer take part are left out. Where their circle is too small without them, or has lost
    its lead, the fewest people move that put it right; so they do where a newcomer finds no seat otherwise.
    Nobody else moves, unless ``moves`` allows it to so many; those ``pinned`` never do. A rule that the
    circles broke before may stay broken. Whoever finds no place is returned with the reason, as are those
    whom the file already leaves unplaced.
    """
    board, facts = lay_out(cohort)
    waiting = {person.id: person for person in edited.unplaced}
    stood = as_they_stand(cohort, edited, pinned, free=True, waiting=waiting)
    stayed = stay(board, facts, stood, (), moves)
    if stayed is None:
        stood, stayed = _as_far_as_possible(board, facts, stood, moves)
    seated = {row for group in stayed.groups for row in group}
    without = [person.id for row, person in enumerate(cohort.participants) if row not in seated]
    reason = _no_place(cohort, stayed)
    unplaced = tuple(waiting.get(handle) or Unplaced(id=handle, reason=reason) for handle in without)
    return Kept(Formed(stayed.groups, board, facts), stayed, unplaced, stood)


def _as_far_as_possible(board: Board, facts: Facts, stood: Stood, moves: int) -> tuple[Stood, Stayed]:
    """Return the circles with as much put right as can be, and one newcomer after the other seated or not.

    Those for whom nobody has to move come first.
    """
    seated = stood._replace(waiting=())
    found = stay(board, facts, seated, (), 0)
    if found is None:
        seated = seated.accepted()
        found = Stayed(seated.circles, seated.groups, ())
    for may_move in (False, True):
        for row in stood.waiting:
            one_more = seated._replace(waiting=(*seated.waiting, row))
            better = None if row in seated.waiting else stay(board, facts, one_more, (), 0)
            if better and (may_move or len(better.moves) <= len(found.moves)):
                seated, found = one_more, better
    return seated, stay(board, facts, seated, (), moves) or found


def _no_place(cohort: Cohort, stayed: Stayed) -> str:
    """Return why a newcomer has no place, and the nearest fix; a rule is never named, it may be private."""
    if all(len(group) >= cohort.size.most for group in stayed.groups):
        full = f"every circle has {cohort.size.most} people already"
        needed = counted(cohort.size.least, "person", "people")
        return f"{full}; a circle of {needed} more, or a --size beyond {says(cohort.size)}, would make room."
    return "no circle with room keeps every rule; form all circles anew, or move somebody to make room."
