"""The rotation: new circles in which as few pairs as possible meet again (practices 44-47)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from circlekit.core.log import Log
from circlekit.core.matching.api import match
from circlekit.core.matching.limits.bounds import pairs_among
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.rotation.again import Again, meeting_again
from circlekit.core.rotation.answers import Answers
from circlekit.core.rotation.following import Term, cohort_after
from circlekit.core.rotation.parts import seated_parts
from circlekit.core.value import Value


class Rotation(Value):
    """The next cohort, its circles, and who meets whom again.

    ``pairs`` is how many pairs share a circle; ``least`` the proven least number of them that must meet
    again with so many circles.
    """

    cohort: Cohort
    matching: Matching
    again: tuple[Again, ...]
    least: int
    pairs: int


def rotate(
    cohort: Cohort,
    circles: Sequence[Circle],
    answers: Answers,
    term: Term,
    seed: int = 0,
    allow_unplaced: bool = False,
    log: Log | None = None,
) -> Rotation:
    """Return the next cohort's circles; the same arguments give the same result.

    ``circles`` are those that end, and ``log`` what was written down of them; ``seed`` and
    ``allow_unplaced`` are those of ``match``.

    Raises:
        NoPlan: when those who go on cannot be cut into circles that keep every rule; without a path where it
            is about how many they are.
    """
    following = cohort_after(cohort, circles, answers, term, log)
    if not following.participants:
        raise NoPlan([Problem((), "nobody goes on and nobody joins", "newcomers stand under «join»")])
    try:
        matching = match(following, seed, allow_unplaced=allow_unplaced)
    except NoPlan as none:
        raise NoPlan(map(_of_those_who_go_on, none.problems)) from None
    return Rotation(
        cohort=following,
        matching=matching,
        again=tuple(pair for part in seated_parts(following, matching) for pair in meeting_again(part)),
        least=matching.quality["met_before"].best,
        pairs=sum(pairs_among(len(circle.members)) for circle in matching.circles),
    )


def _of_those_who_go_on(problem: Problem) -> Problem:
    """Return a problem of matching as one of rotation: other people, and perhaps fewer rules of a kind."""
    if problem.path[:1] == ("participants",):
        return replace(problem, path=(), message=f"of those who go on and those who join: {problem.message}")
    return replace(problem, path=problem.path[:2])
