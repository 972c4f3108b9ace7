"""How each circle stands, in words for everybody; and who cannot come to their circle's hour.

Nothing here knows of private rules (apart, avoid, separate), of hunches, or of who is the only one of a kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.explain import best_hour
from circlekit.core.matching.reasons.figures import Figures, figures
from circlekit.core.matching.reasons.nearest import (
    EARLIEST,
    LATEST,
    Crowd,
    crowd,
    hour_that_would_help,
    hour_to_meet,
    meets_nobody,
)
from circlekit.core.model import Circle, NotServed, Standing
from circlekit.core.sections import Rules
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
    if own.stretched:
        yield f"{own.stretched} only if needed"
    if own.newcomers:
        yield "newcomers alone"
    if own.without_old:
        yield f"{own.without_old} without their old circle"
    if cohort.past:
        yield f"{counted(own.met, 'pair')} met before" if own.met else "no pair met before"
    if own.knows:
        yield f"{counted(own.knows, 'pair knows', 'pairs know')} each other"
    if own.needs:
        yield counted(own.needs, "need met", "needs met")
    pairs = list(_alike(own, cohort.matching))
    if pairs:
        yield f"of {counted(own.pairs, 'pair')} {', '.join(pairs)}"


def _alike(own: Figures, rules: Rules) -> Iterator[str]:
    """Yield in how many pairs people differ in a field, or share it; a word is said once."""
    for field in rules.mix:
        verb = "differ in" if field == next(iter(rules.mix)) else "in"
        yield f"{own.pairs - own.alike[field]} {verb} {field}"
    for field in rules.align:
        verb = "share" if field == next(iter(rules.align)) else "the"
        yield f"{own.alike[field]} {verb} {field}"


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
    """Return the hour that would help a member most, which may be empty, and what to say of them."""
    facts, row, comes = formed.facts, group[index], best_hour(formed, group)
    alone = meets_nobody(facts.hours, everybody, row)
    if comes[index] and not alone:
        return "", f"can come to {circle.name}'s hour, but {_missing(formed, int(comes.sum()))}."
    here = hour_that_would_help(formed, group, index)
    if alone or not (here or comes.sum() > 1):
        anywhere, others = hour_to_meet(facts, everybody, row)
        company = f"any {facts.hours.quorum - 1} others" if alone else f"the others of {circle.name}"
        ways = [f"{here} would help most in {circle.name}"] if here not in ("", anywhere) else []
        ways += [f"{anywhere} would let {counted(others, 'person', 'people')} meet them"] if anywhere else []
        return anywhere, f"cannot meet {company} at a weekly hour{'; ' if ways else ''}{', and '.join(ways)}."
    if here:
        return here, f"cannot come to {circle.name}'s hour; {here} would help most."
    outside = f"it is not between {clock(EARLIEST)} and {clock(LATEST)} for them"
    return "", f"cannot come to {circle.name}'s hour; {outside}."


def _missing(formed: Formed, come: int) -> str:
    """Return why an hour to which so many of a circle can come is not enough."""
    quorum = formed.facts.hours.quorum
    return "nobody who would lead can" if come >= quorum else f"it takes {quorum} people and suits {come}"
