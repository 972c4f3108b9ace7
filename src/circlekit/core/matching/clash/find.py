"""Which rules clash, and which ways out are sure: the model asked again and again, within a limit."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from circlekit.core.matching.clash.model import circles_that_hold
from circlekit.core.matching.clash.rules import Rule, only, rules_of
from circlekit.core.matching.clash.smallest import smallest_clash
from circlekit.core.matching.clash.units import all_alike
from circlekit.core.matching.clash.way import Way
from circlekit.core.matching.clash.ways import ways_of, ways_of_size
from circlekit.core.model import Cohort

WORK = 180_000
"""How many questions are asked: so many, shared by the square of the people."""

FEWEST, MOST = 20, 60
"""But never fewer questions than the one or more than the other; each takes some hundredths of a second."""

QUICK = 5
"""The nodes of each question but the first: there are many, and hard ones are better left open."""


class Clash(NamedTuple):
    """Rules that cannot all hold, and why where that can be said shortly; both were proven.

    ``otherwise`` is what to do where no way out could be shown to help.
    """

    rules: tuple[Rule, ...]
    why: str = ""
    otherwise: str = "drop or loosen one of these rules"


class Asker:
    """Asks whether circles exist, and counts: once ``left`` is 0 every question stays open."""

    def __init__(self, people: int) -> None:
        self.left = min(max(WORK // max(people * people, 1), FEWEST), MOST)

    def waiting(self, cohort: Cohort) -> int:
        """Return how many people would have to wait so that the others can be seated; 0 if not known."""
        if not self.left:
            return 0
        self.left -= 1
        answer = circles_that_hold(cohort, patience=all_alike(len(cohort.participants)))
        return len(answer.waiting) if answer.groups else 0

    def possible(self, cohort: Cohort, smaller: int = 0) -> bool | None:
        """Return whether a cohort has circles that keep every rule; None when that is not known."""
        if not self.left:
            return None
        self.left -= 1
        return circles_that_hold(cohort, smaller, nodes=QUICK).possible


def clashes_of(cohort: Cohort, asker: Asker, known: Collection[Clash] = ()) -> list[Clash]:
    """Return what clashes in a cohort, each rule once; empty when that cannot be proven.

    What is ``known`` to clash is left aside.
    """
    found: list[Clash] = []
    aside = {rule for clash in known for rule in clash.rules}
    rules = [rule for rule in rules_of(cohort) if rule not in aside]
    while asker.left and circles_that_hold(only(cohort, rules)).possible is False:
        clash = smallest_clash(rules, lambda some: asker.possible(only(cohort, some)) is False)
        found.append(Clash(clash))
        rules = [rule for rule in rules if rule not in clash]
    return found


def sure_ways(cohort: Cohort, clash: Clash, others: Collection[Clash], asker: Asker) -> list[Way]:
    """Return ways out of a clash for which circles exist, those that concern the fewest people first.

    Where there are ``others``, their rules are left aside: each of them needs a way out of its own.
    """
    aside = {rule for other in others for rule in other.rules} - set(clash.rules)
    alone = only(cohort, [rule for rule in rules_of(cohort) if rule not in aside])
    kinds = [*(ways_of(alone, rule) for rule in clash.rules), ways_of_size(alone)]
    firsts = (next((way for way in ways if asker.possible(way.cohort, way.smaller)), None) for ways in kinds)
    return sorted((way for way in firsts if way), key=lambda way: way.people)
