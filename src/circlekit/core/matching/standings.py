"""How each circle stands, in words for everybody; and who cannot come to their circle's hour.

Nothing here knows of private rules (apart, avoid, separate), of hunches, or of who is the only one of a kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.matching.explain import best_hour
from circlekit.core.matching.figures import Figures, figures
from circlekit.core.matching.form import Formed
from circlekit.core.matching.nearest import (
    EARLIEST,
    LATEST,
    Crowd,
    crowd,
    hour_that_would_help,
    hour_to_meet,
    meets_nobody,
)
from circlekit.core.model import Circle, NotServed, Standing
from circlekit.core.text import counted
from circlekit.core.windows import clock


def standings(formed: Formed, circles: Sequence[Circle]) -> tuple[Standing, ...]:
    """Return how each circle stands; ``circles`` are those of ``formed``, in its order."""
    found = [figures(formed, [group]) for group in formed.groups]
    return tuple(
        Standing(
            circle=circle.id,
            can_come=own.can_come,
            members=own.members,
            says=tuple(_terms(formed, own)),
        )
        for circle, own in zip(circles, found, strict=True)
    )


def _terms(formed: Formed, own: Figures) -> Iterator[str]:
    """Yield the terms of a circle, each in a few words."""
    cohort = formed.facts.cohort
    if own.unled:
        yield "no lead yet"
    if cohort.past:
        yield f"{counted(own.met, 'pair')} met before" if own.met else "no pair met before"
    if own.knows:
        yield f"{counted(own.knows, 'pair knows', 'pairs know')} each other"
    if own.needs:
        yield counted(own.needs, "need met", "needs met")
    for field in cohort.matching.mix:
        yield f"{own.pairs - own.alike[field]} of {own.pairs} pairs differ in {field}"
    for field in cohort.matching.align:
        yield f"{own.alike[field]} of {own.pairs} pairs share {field}"


def not_served(formed: Formed, circles: Sequence[Circle]) -> tuple[NotServed, ...]:
    """Return everybody who cannot come to an hour of their circle, or whose circle has none."""
    everybody = crowd(formed.facts.hours)
    return tuple(
        NotServed(
            id=formed.facts.cohort.participants[group[index]].id, circle=circle.id, hour=hour, says=says
        )
        for circle, group in zip(circles, formed.groups, strict=True)
        for index in _away(formed, group)
        for hour, says in [_nearest_fix(formed, everybody, circle, group, index)]
    )


def _away(formed: Formed, group: Sequence[int]) -> list[int]:
    """Return who of a circle is not well served: who cannot come; everybody where enough never can."""
    comes, (_, served) = best_hour(formed, group), formed.facts.hours.best(group)
    return [index for index in range(len(group)) if not (served and comes[index])]


def _nearest_fix(
    formed: Formed, everybody: Crowd, circle: Circle, group: Sequence[int], index: int
) -> tuple[str, str]:
    """Return the hour that would help a member most, which may be empty, and a sentence."""
    facts, row = formed.facts, group[index]
    name, comes = facts.cohort.participants[row].name, best_hour(formed, group)
    if meets_nobody(facts.hours, everybody, row):
        hour, others = hour_to_meet(facts, everybody, row)
        return hour, _alone(name, f"any {facts.hours.quorum - 1} others", hour, others)
    if comes[index]:
        return "", f"{name} can come to {circle.name}'s hour{_but(formed, int(comes.sum()))}."
    hour = hour_that_would_help(formed, group, index)
    if hour:
        return hour, f"{name} cannot come to {circle.name}'s hour; {hour} would help most."
    if int(comes.sum()) > 1:
        outside = f"it is not between {clock(EARLIEST)} and {clock(LATEST)} for them"
        return "", f"{name} cannot come to {circle.name}'s hour; {outside}."
    hour, others = hour_to_meet(facts, everybody, row)
    return hour, _alone(name, f"the others of {circle.name}", hour, others)


def _but(formed: Formed, come: int) -> str:
    """Return what is missing at an hour to which so many of a circle can come."""
    quorum = formed.facts.hours.quorum
    return ", but nobody who would lead can" if come >= quorum else f", as {come} can, but it takes {quorum}"


def _alone(name: str, company: str, hour: str, others: int) -> str:
    would = f"; {hour} would let {counted(others, 'person', 'people')} meet them" if hour else ""
    return f"{name} shares no weekly hour with {company}{would}."
