"""From a cohort to circles: how many there should be, who sits where, and who looks after each."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.matching.foresee import refuse_head_count, refuse_rules
from circlekit.core.matching.limits.counts import as_asked, possible_counts
from circlekit.core.matching.rules import cannot_pack, not_found
from circlekit.core.matching.score.board import Board, Facts, lay_out
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.tries import best_try, to_the_limit
from circlekit.core.model import Cohort
from circlekit.core.problems import NoPlan


class Formed(NamedTuple):
    """Circles as rows of the board, in a fixed order, with what they were formed from.

    ``limit`` is how many people any circles could serve well at most, where that was looked into.
    """

    groups: tuple[tuple[int, ...], ...]
    board: Board
    facts: Facts
    limit: int | None = None


def form(cohort: Cohort, seed: int, seconds: float | None = None, circles: int | None = None) -> Formed:
    """Return the best circles found, exactly so many ``circles`` where a number is given.

    The budget is a number of steps, so the same seed gives the same circles; only ``seconds`` trades that for
    the clock: tries with further seeds go on until they are over.

    Raises:
        NoPlan: when circles, or so many of them, are seen to be impossible, or none were found that keep
            every rule.
    """
    refuse_head_count(cohort)
    board, facts = lay_out(cohort)
    refuse_rules(facts)
    counts = possible_counts(facts) if circles is None else as_asked(facts, circles)
    best = best_try(board, facts, counts, seed, seconds)
    if best is None:
        raise NoPlan([cannot_pack()])
    if broken := not_found(cohort, _in_order(board, best.seats)):
        raise NoPlan(broken)
    best, limit = to_the_limit(board, facts, counts, best, seed)
    return Formed(_in_order(board, best.seats), board, facts, limit)


def _in_order(board: Board, seats: Ints) -> tuple[tuple[int, ...], ...]:
    """Return the circles' rows, each in the order of the file, circles by their first member."""
    groups = (tuple(sorted(int(row) for row in circle if row < board.people)) for circle in seats)
    return tuple(sorted(group for group in groups if group))
