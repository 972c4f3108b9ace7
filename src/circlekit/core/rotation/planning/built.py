"""Rounds by algebra, for people some of whom have met already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.choose import best_design
from circlekit.core.rotation.designs.design import Design, labels
from circlekit.core.rotation.planning.counts import Ints, Plan
from circlekit.core.rotation.planning.seating import groups_met, plans_after

MOST_SEATED = 1_000
"""Of more people the groups of an earlier round are left to search: to seat them would take a minute."""


def built_rounds(size: Size, before: Ints, wanted: int) -> Plan:
    """Return rounds of a design in which nobody meets whom they have met before, as many as are wanted.

    People sit in the design in their order, which is right for those who sat in its earlier rounds. Where
    that leaves too few, and those who met were one round of groups, these become groups of a design.
    """
    design = best_design(len(before), size.least, size.most)
    if design is None:
        return []
    best = _without(labels(design), before)[:wanted]
    enough = min(wanted, len(design.rounds) - 1)
    for plan in _after_groups(design, groups_met(before), size) if len(best) < enough else ():
        best = max(best, _without(plan, before)[:wanted], key=len)
        if len(best) >= enough:
            break
    return best


def _after_groups(design: Design, groups: Sequence[Ints], size: Size) -> Iterator[Plan]:
    """Yield rounds after some groups: of the design, and of one whose rounds have as many groups."""
    if not 0 < sum(map(len, groups)) <= MOST_SEATED:
        return
    yield from plans_after(design, groups, size)
    together = sum(len(members) > 1 for members in groups)
    people = sum(map(len, groups))
    whole = best_design(together * size.most, size.most, size.most)
    if whole is not None and people <= whole.seats:
        yield from plans_after(whole, groups, size)


def _without(rounds: Sequence[Ints], before: Ints) -> Plan:
    """Return the rounds that bring nobody together who met before."""
    one, other = np.nonzero(np.triu(before))
    return [found for found in rounds if not (found[one] == found[other]).any()]
