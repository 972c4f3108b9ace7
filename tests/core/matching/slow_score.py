"""What circles are worth, worked out person by person in plain loops: slow, but obvious."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from circlekit.core.matching.score import pairs
from circlekit.core.matching.score.board import DEFAULT_WEIGHTS
from circlekit.core.matching.score.hard import ASKED, DEPUTY, UNRESTED
from circlekit.core.matching.score.hours import NEARLY
from circlekit.core.matching.score.rotating import ALONE, LONE
from circlekit.core.matching.score.terms import COMPLETE, HARD, LEAD, NEARER, SERVED, UNEVEN
from circlekit.core.model import Cohort, Participant
from tests.core.matching.slow_hours import coming

Group = Sequence[int]


def total(cohort: Cohort, groups: Sequence[Group]) -> int:
    """Return what circles, given as rows, are worth together."""
    hours = _hours(cohort)
    quorum = min(6, cohort.size.least)
    worth = 0
    for group in groups:
        people = [cohort.participants[row] for row in group]
        worth += _rules(cohort, people) + _roles(cohort, people) - UNEVEN * len(people) ** 2
        worth += _meeting(
            cohort, people, [[(can[row], glad[row]) for row in group] for can, glad in hours], quorum
        )
        worth += _needs(cohort, people) + _alone(cohort, people) + _rotating(cohort, people)
        worth += sum(_pair(cohort, one, other) for one, other in combinations(people, 2))
    return worth


def served(cohort: Cohort, group: Group) -> int:
    """Return how many of a circle can come, with a quorum and a lead, to the slot that suits most of them."""
    leads = [row for row in group if said_to_lead(cohort.participants[row]) != "no"]
    nobody = all(said_to_lead(person) == "no" for person in cohort.participants)
    best = 0
    for hour in coming(cohort):
        count = sum(hour[row] for row in group)
        if count >= min(6, cohort.size.least) and (nobody or any(hour[row] for row in leads)):
            best = max(best, count)
    return best


def _hours(cohort: Cohort) -> list[tuple[list[bool], list[bool]]]:
    """Return who can come, and who gladly, to the slots worth a look: nearly enough, one who would lead."""
    enough = min(6, cohort.size.least) - NEARLY
    would = [said_to_lead(person) != "no" for person in cohort.participants]
    return [
        (can, glad)
        for can, glad in zip(coming(cohort), coming(cohort, gladly=True), strict=True)
        if sum(can) >= enough and (not any(would) or any(map(min, can, would)))
    ]


def said(person: Participant, field: str) -> set[str]:
    """Return what a person said in a field, in small letters."""
    known = {"languages": person.languages, "needs": person.needs, "offers": person.offers}
    return {value.casefold() for value in known.get(field, person.fields.get(field, ()))}


def _rules(cohort: Cohort, people: Sequence[Participant]) -> int:
    rules, broken = cohort.matching, 0
    broken += max(cohort.size.least - len(people), 0) + max(len(people) - cohort.size.most, 0)
    for field in rules.share:
        values = set().union(*(said(person, field) for person in people))
        broken += len(people) - max(sum(value in said(p, field) for p in people) for value in values)
    for field, limit in rules.at_most.items():
        for value in set().union(*(said(person, field) for person in people)):
            broken += max(sum(value in said(person, field) for person in people) - limit, 0)
    return -HARD * broken


def _roles(cohort: Cohort, people: Sequence[Participant]) -> int:
    would = [(said_to_lead(person), led_last(cohort, person)) for person in people]
    would = [(answer, led) for answer, led in would if answer != "no"]
    price = LEAD
    if ("yes", False) in would:
        price = 0
    elif ("if needed", False) in would:
        price = ASKED
    elif would:
        price = UNRESTED
    return (DEPUTY if len(would) > 1 else 0) - price


def said_to_lead(person: Participant) -> str:
    """Return what somebody says about leading this time."""
    return {None: person.lead, True: "yes", False: "no"}[person.lead_again]


def led_last(cohort: Cohort, person: Participant) -> bool:
    """Tell whether somebody led in the last cohort, and has not asked to lead again."""
    return bool(cohort.past) and person.id in cohort.past[-1].leads and not person.lead_again


def _rotating(cohort: Cohort, people: Sequence[Participant]) -> int:
    """Return the price of newcomers alone or among themselves, and of who comes without their old circle."""
    known = {one for past in cohort.past for circle in past.circles for one in circle}
    worth, everybody = 0, [person.id in known for person in cohort.participants]
    here = [person.id in known for person in people]
    if here and any(everybody) and everybody.count(False) > 1:
        worth -= LONE * (here.count(False) == 1 or not any(here))
    if cohort.rotation.old_circles == "in twos":
        for circle in cohort.past[-1].circles if cohort.past else ():
            still = [person for person in cohort.participants if person.id in circle]
            worth -= ALONE * (len(still) > 1 and sum(person.id in circle for person in people) == 1)
    return worth


def _meeting(
    cohort: Cohort, people: Sequence[Participant], hours: list[list[tuple[bool, bool]]], quorum: int
) -> int:
    nobody = all(said_to_lead(person) == "no" for person in cohort.participants)
    leads = [said_to_lead(person) != "no" for person in people]
    led = [
        (sum(can for can, _ in hour), sum(glad for _, glad in hour))
        for hour in hours
        if nobody or any(can and lead for (can, _), lead in zip(hour, leads, strict=True))
    ]
    best, gladly = max(led, default=(0, 0))
    near = best or max((sum(can for can, _ in hour) for hour in hours), default=0)
    worth = NEARER * near
    if best >= quorum:
        worth += SERVED * best + (COMPLETE if best == len(people) else 0)
        worth -= (best - gladly) * DEFAULT_WEIGHTS["if_needed"] * _weight(cohort, "if_needed")
    return worth


def _needs(cohort: Cohort, people: Sequence[Participant]) -> int:
    met = 0
    for need, offer in cohort.matching.complement.items():
        for person in people:
            others = [other for other in people if other is not person]
            met += sum(any(topic in said(o, offer) for o in others) for topic in said(person, need))
    return met * DEFAULT_WEIGHTS["complement"] * _weight(cohort, "complement")


def _alone(cohort: Cohort, people: Sequence[Participant]) -> int:
    alone = 0
    for field in cohort.matching.not_alone:
        values = [value for person in people for value in said(person, field)]
        alone += sum(values.count(value) == 1 for value in values)
    return -alone * DEFAULT_WEIGHTS["not_alone"] * _weight(cohort, "not_alone")


def _weight(cohort: Cohort, name: str) -> int:
    return cohort.matching.weights.get(name, 1)


def _pair(cohort: Cohort, one: Participant, other: Participant) -> int:
    rules, both = cohort.matching, {one.id, other.id}
    worth = -HARD if parted(cohort, one, other) else 0
    ages = [age for age, past in enumerate(reversed(cohort.past)) if _met(past.circles, both)]
    points = min(sum(3 if a == 0 else 2 if a == 1 else 1 for a in ages), 10)
    worth -= (pairs.MET * bool(ages) + pairs.RECENT * points) * _weight(cohort, "met")
    if one.id in other.knows or other.id in one.knows:
        worth -= pairs.KNOWS * _weight(cohort, "knows")
    for field, times in rules.mix.items():
        worth -= pairs.MIX * _weight(cohort, "mix") * times * _alike(one, other, field)
    for field, times in rules.align.items():
        worth += pairs.ALIGN * _weight(cohort, "align") * times * _alike(one, other, field)
    worth += pairs.PREFER * _weight(cohort, "prefer") * _met(rules.prefer, both)
    worth -= pairs.AVOID * _weight(cohort, "avoid") * _met(rules.avoid, both)
    return worth


def _met(circles: Sequence[Sequence[str]], both: set[str]) -> bool:
    return any(both <= set(circle) for circle in circles)


def _alike(one: Participant, other: Participant, field: str) -> bool:
    return bool(said(one, field) & said(other, field))


def parted(cohort: Cohort, one: Participant, other: Participant) -> bool:
    """Tell whether a rule keeps two people out of one circle."""
    rules, both = cohort.matching, {one.id, other.id}
    return (
        _met(rules.apart, both)
        or any(_gap(one, other, field) > distance for field, distance in rules.within.items())
        or any(one.id in said(other, field) or other.id in said(one, field) for field in rules.separate)
    )


def _gap(one: Participant, other: Participant, field: str) -> float:
    """Return how far two people's numbers are apart; 0 when one of them gave none."""
    numbers = list(_numbers((one, other), field))
    return abs(numbers[0] - numbers[1]) if len(numbers) == 2 else 0


def _numbers(people: Sequence[Participant], field: str) -> Iterator[int]:
    for person in people:
        yield from (int(value) for value in said(person, field) if value.isdecimal())
