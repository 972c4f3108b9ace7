"""Every way of seating a few people, tried one after the other: slow, and plain to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.matching.rules import broken_rules
from circlekit.core.model import Cohort


def ways(people: Sequence[int]) -> Iterator[list[list[int]]]:
    """Yield every way of putting people into groups."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    for groups in ways(rest):
        yield [[first], *groups]
        for index, group in enumerate(groups):
            yield [*groups[:index], [first, *group], *groups[index + 1 :]]


def smallest_breach(cohort: Cohort) -> int | None:
    """Return how many circles are one person short in the best way to keep every rule; None without any."""
    short = [
        sum(len(group) == cohort.size.least - 1 for group in groups)
        for groups in ways(range(len(cohort.participants)))
        if all(_holds(cohort, group) for group in groups)
    ]
    return min(short, default=None)


def fewest_waiting(cohort: Cohort) -> int:
    """Return how many people wait at least when all others are in circles that keep every rule."""
    people = range(len(cohort.participants))
    blocks = [set(group) for group in cohort.matching.together]
    best = len(people)
    for chosen in range(2 ** len(people)):
        seated = [row for row in people if chosen >> row & 1]
        here = {cohort.participants[row].id for row in seated}
        if len(people) - len(seated) >= best or any(0 < len(block & here) < len(block) for block in blocks):
            continue
        if any(all(_keeps(cohort, group) for group in groups) for groups in ways(seated)):
            best = len(people) - len(seated)
    return best


def _holds(cohort: Cohort, group: Sequence[int]) -> bool:
    """Tell whether a circle keeps every rule but the size, which it may miss by one person too few."""
    if not cohort.size.least - 1 <= len(group) <= cohort.size.most:
        return False
    broken = broken_rules(cohort, [cohort.participants[row] for row in group])
    return all(one.path == ("size",) for one in broken)


def _keeps(cohort: Cohort, group: Sequence[int]) -> bool:
    return not list(broken_rules(cohort, [cohort.participants[row] for row in group]))
