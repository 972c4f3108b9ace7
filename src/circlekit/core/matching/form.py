"""From a cohort to circles: how many there should be, who sits where, and who looks after each."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.board import Board, Facts, lay_out
from circlekit.core.matching.hours import Flags
from circlekit.core.matching.rules import broken_rules, check_before
from circlekit.core.matching.search import search
from circlekit.core.matching.starts import fill_seats, hours_first, sizes_around
from circlekit.core.matching.terms import Ints, WellServed
from circlekit.core.model import Cohort
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.sizes import group_counts, says_why_not

DRAWS = 100
STEPS = 300
"""The budget of one try: with these, tries on cohorts of 48 come within one person of the proved best."""

CHOICES = 4
"""So many numbers of circles are tried; more make a large cohort slow without making it better."""


class Formed(NamedTuple):
    """Circles as rows of the board, in a fixed order, with what they were formed from."""

    groups: tuple[tuple[int, ...], ...]
    board: Board
    facts: Facts


class _Try(NamedTuple):
    """One finished search; the larger ``merit`` is the better one."""

    merit: tuple[int, ...]
    seats: Ints


def form(cohort: Cohort, seed: int, seconds: float | None = None) -> Formed:
    """Return the best circles found.

    The budget is a number of steps, so the same seed gives the same circles; only ``seconds`` trades that for
    the clock: tries with further seeds go on until they are over.

    Raises:
        NoPlan: when the head-count cannot be cut, or no circles were found that keep every rule.
    """
    counts = group_counts(len(cohort.participants), cohort.size)
    if not counts:
        message, hint = says_why_not(len(cohort.participants), cohort.size)
        raise NoPlan([Problem(("participants",), message, hint)])
    check_before(cohort)
    board, facts = lay_out(cohort)
    best = _best_of_all(board, facts, counts, seed, seconds)
    if best is None:
        raise NoPlan(broken_rules(cohort, None))
    groups = _in_order(board, best.seats)
    broken = broken_rules(cohort, groups)
    if broken:
        raise NoPlan(broken)
    return Formed(groups, board, facts)


def _best_of_all(board: Board, facts: Facts, counts: range, seed: int, seconds: float | None) -> _Try | None:
    until = monotonic() + seconds if seconds else None
    rng = np.random.default_rng(seed)
    best: _Try | None = None
    while True:
        for groups in numbers_to_try(counts, _leading(facts.cohort)):
            found = _one_try(board, facts, groups, rng)
            if found and (best is None or found.merit > best.merit):
                best = found
        if until is None or monotonic() >= until:
            return best


def numbers_to_try(counts: Sequence[int], leading: Flags) -> list[int]:
    """Return the numbers of circles worth trying; where possible only as many as there are leads for."""
    led = [groups for groups in counts if groups <= int(leading.sum())] or list(counts[:1])
    picks = np.linspace(0, len(led) - 1, min(CHOICES, len(led)))
    return sorted({led[int(pick)] for pick in picks})


def _leading(cohort: Cohort) -> Flags:
    leading = np.array([person.lead != "no" for person in cohort.participants], dtype=np.bool_)
    return leading if leading.any() else np.ones_like(leading)


def _one_try(board: Board, facts: Facts, groups: int, rng: np.random.Generator) -> _Try | None:
    cohort, people = facts.cohort, board.people
    leading = _leading(cohort)
    sure = np.array([person.lead == "yes" for person in cohort.participants], dtype=np.bool_)
    labels = hours_first(facts.hours, leading, groups, board.seats, DRAWS, rng)
    sizes = sizes_around(labels, people, groups, cohort.size)
    seats = fill_seats(board, sizes, labels, rng.permutation(people), sure if sure.any() else leading)
    if seats is None:
        return None
    seats, total = search(board, seats, STEPS, rng)
    return _Try(_merit(board, seats, total), seats)


def _merit(board: Board, seats: Ints, total: int) -> tuple[int, ...]:
    """Order results by people served, then by circles in which somebody is missing, then by everything else.

    A broken rule outweighs all of these: it is in ``total``, at a price that nobody's hour can pay.
    """
    sums = board.columns[seats].sum(axis=1, dtype=np.int16)
    parts = zip(board.terms, board.slices, strict=True)
    served = next(term.served(sums[:, part]) for term, part in parts if isinstance(term, WellServed))
    incomplete = int((served < sums[:, 0]).sum())
    return (min(total // 1_000_000, 0), int(served.sum()), -incomplete, total)


def _in_order(board: Board, seats: Ints) -> tuple[tuple[int, ...], ...]:
    """Return the circles' rows, each in the order of the file, circles by their first member."""
    groups = (tuple(sorted(int(row) for row in circle if row < board.people)) for circle in seats)
    return tuple(sorted(group for group in groups if group))
