"""Why fewer pairs cannot meet again, in words: more people of an old circle than there are new circles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from circlekit.core.matching.limits.bounds import spread_pairs
from circlekit.core.rotation.telling.mixes import circles_named
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.sections import OldCircles
from circlekit.core.text import counted, listed

NAMED = 8
"""So many old circles are named; more of them are counted."""


class Crowd(NamedTuple):
    """Those of an old circle, given by its row, who go on; ``pairs`` of them must share a new circle."""

    circle: int
    people: int
    pairs: int


def crowds(switch: Switch) -> list[list[Crowd]]:
    """Return for each earlier cohort, the newest first, its circles of which some people must meet again.

    Circles that asked for one more cohort together are none of them.
    """
    anew = switch.formed_anew()
    here = {handle for circle in anew for handle in circle.members}
    return [
        [
            Crowd(row, people, pairs)
            for row, members in enumerate(past.circles)
            if (pairs := spread_pairs(people := len(here.intersection(members)), len(anew)))
            and not (age == 0 and row in switch.asking)
        ]
        for age, past in enumerate(reversed(switch.cohort.past))
    ]


def proof(switch: Switch) -> str:
    """Return in a sentence why no fewer pairs than ``Rotation.least`` can meet again; nothing for none."""
    least, circles = switch.rotation.least, len(switch.formed_anew())
    if not least:
        return ""
    if switch.cohort.rotation.old_circles is OldCircles.IN_TWOS:
        pairs = counted(least, "pair", "pairs")
        return f"Everybody is to come with somebody of their old circle: that makes at least {pairs}."
    for found, past in zip(crowds(switch), reversed(switch.cohort.past), strict=True):
        if sum(crowd.pairs for crowd in found) == least:
            named = past is switch.cohort.past[-1] and len(found) <= NAMED
            who = outnumbered(found, switch) if named else _counted(found, past.cohort, circles)
            return f"{who}: at least {counted(least, 'pair of them meets', 'pairs of them meet')} again."
    pairs = counted(least, "pair meets", "pairs meet")
    room = counted(circles, "new circle")
    return f"Those who go on have met too many of the others for {room}: at least {pairs} again."


def outnumbered(found: Iterable[Crowd], switch: Switch) -> str:
    """Say of which old circles more people go on than there are new ones, without a full stop."""
    by_people: dict[int, list[str]] = {}
    for crowd in sorted(found, key=lambda crowd: -crowd.people):
        by_people.setdefault(crowd.people, []).append(switch.old[crowd.circle].name)
    going = listed(
        f"{people} people {'each ' if len(names) > 1 else ''}of {circles_named(names)}"
        for people, names in by_people.items()
    )
    circles = len(switch.formed_anew())
    are = "is" if circles == 1 else "are"
    return f"{going} go on, and there {are} {counted(circles, 'new circle')}"


def _counted(found: Sequence[Crowd], cohort: str, circles: int) -> str:
    """Count such circles; those of older cohorts have no names any more."""
    each = counted(len(found), "circle has", "circles each have")
    room = counted(circles, "new circle")
    return f"Of {cohort}, {each} more people who go on than the {room}"
