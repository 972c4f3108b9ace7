"""Matching again where circles stand already: as people edited them, or with few people moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from circlekit.core.leading.above import may_not_lead
from circlekit.core.leading.asked import Leading, leading_of
from circlekit.core.matching.api import match
from circlekit.core.matching.circles import as_before, circle_of, matching_of
from circlekit.core.matching.form import Formed, form
from circlekit.core.matching.limits.exact import ceiling
from circlekit.core.matching.quality import measure
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.stay.anew import Anew, relabelled, what_anew_brings
from circlekit.core.matching.stay.keep import keep
from circlekit.core.matching.stay.start import Stood, as_they_stand
from circlekit.core.matching.stay.stay import Stayed, stay
from circlekit.core.matching.stay.told import Move
from circlekit.core.matching.waiting import leave_out
from circlekit.core.model import Circle, Cohort, Matching, Measure, Participant
from circlekit.core.sizes import LARGE, group_counts
from circlekit.core.willing import may_lead


class Again(NamedTuple):
    """Circles that stood before, as they are now.

    ``moves`` are the people who sit in another circle than before; ``gone`` the handles of those who no
    longer take part, with the circle that each has left. ``anew`` is there when forming all circles anew
    would be better; ``formed_anew`` says that it was done, since no few moves would do.
    """

    matching: Matching
    moves: tuple[Move, ...]
    gone: tuple[tuple[str, str], ...]
    moved: Measure
    anew: Anew | None = None
    formed_anew: bool = False


def match_again(cohort: Cohort, edited: Matching, pinned: Collection[str] = (), moves: int = 0) -> Again:
    """Return circles that people edited, newcomers seated and everything said of them worked out again.

    Names of circles stay, and so do leads and deputies who are still among the members. Nobody moves but
    those who must, and ``moves`` more people where that makes circles better; those ``pinned`` never do.
    """
    formed, stayed, unplaced, stood = keep(cohort, edited, pinned, moves)
    formed, leading = _with_limit(formed), leading_of(formed.facts.cohort)
    circles = tuple(
        as_before(circle_of(formed, number, group, leading), before)
        for number, (group, before) in enumerate(zip(stayed.groups, stayed.circles, strict=True), 1)
    )
    matching = matching_of(formed, circles, unplaced)
    return Again(matching, stayed.moves, stood.gone, _moved(stayed))


def _with_limit(formed: Formed) -> Formed:
    """Return circles with the most people that any could serve well, where more of them could be served."""
    hours, size = formed.facts.hours, formed.facts.cohort.size
    served = sum(hours.best(group)[1] for group in formed.groups)
    if served >= hours.most_served() or not group_counts(formed.board.people, size):
        return formed
    limit = ceiling(hours, size, served)
    return formed if limit is None else formed._replace(limit=limit.at_most)


def rematch(
    cohort: Cohort,
    before: Matching,
    pinned: Collection[str] = (),
    seed: int = 0,
    seconds: float | None = None,
    allow_unplaced: bool = False,
) -> Again:
    """Return the circles of ``before`` for the people and the rules of now, with few people moved.

    Those who left are taken out, newcomers get a seat, every rule is kept again with the fewest moves; then
    people move where that is worth ``STAY`` for each of them. The same arguments give the same result, and
    what comes out, put in again, stays as it is.

    Raises:
        NoPlan: as ``match``, whose arguments the others are.
    """
    seated = [handle for circle in before.circles for handle in circle.members]
    cohort, unplaced = leave_out(cohort, seated) if allow_unplaced else (cohort, ())
    fresh = _fresh(cohort, seed, seconds)
    stood = as_they_stand(cohort, before, pinned, free=False)
    changed = _changed(fresh, before, stood)
    stayed = _stayed(fresh, stood, changed)
    anew = stayed is None
    stayed = stayed or relabelled(fresh, stood)
    formed = fresh._replace(groups=stayed.groups)
    matching = matching_of(formed, _circles(formed, stayed), unplaced)
    large = len(cohort.participants) > LARGE  # figures are then first counted in another way
    if large and not (changed or stood.gone or stood.waiting):
        matching = matching.model_copy(update={"quality": before.quality})
    better = None if anew else what_anew_brings(formed, fresh, stood)
    return Again(matching, stayed.moves, stood.gone, _moved(stayed), better, anew)


def _fresh(cohort: Cohort, seed: int, seconds: float | None) -> Formed:
    """Return all circles formed anew, in a large cohort block by block."""
    if len(cohort.participants) <= LARGE:
        return form(cohort, seed, seconds)
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    found = match(cohort, seed, seconds)
    groups = tuple(tuple(row[handle] for handle in circle.members) for circle in found.circles)
    return Formed(groups, *lay_out(cohort))


def _stayed(fresh: Formed, stood: Stood, changed: Collection[int]) -> Stayed | None:
    """Return the circles with few people moved; None where many are in none, or no few moves will do."""
    if 4 * len(stood.home) < 3 * fresh.board.people:
        return None
    return stay(fresh.board, fresh.facts, stood, changed, None)


def _changed(fresh: Formed, before: Matching, stood: Stood) -> Collection[int]:
    """Return the circles of which other things are said now than when they were written."""
    formed = fresh._replace(groups=stood.groups)
    numbers = range(len(stood.groups))
    if not (stood.waiting or stood.gone):
        now, then = measure(formed), before.quality
        if any(now[name].value != then[name].value for name in now if name in then):
            return numbers
    leading = leading_of(formed.facts.cohort)
    found = [as_before(circle_of(formed, 1, group, leading), circle) for circle, group in _pairs(stood)]
    return [number for number in numbers if found[number].because != stood.circles[number].because]


def _pairs(stood: Stood) -> Sequence[tuple[Circle, tuple[int, ...]]]:
    return list(zip(stood.circles, stood.groups, strict=True))


def _circles(formed: Formed, stayed: Stayed) -> tuple[Circle, ...]:
    """Return circles with their names, and with their leads while they are willing."""
    cohort = formed.facts.cohort
    leading = leading_of(cohort)
    return tuple(
        as_before(
            circle_of(formed, 1, group, leading),
            _while_willing(circle, [cohort.participants[row] for row in group], leading),
        )
        for circle, group in zip(stayed.circles, formed.groups, strict=True)
    )


def _while_willing(circle: Circle, people: Sequence[Participant], leading: Leading) -> Circle:
    """Return a circle without a lead or deputy who would no longer be one of its members, or may not."""
    above = may_not_lead(people, leading.lines)
    may = {person.id for person in people if may_lead(person) and person.id not in above}
    roles = {"lead": circle.lead, "deputy": circle.deputy}
    willing = {role: handle if handle in may else None for role, handle in roles.items()}
    return circle.model_copy(update=willing)


def _moved(stayed: Stayed) -> Measure:
    value, people = len(stayed.moves), sum(map(len, stayed.groups))
    sit = "sits" if value == 1 else "sit"
    says = f"{value} of {people} people {sit} in another circle than before"
    return Measure(value=value, best=0, says=says)
