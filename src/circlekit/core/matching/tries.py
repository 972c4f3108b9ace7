"""The searches behind a matching: plans for several numbers of circles, the best of them tried, one kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from time import monotonic
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.limits.counts import CHOICES, FEW_CHOICES, MANY, PLANNED, led_counts, spread
from circlekit.core.matching.limits.exact import ceiling
from circlekit.core.matching.limits.reached import least_again, nothing_better
from circlekit.core.matching.merit import merit
from circlekit.core.matching.rescue import seats_that_hold
from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.matching.score.hours import Hours
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.annealing import search
from circlekit.core.matching.search.parting import part
from circlekit.core.matching.search.starts import at_hours, fill_seats, hours_first
from circlekit.core.willing import GLADLY, willingness

STEPS, STEPS_A_CIRCLE = 150, 30
"""The budget of one try: so many steps, or so many for each circle. Twice as many gained nothing in cohorts
of 24 to 48, and little in larger ones (tests/benchmarks/matching.py)."""

DRAWS, DRAWN = 400, 48_000
"""Changes tried in each plan; in large cohorts so many shared by the people. Few of the cohorts in
tests/cohorts/served.py gain anything from more."""

SHORT = 1
"""Numbers of circles whose plan serves so many fewer than the best are tried too; a search may make it up."""

HEAT = (1 << 12, 1 << 3)
"""Noise at the first and the last step of a try: a plan's hours are not given up, all else is open."""

REHEATS = ((1 << 12, 1 << 4),)
"""The best try is warmed up again so often, from and to so much noise."""

REHEATS_WITH_HISTORY = ((1 << 12, 1 << 4), (1 << 11, 1 << 4))
"""Newcomers get company late, when hours and leads have settled."""

PARTINGS, PARTINGS_OF_MANY = 400, 100
"""The last pairs who meet again are parted by so many exchanges; by fewer in cohorts that are not warmed up.
In twelve cohorts of 48 and 52 with wide hours that left 11 pairs where there had been 30."""

ROUNDS, ROUNDS_WITH_HISTORY, SHORTER = 1, 4, 2
"""So many times plans are made anew, with history in tries that are so many times shorter: hours that keep
old circles together are hard to leave, so more plans are worth more than more steps."""

REHEATED = 100
"""Cohorts of so many people are warmed up again; in larger ones it takes longer than it gains."""


class Try(NamedTuple):
    """One finished search; the larger ``merit`` is the better one."""

    merit: tuple[int, ...]
    seats: Ints


class _Plan(NamedTuple):
    """A number of circles, and the circle of each person whom a shared hour would seat, else -1."""

    groups: int
    labels: Ints


def best_try(board: Board, facts: Facts, counts: range, seed: int, seconds: float | None) -> Try | None:
    """Return the best of a few searches; None when those bound together fit into no circles.

    ``counts`` are the numbers of circles that are possible. With ``seconds`` further plans are tried until
    they are over.
    """
    began = monotonic()
    rng = np.random.default_rng(seed)
    best: Try | None = None
    for plans in _rounds(board, facts, counts, rng, forever=seconds is not None):
        for plan in plans:
            best = _better(best, _one_try(board, facts, plan, rng))
            if seconds is not None and monotonic() - began >= seconds:
                break
        if monotonic() - began >= seconds if seconds is not None else _settled(board, facts, best):
            break
    if best is None or best.merit[0] < 0:  # rules come before leads, and deserve a second look
        for groups in spread(counts, 2 * CHOICES):
            best = _better(best, _one_try(board, facts, _plan(board, facts, groups, rng), rng))
    if best is None or best.merit[0] < 0:
        seats = seats_that_hold(board, facts.cohort, counts)
        best = best if seats is None else _better(best, _searched(board, facts, seats, rng, HEAT))
    if best is not None and seconds is None and board.people <= REHEATED:
        best = _reheated(board, facts, best, rng)
    return best and _parted(board, facts, best, rng)


