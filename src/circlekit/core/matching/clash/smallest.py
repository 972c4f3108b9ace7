"""The smallest set of rules that still clash, so that a person reads only what matters.

Rules are left out, many at once and then one by one, for as long as the others still clash («deletion
filter», Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991). What remains cannot lose another rule;
whether fewer rules of some other kind clash too is tried where that is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb

from circlekit.core.matching.clash.rules import Rule

Clash = Callable[[Sequence[Rule]], bool]
"""Tells whether it is proven that rules cannot all hold."""

TRIED = 60
"""So many smaller sets are tried, for each number of rules."""


def smallest_clash(rules: Sequence[Rule], clash: Clash) -> tuple[Rule, ...]:
    """Return a smallest set of ``rules`` that clash; all of them clash, as was proven before."""
    kept = _thinned(rules, clash)
    for count in range(1, len(kept)):
        if comb(len(rules), count) > TRIED:
            break
        fewer = next((some for some in combinations(rules, count) if clash(some)), None)
        if fewer:
            return fewer
    return tuple(kept)


def _thinned(rules: Sequence[Rule], clash: Clash) -> list[Rule]:
    """Return rules that clash, none of which can be left out: without it, no clash was proven."""
    kept = list(rules)
    step = len(kept) // 2
    while step:
        for start in range(len(kept) - 1, -1, -step):
            without = [*kept[: max(start - step + 1, 0)], *kept[start + 1 :]]
            if without and clash(without):
                kept = without
        step //= 2
    return kept
