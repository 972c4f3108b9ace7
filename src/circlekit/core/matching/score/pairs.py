"""What a pair of people is worth in one circle: strangers, differences, likenesses, hunches and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.score.columns import one_hot
from circlekit.core.matching.score.terms import HARD, Ints
from circlekit.core.model import Cohort, Participant
from circlekit.core.text import same

MET, RECENT = 800, 30
KNOWS = 200
MIX = 10
ALIGN = 10
PREFER = 100
AVOID = 400
"""Defaults per pair. Meeting again costs more than any difference is worth, a hunch less than a stranger.

A pair who met costs ``MET``, and ``RECENT`` for each point of how often and how lately they did (``POINTS``).
However many points there are, one such pair costs less than two others: fewest pairs meet again, and of as
few those who met seldom and long ago. Seven of the dearest, a whole circle for one person, and a newcomer
left alone (rotating.LONE) stay below one person at an hour of their circle (terms.SERVED, terms.NEARER)."""

POINTS = (3, 2, 1)
"""For the last cohort, for the one before, and for each before that."""

MOST_POINTS = 10
"""Points count so much at most: see above."""


class Pairs(NamedTuple):
    """All (P, P), symmetric, zero on the diagonal: ``worth`` is the sum the search sees, the rest its parts.

    ``met`` counts the earlier cohorts in which a pair shared a circle; ``alike`` has, by field, whether two
    people share a value; ``forbidden`` marks pairs that no circle may have.
    """

    worth: Ints
    met: Ints
    knows: Ints
    forbidden: NDArray[np.bool_]
    alike: dict[str, NDArray[np.bool_]]


def pair_matrices(cohort: Cohort) -> Pairs:
    """Return the worth of every pair of a cohort."""
    people, rules = cohort.participants, cohort.matching
    met = met_counts(cohort)
    knows = _knows(people)
    forbidden = _forbidden(cohort)
    alike = {field: _alike(people, field) for field in {**rules.mix, **rules.align}}
    weight = rules.weights.get
    worth = -HARD * forbidden.astype(np.int64)
    worth -= weight("met", 1) * (MET * (met > 0) + RECENT * _points(cohort))
    worth -= KNOWS * weight("knows", 1) * knows
    for field, times in rules.mix.items():
        worth -= MIX * weight("mix", 1) * times * alike[field]
    for field, times in rules.align.items():
        worth += ALIGN * weight("align", 1) * times * alike[field]
    worth += PREFER * weight("prefer", 1) * _listed(people, rules.prefer)
    worth -= AVOID * weight("avoid", 1) * _listed(people, rules.avoid)
    np.fill_diagonal(worth, 0)
    return Pairs(worth, met, knows, forbidden, alike)


def met_counts(cohort: Cohort) -> Ints:
    """Return (P, P): in how many earlier cohorts each pair shared a circle."""
    return _past(cohort, lambda _: 1)


def _points(cohort: Cohort) -> Ints:
    """Return (P, P): how often, and how lately, each pair met."""
    return np.minimum(_past(cohort, lambda age: POINTS[min(age, len(POINTS) - 1)]), MOST_POINTS)


def _past(cohort: Cohort, weight: Callable[[int], int]) -> Ints:
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    found: Ints = np.zeros((len(row), len(row)), dtype=np.int64)
    for age, past in enumerate(reversed(cohort.past)):
        for circle in past.circles:
            members = [row[handle] for handle in circle if handle in row]
            found[np.ix_(members, members)] += weight(age)
    np.fill_diagonal(found, 0)
    return found


def _knows(people: Sequence[Participant]) -> Ints:
    row = {person.id: index for index, person in enumerate(people)}
    found: Ints = np.zeros((len(row), len(row)), dtype=np.int64)
    for index, person in enumerate(people):
        others = [row[handle] for handle in person.knows if handle in row and row[handle] != index]
        found[index, others] = found[others, index] = 1
    return found


def _listed(people: Sequence[Participant], groups: Iterable[Sequence[str]]) -> Ints:
    row = {person.id: index for index, person in enumerate(people)}
    found: Ints = np.zeros((len(row), len(row)), dtype=np.int64)
    for group in groups:
        members = [row[handle] for handle in group if handle in row]
        found[np.ix_(members, members)] = 1
    np.fill_diagonal(found, 0)
    return found


def _forbidden(cohort: Cohort) -> NDArray[np.bool_]:
    people, rules = cohort.participants, cohort.matching
    found = _listed(people, rules.apart) > 0
    for field, distance in rules.within.items():
        found |= _too_far(people, field, distance)
    for field in rules.separate:
        found |= _reports(people, field)
    np.fill_diagonal(found, False)
    return found


def _too_far(people: Sequence[Participant], field: str, distance: int) -> NDArray[np.bool_]:
    levels = np.array([number_of(person, field) for person in people], dtype=np.float64)
    gaps = np.abs(levels[:, None] - levels[None, :])
    return np.asarray(np.where(np.isnan(gaps), 0.0, gaps) > distance)


def number_of(person: Participant, field: str) -> float:
    """Return a field as a number; NaN for somebody without one, whom a rule about it does not bind."""
    values = person.fields.get(field, ())
    try:
        return float(values[0]) if values else float("nan")
    except ValueError:
        return float("nan")


def _reports(people: Sequence[Participant], field: str) -> NDArray[np.bool_]:
    """Return (P, P): pairs of which one is the other's manager, by handle."""
    handle = {same(person.id): index for index, person in enumerate(people)}
    found = np.zeros((len(people), len(people)), dtype=np.bool_)
    for index, person in enumerate(people):
        for value in person.fields.get(field, ()):
            manager = handle.get(same(value), index)
            found[index, manager] = found[manager, index] = True
    return found


def _alike(people: Sequence[Participant], field: str) -> NDArray[np.bool_]:
    has = one_hot(people, field).astype(np.int32)
    found: NDArray[np.bool_] = (has @ has.T) > 0
    np.fill_diagonal(found, False)
    return found
