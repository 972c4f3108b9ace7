"""Ways out of a rule that names people: excuse two of them, or one, or all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from circlekit.core.matching.clash.rules import Rule, names, with_rules
from circlekit.core.matching.clash.way import Way
from circlekit.core.model import Cohort

PAIRS = 6
"""Of a list of people so many pairs are tried: those of four people."""

PEOPLE = 8
"""Of a list so many people are tried who might be taken out of it."""


def apart(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield to let two of a list share a circle, then to take one person out of it, then to drop it."""
    group = cohort.matching.apart[rule.at]
    pairs = list(combinations(group, 2))
    for pair in pairs if 1 < len(pairs) <= PAIRS else ():
        # The list without the one, and without the other: all its pairs but this.
        parts = [tuple(handle for handle in group if handle != one) for one in pair]
        yield Way(f"let {names(cohort, pair)} share a circle", 2, _instead(cohort, rule, *parts))
    yield from _one_out(cohort, rule, group)
    share = "share a circle" if len(group) == 2 else "share circles"
    yield Way(f"let {names(cohort, group)} {share}", len(group), _instead(cohort, rule))


def together(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield to let one of a list be in another circle, then all of them."""
    group = cohort.matching.together[rule.at]
    yield from _one_out(cohort, rule, group)
    yield Way(f"let {names(cohort, group)} be in different circles", len(group), _instead(cohort, rule))


def _one_out(cohort: Cohort, rule: Rule, group: tuple[str, ...]) -> Iterator[Way]:
    for one in group[:PEOPLE] if len(group) > 2 else ():
        rest = tuple(handle for handle in group if handle != one)
        text = f"take {names(cohort, [one])} out of the list with {names(cohort, rest)}"
        yield Way(text, len(group), _instead(cohort, rule, rest))


def _instead(cohort: Cohort, rule: Rule, *lists: tuple[str, ...]) -> Cohort:
    """Return the cohort with other lists in place of one."""
    groups: list[tuple[str, ...]] = list(getattr(cohort.matching, rule.key))
    groups[rule.at] = ()
    return with_rules(cohort, **{rule.key: (*groups, *lists)})
