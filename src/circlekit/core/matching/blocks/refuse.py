"""What forbids circles in a large cohort and can be seen by counting: said before any block is solved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from circlekit.core.matching.foresee import refuse_head_count
from circlekit.core.matching.score.columns import values_of
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.text import listed, quoted, same

MOST_PEOPLE = 1_000_000
"""The largest cohort that was tried (docs/benchmarks.md)."""

NAMED = 8
"""So many people are named in a message; more are only counted."""


def refuse(cohort: Cohort) -> None:
    """Refuse a head-count that cannot be cut, and people who share nothing that circles must share.

    Raises:
        NoPlan: with everything that was seen.
    """
    refuse_head_count(cohort, MOST_PEOPLE)
    problems = [problem for field in cohort.matching.share for problem in _sharing(cohort, field)]
    if problems:
        raise NoPlan(problems)


def _sharing(cohort: Cohort, field: str) -> Iterator[Problem]:
    people, path = cohort.participants, ("matching", "share", field)
    said = [{same(value) for value in values_of(person, field)} for person in people]
    counts = Counter(value for values in said for value in values)
    silent = [person for person, values in zip(people, said, strict=True) if not values]
    least = cohort.size.least
    few = [
        person
        for person, values in zip(people, said, strict=True)
        if values and all(counts[value] < least for value in values)
    ]
    if silent and counts:
        message = f"all members must share one of their «{field}», but {_names(silent)} gave none"
        yield Problem(path, message, "ask them, or drop the rule")
    if few:
        message = f"{_names(few)} cannot share «{field}» with {least - 1} others"
        yield Problem(path, message, "ask whether they have another in common, or drop the rule")


def _names(people: Sequence[Participant]) -> str:
    more = [f"{len(people) - NAMED:,} more"] if len(people) > NAMED else []
    return listed([*(quoted(person.name) for person in people[:NAMED]), *more])
