"""The rotation: new circles in which as few pairs as possible meet again (practices 44-47)."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.matching import bounds
from circlekit.core.matching.api import match
from circlekit.core.matching.board import lay_out
from circlekit.core.matching.form import Formed
from circlekit.core.model import Circle, Cohort, Matching, Value
from circlekit.core.rotation.again import Again, meeting_again
from circlekit.core.rotation.answers import Answers, going_on
from circlekit.core.rotation.following import Term, next_cohort


class Rotation(Value):
    """The next cohort, its circles, and who meets whom again.

    ``least`` is the proven least number of pairs that must meet again with so many circles.
    """

    cohort: Cohort
    matching: Matching
    again: tuple[Again, ...]
    least: int
    pairs: int


def rotate(
    cohort: Cohort, circles: Sequence[Circle], answers: Answers, term: Term, seed: int = 0
) -> Rotation:
    """Return the next cohort's circles; the same arguments give the same result.

    Raises:
        NoPlan: when those who go on cannot be cut into circles that keep every rule.
    """
    following = next_cohort(cohort, circles, going_on(cohort, answers), term)
    matching = match(following, seed)
    return Rotation(
        cohort=following,
        matching=matching,
        again=meeting_again(_laid_out(following, matching)),
        least=bounds.least_met(following, len(matching.circles)),
        pairs=sum(bounds.pairs_among(len(circle.members)) for circle in matching.circles),
    )


def _laid_out(cohort: Cohort, matching: Matching) -> Formed:
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    groups = tuple(tuple(row[handle] for handle in circle.members) for circle in matching.circles)
    return Formed(groups, *lay_out(cohort))
