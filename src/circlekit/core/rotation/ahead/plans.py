"""The plans by seats that are tried: the one that there is, while it lasts, and new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.model import Circle, Cohort
from circlekit.core.rotation.ahead.hall import Hall, hall_of, halls_from, misfit, rows_by_handle
from circlekit.core.rotation.ahead.score import Score, cannot_be_bettered, score_of
from circlekit.core.rotation.ahead.seats import Seats
from circlekit.core.rotation.ahead.sitting import settled
from circlekit.core.rotation.designs.choose import best_design, most_rounds
from circlekit.core.rotation.designs.design import Design

ROUNDS_TRIED, NEW_TRIED = 4, 2
"""So many rounds of a plan, and so many places for the circles that end in a new one, are tried."""

ROUNDS, ROOM = 4, 25
"""A new plan is for so many rounds where no number is asked for, and has a free seat for so many people."""

HOPELESS = 20
"""One in so many who could not come to their circle's hour leaves little hope for another plan."""

LOOKED_AT = 8
"""The sizes of so many later rounds are looked after at most; people will come and go until then."""


class Wanted(NamedTuple):
    """What a rotation asks: how many rounds to plan (0: go on with what there is), and the plan there is.

    ``seed`` and ``allow_unplaced`` are those of ``match``.
    """

    rounds: int = 0
    seats: Seats | None = None
    seed: int = 0
    allow_unplaced: bool = False


class Found(NamedTuple):
    """People on seats, and how good the next round then is."""

    hall: Hall
    score: Score


def best_seats(board: Board, facts: Facts, ended: Sequence[Circle], wanted: Wanted) -> Found | None:
    """Return people on the best seats that were tried.

    A plan is not tried when the one before it cannot be bettered in what decides, nor when hours stand
    against that one, as they would against another.
    """
    best: Found | None = None
    for halls in _plans(facts.cohort, ended, wanted):
        for hall in halls:
            found = _seated(board, facts, hall, wanted)
            if best is None or found.score > best.score:
                best = found
            if cannot_be_bettered(found.score, facts) and not (found.score.rest or found.score.newcomers):
                return found
        if best and (cannot_be_bettered(best.score, facts) or _against_hours(best.score, facts, wanted)):
            return best
    return best


def _against_hours(score: Score, facts: Facts, wanted: Wanted) -> bool:
    """Tell whether too few can come to their circle's hour; where rounds were asked for, far too few."""
    allowed = len(facts.cohort.participants) // HOPELESS if wanted.rounds else 0
    return score.served < facts.hours.most_served() - allowed


def _seated(board: Board, facts: Facts, hall: Hall, wanted: Wanted) -> Found:
    later = min(len(hall.rounds), wanted.rounds or LOOKED_AT, LOOKED_AT) - 1
    hall = settled(hall, board, facts.pairs.met, facts.cohort.size, later, wanted.seed)
    return Found(hall, score_of(board, facts, hall.groups()))


def _plans(cohort: Cohort, ended: Sequence[Circle], wanted: Wanted) -> Iterator[Iterator[Hall]]:
    """Yield the plan that there is, while it lasts, and a new one: each as a few ways to go on."""
    people, rows = cohort.participants, rows_by_handle(cohort.participants)
    going_on = hall_of(wanted.seats, people) if wanted.seats else None
    old = [[rows[one] for one in circle.members if one in rows] for circle in ended]
    lasting = islice(_rounds_to_try(going_on, cohort) if going_on else (), ROUNDS_TRIED)
    lasts = going_on is not None and len(going_on.rounds) >= wanted.rounds
    if lasts:
        yield lasting
    for design in _designs(len(people), cohort.size, wanted.rounds or ROUNDS):
        yield islice(halls_from(design, [group for group in old if group], len(people)), NEW_TRIED)
    if not lasts:
        yield lasting


def _designs(people: int, size: Size, rounds: int) -> Iterator[Design]:
    """Yield designs to begin with: one of large circles, in which more people meet, then the longest.

    The first lasts for the rounds and the one that is over, and has seats left for more people.
    """
    for least in range(size.most - 1, size.least, -1):
        if most_rounds(people, least, size.most) > rounds:
            design = best_design(people, least, size.most)
            if design and design.seats >= people + people // ROOM:
                yield design
                break
    longest = best_design(people, *size)
    if longest:
        yield longest


def _rounds_to_try(hall: Hall, cohort: Cohort) -> Iterator[Hall]:
    """Yield the hall with each of its rounds as the next one, first those whose sizes can be kept."""
    begun = [hall.beginning_with(number) for number in range(len(hall.rounds))]
    fits = [(misfit(one, cohort.size), number) for number, one in enumerate(begun)]
    yield from (begun[number] for _, number in sorted(fits))
