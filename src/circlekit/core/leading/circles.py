"""The circles that leads make among themselves (practice 69): one, or several where leads are many.

More than nine are matched as people of any cohort are: by the hours they have in common, the languages that
a rule asks for, what should be mixed, and so that those who shared a circle before meet others. Rules about
what makes a good circle of members, such as levels that are near, do not hold among leads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from circlekit.core.fields import Size
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.problems import NoPlan
from circlekit.core.sections import RotationPlan, Rules
from circlekit.core.sizes import even_sizes, group_counts

LEADS = "leads"
"""The handle of the one circle of leads; of several, those are ``leads-1``, ``leads-2`` and so on."""

USUAL = Size(6, 8)
LEAST = 5
"""Ten, eleven and seventeen leads cannot be cut into six to eight, so some sit in a circle of five; nine
stay together."""


def leads_circles(
    cohort: Cohort, circles: Sequence[Circle], kept: Sequence[Circle] = ()
) -> tuple[Circle, ...]:
    """Return the circles that the leads of ``circles`` make among themselves; none of them has a lead.

    ``cohort`` has the rhythm of the leads' meetings. ``kept`` are the circles of leads that there were: they
    stay while they can, and as few leads move as are needed to take in new ones. The same arguments give
    the same circles.
    """
    leads = tuple(dict.fromkeys(circle.lead for circle in circles if circle.lead is not None))
    even = even_size(len(leads))
    if even is None:
        return (Circle(id=LEADS, name=name_of(LEADS), members=leads),)
    stood = _stood(kept, leads)
    size = USUAL if stood and group_counts(len(leads), USUAL) else even
    if _holds(stood, leads, size):
        return stood
    people = {person.id: person for person in cohort.participants}
    whole = cohort.model_copy(
        update={
            # Nobody leads among leads, so nobody's offer to lead counts.
            "participants": tuple(people[one].model_copy(update={"lead": "no"}) for one in leads),
            "waiting": (),
            "size": size,
            "rotation": RotationPlan(),
        }
    )
    return _named(_matched(whole, stood), stood)


def even_size(leads: int) -> Size | None:
    """Return how many of so many leads sit together, in as few circles as eight in each allow, evenly.

    None where they make one circle: up to nine, of whom halves would be fewer than ``LEAST``.
    """
    groups = -(-leads // USUAL.most)
    sizes = even_sizes(leads, max(1, groups))
    return Size(sizes[-1], sizes[0]) if groups > 1 and sizes[-1] >= LEAST else None


def _stood(kept: Sequence[Circle], leads: Sequence[str]) -> tuple[Circle, ...]:
    """Return the circles of before without those who lead no more; nobody is in two."""
    free, found = set(leads), []
    for circle in kept:
        members = tuple(one for one in dict.fromkeys(circle.members) if one in free)
        free -= set(members)
        found += [circle.model_copy(update={"members": members})] if members else []
    return tuple(found)


def _holds(stood: Sequence[Circle], leads: Sequence[str], size: Size) -> bool:
    seated = sum(len(circle.members) for circle in stood)
    return seated == len(leads) and all(size.least <= len(circle.members) <= size.most for circle in stood)


def _matched(cohort: Cohort, stood: Sequence[Circle]) -> Sequence[Circle]:
    """Return circles that keep as many rules as there can be kept, with few leads moved."""
    from circlekit.core.matching.api import match
    from circlekit.core.matching.stay.again import rematch

    for rules in _rules(cohort):
        asked = cohort.model_copy(update={"matching": rules})
        try:
            if stood:
                return rematch(asked, Matching(circles=tuple(stood))).matching.circles
            return match(asked).circles
        except NoPlan:
            continue
    return match(cohort.model_copy(update={"matching": Rules(), "past": ()})).circles


def _rules(cohort: Cohort) -> Iterator[Rules]:
    """Yield what holds among leads, then the same without a language in common, then wishes alone."""
    rules, here = cohort.matching, {person.id for person in cohort.participants}
    named = {
        key: tuple(group for group in getattr(rules, key) if len(here.intersection(group)) > 1)
        for key in ("apart", "avoid")
    }
    wishes = {
        "mix": rules.mix,
        "align": rules.align,
        "not_alone": rules.not_alone,
        "weights": rules.weights,
        "complement": {},
    }
    bare = Rules().model_copy(update=wishes)
    strict = bare.model_copy(update={**named, "separate": rules.separate})
    yield strict.model_copy(update={"share": rules.share})
    yield strict
    yield bare


def _named(found: Sequence[Circle], stood: Sequence[Circle]) -> tuple[Circle, ...]:
    """Return the circles with the handles they had, or the first that are free, and without a lead."""
    known = {circle.id for circle in stood}
    free = (f"{LEADS}-{number}" for number in count(1) if f"{LEADS}-{number}" not in known)
    handles = [circle.id if circle.id in known else next(free) for circle in found]
    return tuple(
        Circle(id=handle, name=name_of(handle), members=circle.members)
        for handle, circle in zip(handles, found, strict=True)
    )


def name_of(handle: str) -> str:
    """Return what a circle of leads is called: ``Leads 2`` for ``leads-2``."""
    return handle.replace("-", " ").capitalize()


def is_of_leads(circle: Circle) -> bool:
    """Tell whether a circle is one that leads make among themselves; a cohort's may have such a handle."""
    head, _, number = circle.id.partition("-")
    return head == LEADS and (number.isdecimal() or not number) and circle.name == name_of(circle.id)
