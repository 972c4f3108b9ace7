"""From a cohort to circles: how many there should be, who sits where, and who looks after each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle
from time import monotonic
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.board import Board, Facts, lay_out
from circlekit.core.matching.counts import CHOICES, as_asked, numbers_to_try, possible_counts, spread
from circlekit.core.matching.foresee import refuse_head_count, refuse_rules
from circlekit.core.matching.hard import Leads
from circlekit.core.matching.rules import cannot_pack, not_found
from circlekit.core.matching.search import search
from circlekit.core.matching.starts import fill_seats, hours_first
from circlekit.core.matching.terms import HARD, Ints, WellServed
from circlekit.core.model import Cohort
from circlekit.core.problems import NoPlan

STEPS, STEPS_A_CIRCLE = 150, 30
"""The budget of one try: so many steps, or so many for each circle. Twice as many gained nothing in cohorts
of 24 to 48, and little in larger ones (tests/benchmarks/matching.py)."""

DRAWS, FEWEST_DRAWS = 4_800, 8
"""Starts drawn for one try, shared by the people: 100 of them for 48 people."""

REHEATS = ((1 << 12, 1 << 4),)
"""The best try is warmed up again so often, from and to so much noise."""

REHEATS_WITH_HISTORY = ((1 << 10, 1 << 4),) * 8
"""The last pairs that meet again part only when several people move at once, and little else does."""

REHEATED = 100
"""Cohorts of so many people are warmed up again; in larger ones it takes longer than it gains."""


class Formed(NamedTuple):
    """Circles as rows of the board, in a fixed order, with what they were formed from."""

    groups: tuple[tuple[int, ...], ...]
    board: Board
    facts: Facts


class _Try(NamedTuple):
    """One finished search; the larger ``merit`` is the better one."""

    merit: tuple[int, ...]
    seats: Ints


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
    best = _best_of_all(board, facts, seed, seconds, counts)
    if best is None:
        raise NoPlan([cannot_pack()])
    groups = _in_order(board, best.seats)
    if broken := not_found(cohort, groups):
        raise NoPlan(broken)
    return Formed(groups, board, facts)


def _best_of_all(board: Board, facts: Facts, seed: int, seconds: float | None, counts: range) -> _Try | None:
    began = monotonic()
    rng = np.random.default_rng(seed)
    first = numbers_to_try(counts, int(facts.hours.leading.sum()))
    best: _Try | None = None
    for groups in _one_after_the_other(first, forever=seconds is not None):
        best = _better(best, _one_try(board, facts, groups, rng))
        if seconds is not None and monotonic() - began >= seconds:
            break
    if best is None or best.merit[0] < 0:  # rules come before leads, and deserve a second look
        for groups in spread(counts, 2 * CHOICES):
            best = _better(best, _one_try(board, facts, groups, rng))
    if best is None or seconds is not None or board.people > REHEATED:
        return best
    return _reheated(board, facts, best, rng)


def _reheated(board: Board, facts: Facts, best: _Try, rng: np.random.Generator) -> _Try:
    for heat in REHEATS_WITH_HISTORY if facts.cohort.past else REHEATS:
        seats, total = search(board, best.seats, _steps(len(best.seats)), rng, heat)
        best = max(best, _Try(merit(board, facts, seats, total), seats), key=lambda found: found.merit)
    return best


def _one_after_the_other(numbers: list[int], forever: bool) -> Iterable[int]:
    return cycle(numbers) if forever else numbers


def _better(one: _Try | None, other: _Try | None) -> _Try | None:
    """Return the try of more merit, the first of two equals."""
    if one is None or other is None:
        return one or other
    return other if other.merit > one.merit else one


def _one_try(board: Board, facts: Facts, groups: int, rng: np.random.Generator) -> _Try | None:
    cohort, people = facts.cohort, board.people
    sure = np.array([person.lead == "yes" for person in cohort.participants], dtype=np.bool_)
    draws = max(DRAWS // people, FEWEST_DRAWS)
    labels = hours_first(facts.hours, groups, board.seats, draws, rng)
    first = sure if sure.any() else facts.hours.leading
    seats = fill_seats(board, cohort.size, groups, labels, rng.permutation(people), first)
    if seats is None:
        return None
    seats, total = search(board, seats, _steps(groups), rng)
    return _Try(merit(board, facts, seats, total), seats)


def _steps(groups: int) -> int:
    return max(STEPS, STEPS_A_CIRCLE * groups)


def merit(board: Board, facts: Facts, seats: Ints, total: int) -> tuple[int, ...]:
    """Return what orders results: rules first, then leads, hours, and at last everything together.

    In this order: minus what broken rules cost; minus what circles without a lead cost, beyond what so many
    circles must; people well served; minus the circles with somebody missing; the total.
    """
    sums = board.sums_of(seats)
    broken = int(facts.pairs.forbidden[pairs_within(board, seats)].sum()) * -HARD
    leads = served = incomplete = 0
    for term, own in board.parts(sums):
        if term.hard:
            broken += int(term(own, sums[:, 0]).sum())
        elif isinstance(term, Leads):
            leads = term.least_cost(len(seats)) - int(term.cost(own).sum())
        elif isinstance(term, WellServed):
            come = term.served(own)
            served, incomplete = int(come.sum()), int((come < sums[:, 0]).sum())
    return (broken, leads, served, -incomplete, total)


def pairs_within(board: Board, seats: Ints) -> tuple[Ints, Ints]:
    """Return the two rows of every pair that shares a circle."""
    first, second = np.triu_indices(seats.shape[1], 1)
    one, other = seats[:, first].ravel(), seats[:, second].ravel()
    both = (one < board.people) & (other < board.people)
    return one[both], other[both]


def _in_order(board: Board, seats: Ints) -> tuple[tuple[int, ...], ...]:
    """Return the circles' rows, each in the order of the file, circles by their first member."""
    groups = (tuple(sorted(int(row) for row in circle if row < board.people)) for circle in seats)
    return tuple(sorted(group for group in groups if group))
