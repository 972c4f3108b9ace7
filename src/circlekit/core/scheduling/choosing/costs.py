"""What a slot costs a circle: the order in which slots are preferred, the most important first."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.scheduling.arrange import quorum, would_lead
from circlekit.core.scheduling.choosing.candidates import Asked
from circlekit.core.scheduling.clocks import Ints

MISSED, STRETCHED = 3, 1
"""What a meeting that somebody misses, or can come to only if needed, adds to their load."""

_FINE = 1_000_000


class Costs(NamedTuple):
    """What each slot costs, (S,) each, the most important first; less is better everywhere.

    ``unserved`` is 0 where a quorum can come to every meeting, and with them somebody to lead. ``absent``
    is how many members cannot come to every meeting. All below are per meeting, so that a slot with more
    dates is not worse for them: ``indecent`` and ``missed`` count people-meetings, the former those which
    somebody misses and that would be outside 07:00-21:30 of their day; ``worst`` is the load of the member
    who carries most, ``total`` that of all, ``uneven`` the sum of its squares; ``lead`` is what the lead
    misses, ``night`` what is outside 08:00-21:00 though somebody offered it.
    """

    unserved: Ints
    absent: Ints
    indecent: Ints
    missed: Ints
    worst: Ints
    total: Ints
    uneven: Ints
    lead: Ints
    night: Ints


def costs(asked: Asked, circle: Circle, people: Sequence[Participant], cohort: Cohort) -> Costs:
    """Return what each slot costs a circle; there must be at least one slot."""
    always = (asked.missed == 0).sum(axis=0)
    leads = np.array([would_lead(person, circle) for person in people])
    served = (always >= quorum(circle, cohort)) & (asked.missed[leads] == 0).any(axis=0)
    own = np.array([person.id == circle.lead for person in people])
    load = _per_meeting(MISSED * asked.missed + STRETCHED * asked.stretched, asked.table.dates)
    counted = (asked.indecent.sum(axis=0), asked.missed.sum(axis=0), asked.missed[own].sum(axis=0))
    indecent, missed, lead = _per_meeting(np.array(counted), asked.table.dates)
    return Costs(
        unserved=1 - served.astype(np.int64),
        absent=len(people) - always,
        indecent=indecent,
        missed=missed,
        worst=load.max(axis=0),
        total=load.sum(axis=0),
        uneven=(load * load).sum(axis=0),
        lead=lead,
        night=asked.night,
    )


def _per_meeting(counts: Ints, dates: Ints) -> Ints:
    """Return counts over how many meetings there are, as whole numbers that can be compared."""
    scale = lcm(*np.unique(dates).tolist())
    if scale > _FINE:
        return np.asarray(counts * _FINE // dates)
    return np.asarray(counts * (scale // dates))


def ties(asked: Asked) -> tuple[Ints, ...]:
    """Return what decides between slots that cost the same, the most important first.

    More meetings, the anchor that was given first, a start on the hour or half hour, an earlier beginning.
    """
    table = asked.table
    off_hour = (table.start % 60 != 0).astype(np.int64) + (table.start % 30 != 0)
    return -table.dates, table.anchor, off_hour, table.instants[:, 0]


def first_row(keys: Sequence[Ints]) -> int:
    """Return the row that comes first; the most important key stands first, and less of it is better."""
    rows = np.arange(len(keys[0]))
    for key in keys:
        rows = rows[key[rows] == key[rows].min()]
    return int(rows[0])


def in_order(keys: Sequence[Ints]) -> Ints:
    """Return all rows, the best first."""
    return np.lexsort(tuple(reversed(keys)))
