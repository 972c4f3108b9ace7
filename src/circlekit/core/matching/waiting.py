"""Who waits for the next cohort when not everybody can have a circle: as few as possible, and told why."""

from __future__ import annotations

from collections.abc import Collection

from circlekit.core.matching.clash.model import circles_that_hold
from circlekit.core.matching.clash.rules import rules_of
from circlekit.core.matching.clash.units import Patience
from circlekit.core.matching.score.board import blocks_of
from circlekit.core.matching.score.hours import shared_hours
from circlekit.core.model import Cohort, Unplaced
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.sizes import group_counts, neighbours, quorum, says, says_why_not
from circlekit.core.text import counted
from circlekit.core.willing import may_lead


def leave_out(cohort: Cohort, seated: Collection[str] = ()) -> tuple[Cohort, tuple[Unplaced, ...]]:
    """Return a cohort that can be seated and who is not in it; the same cohort when nobody has to wait.

    Those wait who can meet fewest others at once; people bound together wait together, and those who would
    lead only after everybody else. Whoever is ``seated`` in a circle already waits only after all who are
    not. Where rules clash, those wait without whom they do not.

    Raises:
        NoPlan: when even without anybody there is no circle, or too many are bound together.
    """
    people = cohort.participants
    fits = bool(group_counts(len(people), cohort.size))
    if fits and not _rules_forbid(cohort):
        return cohort, ()
    count = 0 if fits else _too_many(cohort)
    waiting = _who_waits(cohort, patience_of(cohort, seated), count)
    if len(waiting) < count:
        message, hint = says_why_not(len(people), cohort.size)
        parted = "leaving people out would part those who must be together"
        raise NoPlan([Problem(("matching", "together"), f"{message}, and {parted}", hint)])
    reason = _reason(cohort, rules=len(waiting) > count)
    kept = tuple(person for row, person in enumerate(people) if row not in waiting)
    unplaced = tuple(Unplaced(id=people[row].id, reason=reason) for row in sorted(waiting))
    return cohort.model_copy(update={"participants": kept}), unplaced


def _too_many(cohort: Cohort) -> int:
    """Return how many people have to wait so that the others can be cut into circles."""
    people = len(cohort.participants)
    below, _ = neighbours(people, cohort.size)
    if below is None:
        raise NoPlan([Problem(("participants",), *says_why_not(people, cohort.size))])
    return people - below


def _reason(cohort: Cohort, rules: bool) -> str:
    """Return why somebody waits; which ``rules`` it is because of stays unsaid, they may be private."""
    people = len(cohort.participants)
    if rules:
        nobody = f"no circles of {says(cohort.size)} with all {people:,} people keep every rule"
        return f"{nobody}; with a rule less, or other people, everybody may have a place."
    _, above = neighbours(people, cohort.size)
    message, _ = says_why_not(people, cohort.size)
    return f"{message}; with {counted(above - people, 'more person', 'more people')} everybody has a place."


def patience_of(cohort: Cohort, seated: Collection[str] = ()) -> Patience:
    """Return who waits first: those who can meet fewest, but not those who would lead or sit somewhere."""
    can = shared_hours(cohort, quorum(cohort.size)).every
    counts = can.sum(axis=0)
    company = [int(counts[row].max(initial=0)) for row in can]
    people = cohort.participants
    ranks = tuple(2 * (person.id in seated) + may_lead(person) for person in people)
    rows = sorted(range(len(people)), key=lambda row: (-ranks[row], -company[row], row))
    return Patience(tuple(rows), ranks)


def _rules_forbid(cohort: Cohort) -> bool:
    """Tell whether it is proven that no circles with everybody keep every rule."""
    return bool(rules_of(cohort)) and circles_that_hold(cohort).possible is False


def _who_waits(cohort: Cohort, patience: Patience, count: int) -> frozenset[int]:
    """Return the rows of the fewest people without whom the others can be seated; empty when none were found.

    ``count`` is how many the head-count alone asks for.
    """
    if rules_of(cohort):
        answer = circles_that_hold(cohort, patience=patience)
        if answer.possible and answer.groups:
            return frozenset(answer.waiting)
    bound = {row for block in blocks_of(cohort) for row in block}
    free = [row for row in patience.rows if row not in bound]
    return frozenset(free[len(free) - count :] if count <= len(free) else ())