def to_the_limit(board: Board, facts: Facts, counts: range, best: Try, seed: int) -> tuple[Try, int | None]:
    """Return the best circles and the most people that any could serve well, as an exact model knows them.

    Where the model sees how to serve more, its hours are tried. The limit is None where it was not needed,
    for all who could be served are, or where it would take too long.
    """
    served = best.merit[2]
    if (
        served >= facts.hours.most_served()
        or (limit := ceiling(facts.hours, facts.cohort.size, served)) is None
    ):
        return best, None
    groups = max(limit.circles.shape[1], counts[0])
    if limit.circles.shape[1] and groups in counts:
        rng = np.random.default_rng([seed, served])
        labels = at_hours(facts.hours, limit.circles, groups, board.seats, _sure(facts))
        best = _better(best, _one_try(board, facts, _Plan(groups, labels), rng)) or best
    return best, limit.at_most


def _rounds(
    board: Board, facts: Facts, counts: range, rng: np.random.Generator, forever: bool
) -> Iterator[list[_Plan]]:
    """Yield the plans that serve most people, or nearly, in a few rounds; without an end if so wished."""
    led = led_counts(counts, int(facts.hours.leading.sum()))
    rounds = ROUNDS_WITH_HISTORY if facts.cohort.past and board.people <= REHEATED else ROUNDS
    for _ in count() if forever else range(rounds):
        plans = [_plan(board, facts, groups, rng) for groups in spread(led, PLANNED)]
        most = max(_served(plan) for plan in plans)
        choices = CHOICES if board.people <= MANY else FEW_CHOICES
        yield spread([plan for plan in plans if _served(plan) >= most - SHORT], choices)


def _settled(board: Board, facts: Facts, best: Try | None) -> bool:
    """Tell whether there is history, and further rounds cannot part more pairs who met."""
    if best is None or not facts.cohort.past:
        return False
    return nothing_better(board, facts, best.merit, best.seats)


def _plan(board: Board, facts: Facts, groups: int, rng: np.random.Generator) -> _Plan:
    draws = min(DRAWS, DRAWN // board.people)
    return _Plan(groups, hours_first(_as_bound(board, facts), groups, board.seats, draws, rng, _sure(facts)))


def _as_bound(board: Board, facts: Facts) -> Hours:
    """Return the hours as they are for a plan: people bound together can come where all of them can."""
    can = facts.hours.can.copy()
    for block in board.blocks:
        rows = list(block)
        can[rows] = can[rows].all(axis=0)
    return facts.hours._replace(can=can)


def _served(plan: _Plan) -> int:
    return int((plan.labels >= 0).sum())


def _sure(facts: Facts) -> NDArray[np.bool_]:
    """Return (P,): who gladly leads, and is not due a rest; where nobody is, who would be asked."""
    sure = np.array(willingness(facts.cohort)) == GLADLY
    return sure if sure.any() else facts.hours.leading


def _one_try(board: Board, facts: Facts, plan: _Plan, rng: np.random.Generator) -> Try | None:
    order = rng.permutation(board.people)
    seats = fill_seats(board, facts.cohort.size, plan.groups, plan.labels, order, _sure(facts))
    if seats is None:
        return None
    return _searched(
        board, facts, seats, rng, HEAT, SHORTER if facts.cohort.past and board.people <= REHEATED else 1
    )


def _searched(
    board: Board, facts: Facts, seats: Ints, rng: np.random.Generator, heat: tuple[int, int], shorter: int = 1
) -> Try:
    steps = max(STEPS, STEPS_A_CIRCLE * len(seats)) // shorter
    seats, total = search(board, seats, steps, rng, heat)
    return Try(merit(board, facts, seats, total), seats)


def _reheated(board: Board, facts: Facts, best: Try, rng: np.random.Generator) -> Try:
    for heat in REHEATS_WITH_HISTORY if facts.cohort.past else REHEATS:
        best = max(best, _searched(board, facts, best.seats, rng, heat), key=lambda found: found.merit)
    return best


def _parted(board: Board, facts: Facts, best: Try, rng: np.random.Generator) -> Try:
    """Return the try with fewer pairs who meet again, where that is possible without a loss."""
    if not facts.cohort.past or _settled(board, facts, best):
        return best
    turns = PARTINGS if board.people <= REHEATED else PARTINGS_OF_MANY
    least = least_again(board, facts, len(best.seats))
    seats, total = part(board, best.seats, facts.pairs.met > 0, turns, rng, least)
    return max(best, Try(merit(board, facts, seats, total), seats), key=lambda found: found.merit)


def _better(one: Try | None, other: Try | None) -> Try | None:
    """Return the try of more merit, the first of two equals."""
    if one is None or other is None:
        return one or other
    return other if other.merit > one.merit else one
