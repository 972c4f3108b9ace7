"""What can be seen to be impossible without a search, said early: who, why, and the ways out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from circlekit.core.matching.board import Facts, blocks_of
from circlekit.core.matching.columns import values_of
from circlekit.core.matching.hours import Flags
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.sizes import group_counts, says_why_not
from circlekit.core.text import counted, listed, quoted, same

MOST_PEOPLE = 2_000
"""The largest cohort that was tried; memory and time grow with the square of it."""

NAMED = 8
"""So many people are named in a message; more are only counted."""

STARTS = 50
"""So many people, those with most others to be kept from, begin a search for people who are all apart."""


def refuse_head_count(cohort: Cohort) -> None:
    """Refuse a number of people that cannot be cut, or that nobody has tried yet.

    Raises:
        NoPlan: with the ways out.
    """
    people = len(cohort.participants)
    if not group_counts(people, cohort.size):
        message, hint = says_why_not(people, cohort.size)
        raise NoPlan([Problem(("participants",), message, hint)])
    if people > MOST_PEOPLE:
        message = f"{people:,} people are more than matching was tried with ({MOST_PEOPLE:,})"
        hint = "match them in parts, such as one cohort for each language or region"
        raise NoPlan([Problem(("participants",), message, hint)])


def refuse_rules(facts: Facts) -> None:
    """Refuse rules that no circles can keep.

    Raises:
        NoPlan: with every such rule, its people and a way out.
    """
    cohort, forbidden = facts.cohort, facts.pairs.forbidden
    looks = (_bound(cohort, forbidden), _all_apart(cohort, forbidden), _sharing(cohort), _crowded(cohort))
    problems = [problem for look in looks for problem in look]
    if problems:
        raise NoPlan(problems)


def circles_needed(facts: Facts) -> int:
    """Return how many circles the rules need at least, so that all who must be apart can be."""
    cohort = facts.cohort
    crowds = [-(-most // limit) for _, limit, most in _most_common(cohort) if limit]
    return max([1, *crowds, len(_clique(facts.pairs.forbidden))])


def _bound(cohort: Cohort, forbidden: Flags) -> Iterator[Problem]:
    """People who must be together fit into one circle, and no other rule keeps them apart."""
    path = ("matching", "together")
    for block in blocks_of(cohort):
        people = [cohort.participants[row] for row in block]
        if len(block) > cohort.size.most:
            message = f"{_names(people)} must be together, but a circle holds {cohort.size.most}"
            yield Problem(path, message, "take one of them out of the rule")
        first, second = np.nonzero(np.triu(forbidden[np.ix_(block, block)]))
        if len(first):
            pair = [people[int(first[0])], people[int(second[0])]]
            yield Problem(
                path, f"{_names(pair)} must be together, but another rule parts them", "drop one of the rules"
            )


def _all_apart(cohort: Cohort, forbidden: Flags) -> Iterator[Problem]:
    """There are as many circles as there are people who must all be apart."""
    circles = group_counts(len(cohort.participants), cohort.size)[-1]
    clique = _clique(forbidden)
    if len(clique) > circles:
        people = [cohort.participants[row] for row in clique]
        count = counted(circles, "circle")
        message = f"{_names(people)} must all be apart, but there can be no more than {count}"
        hint = "let two of them share a circle, or use a smaller --size"
        yield Problem(("matching", "apart"), message, hint)


def _clique(forbidden: Flags) -> list[int]:
    """Return rows no two of which may share a circle: as many as a greedy look finds."""
    degree = forbidden.sum(axis=1)
    best: list[int] = []
    for start in np.argsort(-degree, kind="stable")[:STARTS]:
        if degree[start] + 1 <= len(best):
            break
        chosen, open_to = [int(start)], forbidden[start].copy()
        while open_to.any():
            following = int(np.where(open_to, degree, -1).argmax())
            chosen.append(following)
            open_to &= forbidden[following]
        best = max(best, chosen, key=len)
    return sorted(best)


def _sharing(cohort: Cohort) -> Iterator[Problem]:
    """Everybody has said what all in their circle must share, and enough others have it too."""
    for field in cohort.matching.share:
        said = [{same(value) for value in values_of(person, field)} for person in cohort.participants]
        counts = Counter(value for values in said for value in values)
        people = list(zip(cohort.participants, said, strict=True))
        silent = [person for person, values in people if not values]
        few = [p for p, values in people if values and max(counts[v] for v in values) < cohort.size.least]
        path = ("matching", "share", field)
        if silent and counts:  # a field that nobody has at all is a warning, and no rule
            message = f"all members must share one of their «{field}», but {_names(silent)} gave none"
            yield Problem(path, message, "ask them, or drop the rule")
        if few:
            message = f"{_names(few)} cannot share «{field}» with {cohort.size.least - 1} others"
            yield Problem(path, message, "ask whether they have another in common, or drop the rule")


def _crowded(cohort: Cohort) -> Iterator[Problem]:
    """Those with the same value of a field fit into the circles there can be."""
    circles = group_counts(len(cohort.participants), cohort.size)[-1]
    for field, limit, most in _most_common(cohort):
        if most > circles * limit:
            have, few = counted(most, "person has", "people have"), counted(circles, "circle")
            message = f"{have} the same «{field}», but {few} can take no more than {limit} each"
            yield Problem(("matching", "at_most", field), message, f"allow {-(-most // circles)}")


def _most_common(cohort: Cohort) -> Iterator[tuple[str, int, int]]:
    """Yield each field of ``at_most``, its limit, and how many people have its most common value."""
    for field, limit in cohort.matching.at_most.items():
        said = ({same(value) for value in values_of(person, field)} for person in cohort.participants)
        counts = Counter(value for values in said for value in values)
        yield field, limit, max(counts.values(), default=0)


def _names(people: Iterable[Participant]) -> str:
    names = [quoted(person.name) for person in people]
    more = [f"{len(names) - NAMED:,} more"] if len(names) > NAMED else []
    return listed([*names[:NAMED], *more])
