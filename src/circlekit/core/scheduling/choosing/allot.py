"""Times as the coordinator wants them: two in turn for some circles, or all beginnings attended."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Slot
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement, arrange, members_of
from circlekit.core.scheduling.choosing.alternating import alternating
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import rank, slot_at
from circlekit.core.scheduling.choosing.kickoff_words import not_attended, say_kick_offs
from circlekit.core.scheduling.choosing.kickoffs import kick_offs, slot_of
from circlekit.core.scheduling.choosing.two_turns import turns_of
from circlekit.core.scheduling.clocks import minute_of

Slots = Mapping[str, Slot]
"""The slot of each circle, by its handle."""


class Allotted(NamedTuple):
    """The slot of each circle, what that cost in sentences, and what could not be done."""

    slots: Slots
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def with_turns(circles: Sequence[Circle], slots: Slots, cohort: Cohort) -> Allotted:
    """Return the slots with two times in turn for ``circles``, where that is fairer than one.

    A circle that has two times already keeps them.
    """
    turns, alone = turns_of(cohort), list[Problem]()
    found = dict(slots)
    for circle in circles:
        if found[circle.id].alternate:
            continue
        fairer = alternating(arrange(circle, found[circle.id], cohort), turns)
        if fairer is None:
            message = f"{circle.name}: no two times in turn are fairer than one, so it has one"
            alone.append(Problem((), message, severity="warning"))
        else:
            found[circle.id] = fairer.slot
    return Allotted(found, problems=tuple(alone))


def with_kick_offs(
    circles: Sequence[Circle], slots: Slots, cohort: Cohort, fixed: Collection[str] = ()
) -> Allotted:
    """Return slots such that no two first meetings overlap, and what that cost.

    The ``fixed`` circles and those with two times in turn keep theirs; the others meet at their best times
    but for that.
    """
    candidates = Candidates(cohort)
    people = {person.id: person for person in cohort.participants}
    keep = {circle.id for circle in circles if circle.id in fixed or slots[circle.id].alternate}
    stay = [arrange(circle, slots[circle.id], cohort) for circle in circles if circle.id in keep]
    free = [circle for circle in circles if circle.id not in keep]
    rankings = [
        ranking
        for circle in free
        if (ranking := rank(circle, members_of(circle, people), candidates)) is not None
    ]
    found = kick_offs(rankings, cohort, [_begins(plan) for plan in stay if plan.meetings])
    best = [arrange(one.circle, slot_at(one, int(one.order[0]), cohort), cohort) for one in rankings]
    now = [
        arrange(one.circle, slot_of(one, pick, cohort), cohort)
        for one, pick in zip(rankings, found.picks, strict=True)
    ]
    return Allotted(
        {**slots, **{plan.circle.id: plan.slot for plan in now}},
        tuple(say_kick_offs(best, now, cohort)),
        (*not_attended([now[index] for index in found.unattended]), *_clashes(stay)),
    )


def _begins(plan: Arrangement) -> int:
    return minute_of(plan.meetings[0].start)


def _clashes(stay: Sequence[Arrangement]) -> Iterator[Problem]:
    """Yield a warning for each circle that keeps its time and begins while one before it has begun."""
    held = [plan for plan in stay if plan.meetings]
    for index, plan in enumerate(held):
        if any(abs(_begins(plan) - _begins(other)) < plan.slot.minutes for other in held[:index]):
            yield from not_attended([plan])
