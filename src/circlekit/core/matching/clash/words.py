"""A clash as problems with places: what cannot be, which rules take part in it, and the sure ways out."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.matching.clash.find import Asker, Clash, clashes_of, sure_ways
from circlekit.core.matching.clash.rules import says
from circlekit.core.matching.clash.way import Way
from circlekit.core.model import Cohort
from circlekit.core.problems import Problem
from circlekit.core.sizes import says as says_size
from circlekit.core.text import counted, listed

SHOWN = 4
"""So many ways out are printed; the others are dearer."""

NAMED = 6
"""So many rules of a clash stand in its sentence; the others only at their own lines."""


def explained(cohort: Cohort, proven: Sequence[Clash] = ()) -> list[Problem]:
    """Return what cannot be, and how to get out of it; empty when nothing is proven.

    Args:
        cohort: who takes part, and the rules.
        proven: clashes that are known already; others are looked for.
    """
    people = len(cohort.participants)
    clashes = [*proven, *clashes_of(cohort, Asker(people), proven)]
    asker = Asker(people)
    last = _left_out(cohort, asker) if clashes else []
    found: list[Problem] = []
    for clash in clashes:
        ways = sure_ways(cohort, clash, [other for other in clashes if other is not clash], asker)
        found += _problems(cohort, clash, [*map(_way, ways[:SHOWN]), *last])
    return found


def _way(way: Way) -> str:
    return f"{way.says} ({counted(way.people, 'person', 'people')})"


def _left_out(cohort: Cohort, asker: Asker) -> list[str]:
    """Return the way out of every clash at once, which costs some people their place."""
    count = asker.waiting(cohort)
    return [f"leave {counted(count, 'person', 'people')} out with --allow-unplaced"] if count else []


def _problems(cohort: Cohort, clash: Clash, ways: Sequence[str]) -> list[Problem]:
    """Return one problem for each rule of a clash; the first says all, and the ways out."""
    first = Problem(
        clash.rules[0].path, clash.why or _cannot(cohort, clash), "; ".join(ways) or clash.otherwise
    )
    others = clash.rules[1:]
    return [first, *(Problem(rule.path, f"part of the same clash: {says(cohort, rule)}") for rule in others)]


def _cannot(cohort: Cohort, clash: Clash) -> str:
    people = counted(len(cohort.participants), "person", "people")
    shown = [says(cohort, rule) for rule in clash.rules[:NAMED]]
    left = len(clash.rules) - len(shown)
    rules = listed([*shown, counted(left, "more rule holds", "more rules hold")] if left else shown)
    return f"{people} make no circles of {says_size(cohort.size)} in which {rules}"
