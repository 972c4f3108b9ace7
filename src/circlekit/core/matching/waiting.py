"""Who waits for the next cohort when the head-count cannot be cut: as few as possible, and told why."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from circlekit.core.matching.board import blocks_of
from circlekit.core.matching.hours import shared_hours
from circlekit.core.model import Cohort, Unplaced
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.sizes import group_counts, neighbours, quorum, says_why_not
from circlekit.core.text import counted


def leave_out(cohort: Cohort, seated: Collection[str] = ()) -> tuple[Cohort, tuple[Unplaced, ...]]:
    """Return a cohort that can be cut and who is not in it; the same cohort when it can be cut as it is.

    Those wait who share an hour with fewest others; nobody bound to somebody else, and those who would lead
    only after everybody else. Whoever is ``seated`` in a circle already waits only after all who are not.

    Raises:
        NoPlan: when even without anybody there is no cut, or too many are bound together.
    """
    people = cohort.participants
    if group_counts(len(people), cohort.size):
        return cohort, ()
    below, above = neighbours(len(people), cohort.size)
    message, hint = says_why_not(len(people), cohort.size)
    if below is None:
        raise NoPlan([Problem(("participants",), message, hint)])
    hardest = sorted(_hardest_to_place(cohort), key=lambda row: people[row].id in seated)
    waiting = hardest[: len(people) - below]
    if len(waiting) < len(people) - below:
        parted = "leaving people out would part those who must be together"
        raise NoPlan([Problem(("matching", "together"), f"{message}, and {parted}", hint)])
    more = counted(above - len(people), "more person", "more people")
    reason = f"{message}; with {more} everybody has a place."
    kept = tuple(person for row, person in enumerate(people) if row not in set(waiting))
    unplaced = tuple(Unplaced(id=people[row].id, reason=reason) for row in sorted(waiting))
    return cohort.model_copy(update={"participants": kept}), unplaced


def _hardest_to_place(cohort: Cohort) -> list[int]:
    """Return the rows of people bound to nobody, the one that shares hours with fewest others first."""
    can = shared_hours(cohort, quorum(cohort.size)).every.astype(np.float32)
    others = ((can @ can.T) > 0).sum(axis=1)
    bound = {row for block in blocks_of(cohort) for row in block}
    people = cohort.participants
    free = [row for row in range(len(people)) if row not in bound]
    return sorted(free, key=lambda row: (people[row].lead != "no", int(others[row]), -row))
