"""Gatherings that are seated together: a few hundred people, around hours that are near each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.units import Gathering, Units, heads_of
from circlekit.core.matching.score.terms import Ints
from circlekit.core.sizes import group_counts
from circlekit.core.windows import WEEK

IN_A_PACK = 240
"""So many people are seated at once: their pairs are one matrix, and its steps are quick."""

NO_HOUR = -1


def packed(units: Units, gatherings: Sequence[Gathering], instants: Ints) -> list[list[Gathering]]:
    """Return gatherings in packs; ``instants`` (H,) is when their hours first are, in minutes."""
    when = [int(instants[one.hour]) % WEEK if one.hour != NO_HOUR else 0 for one in gatherings]
    order = sorted(range(len(gatherings)), key=lambda at: (when[at], at))
    heads = heads_of(units, gatherings)
    packs: list[list[Gathering]] = []
    people = IN_A_PACK
    for at in order:
        if people + heads[at] > IN_A_PACK:
            packs.append([])
            people = 0
        packs[-1].append(gatherings[at])
        people += int(heads[at])
    return packs


def with_everyone(
    units: Units, gatherings: Sequence[Gathering], left: Ints, size: Size
) -> tuple[list[Gathering], list[int]]:
    """Return gatherings that also hold the units left over, and the units that fit nowhere."""
    found = [Gathering(gathering.hour, list(gathering.units)) for gathering in gatherings]
    homeless: list[int] = []
    for unit in left.tolist():
        heads = heads_of(units, found)
        more = heads + units.people[unit]
        roomy = [at for at, people in enumerate(more.tolist()) if group_counts(people, size)]
        if roomy:
            found[max(roomy, key=lambda at: (int(heads[at]), -at))].units.append(unit)
        else:
            homeless.append(unit)
    return _merged(units, found, homeless, size) if homeless else (found, [])


def _merged(
    units: Units, found: list[Gathering], homeless: list[int], size: Size
) -> tuple[list[Gathering], list[int]]:
    """Return gatherings of which the smallest are one with the homeless: as many as make a number to be cut.

    Their hours stay in the list, without units, so that the search still looks at them.
    """
    people = int(units.people[homeless].sum())
    merged = Gathering(NO_HOUR, list(homeless))
    heads = heads_of(units, found)
    for at in [None, *np.argsort(heads, kind="stable").tolist()]:
        if at is not None:
            people += int(heads[at])
            merged.units.extend(found[at].units)
            found[at].units.clear()
        if group_counts(people, size):
            return [*found, merged], []
    return found, merged.units
