"""Circles that ask for one more cohort together (practice 44): set aside as they are, or filled up.

A circle whose people are enough, and keep every rule, goes on as it stands, and the others are formed without
it. Where it lost too many, or the others could not be cut without it, its people are bound together, and the
search finds who joins them. In both cases it keeps its name, and its lead by the rules for leads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import count

from circlekit.core.leading.asked import leading_of
from circlekit.core.matching.circles import circle_of, matching_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.limits.bounds import pairs_among
from circlekit.core.matching.reasons.repeats import said_again
from circlekit.core.matching.rules import broken_rules
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Circle, Cohort, Matching, Measure
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.renamed import todays_handles
from circlekit.core.rotation.going_on.handles_now import ABOUT_PEOPLE
from circlekit.core.sizes import LARGE, group_counts, says
from circlekit.core.text import counted, listed, quoted

Search = Callable[[Cohort], Matching]
"""Forms circles for a cohort."""

AS_ASKED = "They go on together for one more cohort, as they asked."


def asking(following: Cohort, ended: Sequence[Circle], one_more: Collection[str]) -> tuple[Circle, ...]:
    """Return the circles that ask, with those of their members who take part in the next cohort.

    Whoever has another handle by then is still one of them.

    Raises:
        NoPlan: when there are more of them than a circle holds.
    """
    here = {person.id for person in following.participants}
    today = todays_handles(following.participants)
    now = ((circle, dict.fromkeys(today.get(one, one) for one in circle.members)) for circle in ended)
    left = (
        circle.model_copy(update={"members": tuple(handle for handle in members if handle in here)})
        for circle, members in now
        if circle.id in one_more
    )
    found = tuple(circle for circle in left if len(circle.members) > 1)
    large = [circle for circle in found if len(circle.members) > following.size.most]
    if large:
        raise NoPlan([_too_large(circle, following) for circle in large])
    return found


def _too_large(circle: Circle, following: Cohort) -> Problem:
    people = counted(len(circle.members), "person", "people")
    message = (
        f"{quoted(circle.name)} asks to go on together, but {people} are too many for {_size(following)}"
    )
    return Problem((), message, "take it out of «one_more», or allow larger circles with --size")


def _size(following: Cohort) -> str:
    return f"circles of {says(following.size)}"


def match_with(following: Cohort, asked: Sequence[Circle], search: Search) -> Matching:
    """Return circles for everybody, of which some go on together; ``search`` forms the others.

    In very large cohorts a circle that goes on is bound together, and has a new number.

    Raises:
        NoPlan: when there are no circles that keep every rule.
    """
    if not asked:
        return search(following)
    kept = _set_aside(following, asked)
    bound = [circle for circle in asked if circle not in kept]
    rest = without(following, kept, bound)
    found = search(rest) if rest.participants else Matching(circles=())
    if len(following.participants) <= LARGE:
        found = _all_together(following, kept, bound, found)
    return _counted_apart(found, kept, bound)


def _set_aside(following: Cohort, asked: Sequence[Circle]) -> list[Circle]:
    """Return the circles that can go on as they are; none where the others could not be cut then."""
    people = {person.id: person for person in following.participants}
    kept = [
        circle
        for circle in asked
        if not any(broken_rules(following, [people[handle] for handle in circle.members]))
    ]
    left = len(people) - sum(len(circle.members) for circle in kept)
    large = len(people) > LARGE
    return kept if not large and (left == 0 or group_counts(left, following.size)) else []


def without(following: Cohort, kept: Sequence[Circle], bound: Sequence[Circle]) -> Cohort:
    """Return the cohort without the circles that are kept, with those that are ``bound`` as a rule."""
    aside = {handle for circle in kept for handle in circle.members}
    rules = following.matching
    bound_too = rules.model_copy(update={"together": (*rules.together, *(one.members for one in bound))})
    left = {key: _groups_without(getattr(bound_too, key), aside) for key in ABOUT_PEOPLE}
    people = tuple(person for person in following.participants if person.id not in aside)
    return following.model_copy(update={"participants": people, "matching": rules.model_copy(update=left)})


def _groups_without(groups: Sequence[Sequence[str]], aside: Collection[str]) -> tuple[tuple[str, ...], ...]:
    left = (tuple(handle for handle in group if handle not in aside) for group in groups)
    return tuple(group for group in left if len(group) > 1)


def _all_together(
    following: Cohort, kept: Sequence[Circle], bound: Sequence[Circle], found: Matching
) -> Matching:
    """Return one matching of the circles that are kept and those that were found, with their old names."""
    names = dict(_named(kept, bound, found))
    members = {handle for group in names for handle in group}
    placed = tuple(person for person in following.participants if person.id in members)
    row = {person.id: index for index, person in enumerate(placed)}
    groups = tuple(tuple(sorted(row[handle] for handle in group)) for group in names)
    formed = Formed(groups, *lay_out(following.model_copy(update={"participants": placed})))
    asked = {circle.id for circle in (*kept, *bound)}
    leading = leading_of(following)
    circles = tuple(
        _renamed(circle_of(formed, number, group, leading), *name, name[0] in asked)
        for number, (group, name) in enumerate(zip(groups, names.values(), strict=True), 1)
    )
    everybody = matching_of(formed, circles, found.unplaced)
    quality = {**everybody.quality, "met_before": found.quality.get("met_before", NOBODY)}
    return everybody.model_copy(update={"quality": quality})


NOBODY = Measure(value=0, best=0, says="nobody else is there to meet")


def _named(
    kept: Sequence[Circle], bound: Sequence[Circle], found: Matching
) -> Iterator[tuple[tuple[str, ...], tuple[str, str]]]:
    """Yield the members of each circle with its id and name: those of old first, the others numbered."""
    for circle in kept:
        yield circle.members, (circle.id, circle.name)
    old = {circle.id: circle for circle in bound}
    homes = {
        new.id: circle for circle in bound for new in found.circles if {*circle.members} <= {*new.members}
    }
    taken = {word for circle in (*kept, *old.values()) for word in (circle.id, circle.name)}
    numbers = (n for n in count(1) if not {f"c{n}", f"Circle {n}"} & taken)
    for new in found.circles:
        home = homes.get(new.id)
        if home is not None:
            yield new.members, (home.id, home.name)
        else:
            number = next(numbers)
            yield new.members, (f"c{number}", f"Circle {number}")


def _renamed(circle: Circle, identity: str, name: str, asked: bool) -> Circle:
    because = (AS_ASKED, *circle.because) if asked else circle.because
    return circle.model_copy(update={"id": identity, "name": name, "because": because})


def _counted_apart(found: Matching, kept: Sequence[Circle], bound: Sequence[Circle]) -> Matching:
    """Return a matching whose repeats are those that nobody asked for; the others are told in words."""
    met = found.quality["met_before"]
    inside = sum(pairs_among(len(circle.members)) for circle in bound)
    if inside:
        best = max(met.best - inside, 0)
        met = said_again(met.value - inside, best, best, len(found.circles) - len(kept))
    names = listed(circle.name for circle in (*kept, *bound))
    go = "goes on together, as it" if len(kept) + len(bound) == 1 else "go on together, as they"
    met = met.model_copy(update={"says": f"{met.says}; {names} {go} asked"})
    return found.model_copy(update={"quality": {**found.quality, "met_before": met}})


def formed_anew(following: Cohort, asked: Sequence[Circle], matching: Matching) -> tuple[Cohort, Matching]:
    """Return the circles that were formed, without those that went on as they are, and the people in them."""
    whole = {frozenset(circle.members) for circle in matching.circles}
    kept = [circle for circle in asked if frozenset(circle.members) in whole]
    aside = {frozenset(circle.members) for circle in kept}
    others = tuple(circle for circle in matching.circles if frozenset(circle.members) not in aside)
    bound = [circle for circle in asked if circle not in kept]
    return without(following, kept, bound), matching.model_copy(update={"circles": others})


def asked_for(asked: Sequence[Circle], one: str, other: str) -> bool:
    """Tell whether two people are together because their circle asked for it."""
    return any(one in circle.members and other in circle.members for circle in asked)
