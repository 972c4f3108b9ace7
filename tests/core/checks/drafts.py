"""Cohorts of a few people, for one check at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from circlekit.core.checks import Check, Draft
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem


def person(handle: str, **fields: str) -> Participant:
    """Return somebody with fields of their own; several values are parted by a blank."""
    own = {name: value.split() for name, value in fields.items()}
    return Participant(id=handle, name=handle.title(), timezone="UTC", fields=own)


def found(
    check: Check, *people: Participant | str, handles: tuple[str, ...] = (), **settings: Any
) -> list[Problem]:
    """Return what a check says of people; a text is the handle of somebody with nothing to say."""
    everybody = [person(one) if isinstance(one, str) else one for one in people]
    given: dict[str, Any] = {"starts": date(2027, 1, 11), "ends": date(2027, 7, 9)}
    cohort = Cohort(cohort="T", id="t", participants=everybody, **(given | settings))
    return list(check(Draft(cohort, frozenset(handles or (one.id for one in everybody)))))


def places(problems: list[Problem]) -> list[tuple[Path, Path]]:
    """Return the two places of problems that two rules share."""
    return [(problem.path, getattr(problem, "other", ())) for problem in problems]
