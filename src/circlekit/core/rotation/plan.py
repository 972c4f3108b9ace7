"""The rotation: new circles in which as few pairs as possible meet again (practices 44-47)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from circlekit.core.log import Log
from circlekit.core.matching.api import match
from circlekit.core.matching.limits.bounds import pairs_among
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.rotation.ahead.planned import Ahead, plan_ahead
from circlekit.core.rotation.ahead.plans import Wanted
from circlekit.core.rotation.ahead.words import why_not_by_seats
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.following import Term, cohort_after
from circlekit.core.rotation.one_more import asked_for, asking, formed_anew, match_with
from circlekit.core.rotation.telling.again import Again, meeting_again
from circlekit.core.rotation.telling.parts import seated_parts
from circlekit.core.value import Value


class Rotation(Value):
    """The next cohort, its circles, and who meets whom again.

    ``pairs`` is how many pairs share a circle; ``least`` the proven least number of them that must meet
    again with so many circles. Both, and ``again``, are without those who go on together because their circle
    asked for it. ``ahead`` is what is planned for the rounds after, where that was wanted.
    """

    cohort: Cohort
    matching: Matching
    again: tuple[Again, ...]
    least: int
    pairs: int
    ahead: Ahead | None = None


def rotate(
    cohort: Cohort,
    circles: Sequence[Circle],
    answers: Answers,
    term: Term,
    seed: int = 0,
    allow_unplaced: bool = False,
    log: Log | None = None,
    wanted: Wanted | None = None,
) -> Rotation:
    """Return the next cohort's circles; the same arguments give the same result.

    ``circles`` are those that end, and ``log`` what was written down of them; ``seed`` and
    ``allow_unplaced`` are those of ``match``. ``wanted`` asks for a plan of several rounds.

    Raises:
        NoPlan: when those who go on cannot be cut into circles that keep every rule; without a path where it
            is about how many they are.
    """
    following = cohort_after(cohort, circles, answers, term, log)
    if not following.participants:
        raise NoPlan([Problem((), "nobody goes on and nobody joins", "newcomers stand under «join»")])
    try:
        asked = asking(following, circles, answers.one_more)
        anew = partial(match, seed=seed, allow_unplaced=allow_unplaced)
        search = partial(match_with, following, asked, anew)
        if wanted:
            wanted = wanted._replace(seed=seed, allow_unplaced=allow_unplaced)
        matching, ahead = _formed(following, circles, answers, search, wanted)
    except NoPlan as none:
        raise NoPlan(map(_of_those_who_go_on, none.problems)) from None
    again, pairs = _again(following, asked, matching)
    least = matching.quality["met_before"].best
    return Rotation(cohort=following, matching=matching, again=again, least=least, pairs=pairs, ahead=ahead)


def _again(following: Cohort, asked: Sequence[Circle], matching: Matching) -> tuple[tuple[Again, ...], int]:
    """Return who meets again, and of how many pairs: without those who go on together as they asked."""
    cohort, others = formed_anew(following, asked, matching)
    again = tuple(
        pair
        for part in seated_parts(cohort, others)
        for pair in meeting_again(part)
        if not asked_for(asked, pair.first, pair.second)
    )
    inside = sum(asked_for(asked, *pair) for one in others.circles for pair in combinations(one.members, 2))
    return again, sum(pairs_among(len(one.members)) for one in others.circles) - inside


def _formed(
    following: Cohort,
    ended: Sequence[Circle],
    answers: Answers,
    search: Callable[[], Matching],
    wanted: Wanted | None,
) -> tuple[Matching, Ahead | None]:
    """Return the new circles: by a search, or by seats where that is wanted and serves people as well."""
    if wanted is None:
        return search(), None
    why_not = why_not_by_seats(following, one_more=bool(answers.one_more))
    return plan_ahead(following, ended, wanted, search, why_not)


def _of_those_who_go_on(problem: Problem) -> Problem:
    """Return a problem of matching as one of rotation: other people, and perhaps fewer rules of a kind."""
    if problem.path[:1] == ("participants",):
        return replace(problem, path=(), message=f"of those who go on and those who join: {problem.message}")
    return replace(problem, path=problem.path[:2])
