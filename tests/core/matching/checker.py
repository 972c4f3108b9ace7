"""Whether circles keep every rule: an obvious second opinion, sharing no code with the package's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from circlekit.core.model import Circle, Cohort, Matching, Participant
from tests.core.matching.slow_score import led_last, parted, said, said_to_lead

ORDER = ("no", "again", "if needed", "yes")


def broken(cohort: Cohort, matching: Matching) -> list[str]:
    """Return what is wrong with a matching; nothing, it is hoped."""
    people = {person.id: person for person in cohort.participants}
    placed = [handle for circle in matching.circles for handle in circle.members]
    waiting = [person.id for person in matching.unplaced]
    found = [] if sorted([*placed, *waiting]) == sorted(people) else ["somebody is missing, or there twice"]
    for circle in matching.circles:
        found += [f"{circle.id}: {what}" for what in _circle(cohort, circle, people)]
    return found + list(_enough_leads(cohort, matching))


def _circle(cohort: Cohort, circle: Circle, people: dict[str, Participant]) -> Iterator[str]:
    members = [people[handle] for handle in circle.members]
    if not cohort.size.least <= len(members) <= cohort.size.most:
        yield f"{len(members)} people"
    for one, other in combinations(members, 2):
        if parted(cohort, one, other):
            yield f"{one.id} and {other.id} must be apart"
    yield from _roles(cohort, circle)
    yield from _fields(cohort, members)
    for group in cohort.matching.together:
        here = set(group) & set(circle.members)
        if here and here != set(group):
            yield f"only {sorted(here)} of {group}"


def _answers(cohort: Cohort) -> dict[str, str]:
    """Return what each person says of leading: ``again`` of those who would, but have just led."""
    people = cohort.participants
    return {
        one.id: "again" if led_last(cohort, one) and said_to_lead(one) != "no" else said_to_lead(one)
        for one in people
    }


def _bosses(cohort: Cohort, handle: str) -> set[str]:
    """Return everybody above somebody in a reporting line, by walking up until nobody new is met."""
    fields = {one.id.casefold(): one.fields for one in cohort.participants}
    found: set[str] = set()
    for field in cohort.matching.separate:
        line, here = set(), {handle.casefold()}
        while here:
            here = (
                {boss.casefold() for one in here for boss in fields.get(one, {}).get(field, ())}
                - line
                - {handle.casefold()}
            )
            line |= here
        found |= line
    return found


def _roles(cohort: Cohort, circle: Circle) -> Iterator[str]:
    answers = _answers(cohort)
    over = {one for handle in circle.members for one in _bosses(cohort, handle) if one != handle}
    willing = [one for one in circle.members if answers[one] != "no" and one.casefold() not in over]
    if bool(circle.lead) != bool(willing):
        yield "somebody would lead and nobody does, or the other way round"
    if circle.lead and answers[circle.lead] != max((answers[handle] for handle in willing), key=ORDER.index):
        yield "the lead is not willing, or was asked before others who are more so"
    if (circle.deputy is None) != (len(willing) < 2) or (circle.deputy and circle.deputy not in willing):
        yield "the deputy is not one of those willing"
    if circle.deputy is not None and circle.deputy == circle.lead:
        yield "the deputy is the lead"


def _fields(cohort: Cohort, members: Sequence[Participant]) -> Iterator[str]:
    for field in cohort.matching.share:
        if not set.intersection(*(said(person, field) for person in members)):
            yield f"nothing in common in {field}"
    for field, limit in cohort.matching.at_most.items():
        values = [value for person in members for value in said(person, field)]
        if any(values.count(value) > limit for value in values):
            yield f"more than {limit} with the same {field}"


def _units(cohort: Cohort, leads: dict[str, str]) -> list[set[str]]:
    """Return what the people of each unit said of leading; people bound together are one unit."""
    bound = {person.id: {person.id} for person in cohort.participants}
    for group in cohort.matching.together:
        joined = set().union(*(bound[handle] for handle in group))
        bound |= dict.fromkeys(joined, joined)
    return [{leads[handle] for handle in unit} for unit in {frozenset(unit) for unit in bound.values()}]


def _enough_leads(cohort: Cohort, matching: Matching) -> Iterator[str]:
    """While enough are willing every circle has one of them, and «if needed» only where «yes» runs out.

    Rules that part people may leave no other way, so this is looked at where there are none.
    """
    rules = cohort.matching
    if rules.apart or rules.within or rules.separate:
        return
    leads = _answers(cohort)
    units, circles = _units(cohort, leads), len(matching.circles)
    led = sum(circle.lead is not None for circle in matching.circles)
    willing, sure = sum(unit != {"no"} for unit in units), sum("yes" in unit for unit in units)
    if led < min(willing, circles):
        yield f"{led} circles are led, {min(willing, circles)} could be"
    by_yes = sum(leads.get(circle.lead or "") == "yes" for circle in matching.circles)
    if by_yes < min(sure, circles):
        yield f"{by_yes} circles are led by a «yes», {min(sure, circles)} could be"
