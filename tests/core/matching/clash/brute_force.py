"""Every way of seating a few people, tried one after the other: slow, and plain to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from circlekit.core.matching.rules import broken_rules
from circlekit.core.model import Cohort

Breaches = dict[tuple[int, ...], int | None]
"""For each group of people: 0 when it keeps every rule, 1 when it is one person short, else None."""


def breaches_of(cohort: Cohort) -> Breaches:
    """Return what every possible circle breaks."""
    people = range(len(cohort.participants))
    sizes = range(max(cohort.size.least - 1, 1), cohort.size.most + 1)
    return {group: _breach(cohort, group) for size in sizes for group in combinations(people, size)}


def _breach(cohort: Cohort, group: Sequence[int]) -> int | None:
    broken = [one.path for one in broken_rules(cohort, [cohort.participants[row] for row in group])]
    return len(broken) if broken in ([], [("size",)]) else None


def smallest_breach(cohort: Cohort) -> int | None:
    """Return how many circles are one person short in the best way to keep every rule; None without any."""
    return min(_totals(tuple(range(len(cohort.participants))), breaches_of(cohort)), default=None)


def fewest_waiting(cohort: Cohort) -> int:
    """Return how many people wait at least when all others are in circles that keep every rule."""
    people = range(len(cohort.participants))
    breaches = breaches_of(cohort)
    blocks = [set(group) for group in cohort.matching.together]
    for waiting in people:
        for seated in combinations(people, len(people) - waiting):
            here = {cohort.participants[row].id for row in seated}
            parted = any(0 < len(block & here) < len(block) for block in blocks)
            if not parted and 0 in _totals(seated, breaches):
                return waiting
    return len(people)


def _totals(people: tuple[int, ...], breaches: Breaches) -> Iterator[int]:
    """Yield how many circles are short in each way of seating people that breaks nothing else."""
    if not people:
        yield 0
        return
    first, rest = people[0], people[1:]
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            breach = breaches.get((first, *others))
            if breach is not None:
                left = tuple(row for row in rest if row not in others)
                yield from (breach + total for total in _totals(left, breaches))
