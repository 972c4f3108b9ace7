"""Rounds by algebra, for people some of whom have met already."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.choose import best_design
from circlekit.core.rotation.designs.design import labels
from circlekit.core.rotation.planning.counts import Ints, Plan


def built_rounds(size: Size, before: Ints) -> Plan:
    """Return the rounds of a design in which nobody meets whom they have met before, as here or in another.

    People sit in the design in their order, which is right for those who sat in its earlier rounds. Where
    that leaves less, and those who met were one round of groups, these become groups of the design.
    """
    design = best_design(len(before), size.least, size.most)
    if design is None:
        return []
    rounds = labels(design)
    as_listed = _without(rounds, before)
    if len(as_listed) >= len(rounds) - 1:
        return as_listed
    seats = _seats_by_groups(rounds, _groups_met(before))
    by_groups = [] if seats is None else _without([found[seats] for found in rounds], before)
    return max(as_listed, by_groups, key=len)


def _without(rounds: Sequence[Ints], before: Ints) -> Plan:
    """Return the rounds that bring nobody together who met before."""
    one, other = np.nonzero(np.triu(before))
    return [found for found in rounds if not (found[one] == found[other]).any()]


def _groups_met(before: Ints) -> list[Ints]:
    """Return the groups of an earlier round, largest first; empty when who met whom were several rounds."""
    met = (before > 0) | np.eye(len(before), dtype=bool)
    rows, group = np.unique(met, axis=0, return_inverse=True)
    group = group.reshape(-1)
    if (rows.sum(axis=1) != np.bincount(group)).any():
        return []
    found = [np.flatnonzero(row) for row in rows]
    return sorted(found, key=lambda members: (-len(members), members[0]))


def _seats_by_groups(rounds: Sequence[Ints], groups: Sequence[Ints]) -> Ints | None:
    """Return (people,) a place in a design for each, so that each group is within one of some round."""
    tries = (_packed(found, groups) for found in reversed(rounds) if groups)
    return next((seats for seats in tries if seats is not None), None)


def _packed(found: Ints, groups: Sequence[Ints]) -> Ints | None:
    """Return places for groups inside those of one round, each where it leaves least room; None if none."""
    free = [np.flatnonzero(found == label).tolist() for label in range(int(found.max()) + 1)]
    seats = np.empty(len(found), dtype=np.int64)
    for members in groups:
        fit = [places for places in free if len(places) >= len(members)]
        if not fit:
            return None
        places = min(fit, key=len)
        seats[members] = places[: len(members)]
        del places[: len(members)]
    return seats
