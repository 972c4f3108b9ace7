"""Which design gives the most rounds in which no pair meets twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from circlekit.core.fields import Size
from circlekit.core.rotation.designs import doubling, planes
from circlekit.core.rotation.designs.cutting import can_be_cut, one_round
from circlekit.core.rotation.designs.design import Design
from circlekit.core.rotation.designs.truncation import ways_across

MOST_PEOPLE = 2000
"""Designs of more people are not built: their tables would take gigabytes and minutes."""


@dataclass(frozen=True)
class Plan:
    """A design that can be built, and how many rounds it will have."""

    rounds: int
    build: Callable[[], Design]


def most_rounds(people: int, least: int, most: int) -> int:
    """Return how many rounds `best_design` has; 0 where it returns None. Nothing is built."""
    plan = _plan(people, least, most)
    return plan.rounds if plan else 0


def best_design(people: int, least: int, most: int) -> Design | None:
    """Return the design with the most rounds without a repeat that the makers here know.

    In each round everybody is in one group of ``least`` to ``most``, and no pair is in one group twice. The
    same numbers give the same design.

    Args:
        people: how many there are.
        least: the smallest group, 2 or more.
        most: the largest group.

    Returns:
        The design; None when so many cannot be cut into groups of this size, or are more than MOST_PEOPLE.
    """
    plan = _plan(people, least, most)
    return plan.build() if plan else None


def _plan(people: int, least: int, most: int) -> Plan | None:
    size = Size(max(2, least), most)
    return _best_plan(people, size) if 0 < people <= MOST_PEOPLE and can_be_cut(people, size) else None


@cache  # columns of a few sizes are weighed again and again
def _best_plan(people: int, size: Size) -> Plan:
    best = Plan(1, partial(one_round, people, size))
    for found in ways_across(people, size, best.rounds, _rounds_inside(size)):
        best = Plan(found.rounds, partial(found.build, best_design))
    for order in planes.orders(people, size):
        if order + 1 > best.rounds and people in planes.remainders(order, size):
            best = Plan(order + 1, partial(planes.less_lines, order, size, people))
    for rounds, build in doubling.with_one_more(people, size):
        if rounds > best.rounds:
            best = Plan(rounds, build)
    return best


@cache  # one function for each size, which those that ask it can know again
def _rounds_inside(size: Size) -> Callable[[int], int]:
    return cache(partial(_rounds, size))


def _rounds(size: Size, people: int) -> int:
    return most_rounds(people, *size)
