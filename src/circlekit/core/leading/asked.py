"""What a cohort's past and its reporting lines say of who should be asked to lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from circlekit.core.leading.above import Lines, lines_of, may_not_lead
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.rotation.ledger import LEAD, ledger, standing
from circlekit.core.willing import NOT_AT_ALL, due_a_rest, how_gladly


class Leading(NamedTuple):
    """Who is due a rest, how often everybody ``led`` as the ledger counts, and who sits above whom."""

    resting: frozenset[str]
    led: Mapping[str, int]
    lines: Lines


def leading_of(cohort: Cohort) -> Leading:
    """Return the same for all circles of a cohort: it is worked out once for all of them."""
    led = standing(ledger(cohort), LEAD) if cohort.past else {}
    return Leading(due_a_rest(cohort), led, lines_of(cohort))


def led_beside(circle: Circle, people: Sequence[Participant], leading: Leading) -> Circle:
    """Return a circle of ``people`` without a lead or deputy who sits above another of them.

    Whoever else is willing takes the place, the gladdest first and then in the order of the circle.
    """
    higher = may_not_lead(people, leading.lines)
    if not higher & {circle.lead, circle.deputy}:
        return circle
    rank = {person.id: how_gladly(person, person.id in leading.resting) for person in people}
    may = [one for one in (circle.lead, circle.deputy) if one is not None and one not in higher]
    others = sorted(rank, key=lambda one: -rank[one])
    may += [one for one in others if rank[one] != NOT_AT_ALL and one not in {*higher, *may}]
    lead, deputy = (*may, None, None)[:2]
    return circle.model_copy(update={"lead": lead, "deputy": deputy})
