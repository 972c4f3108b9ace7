"""People who pause: not all of them at once."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.problems import Problem
from circlekit.core.waiting import waits


def somebody_takes_part(draft: Draft) -> Iterator[Problem]:
    """Not everybody pauses until after the start."""
    cohort = draft.cohort
    if cohort.participants and all(waits(person, cohort.starts) for person in cohort.participants):
        message = f"everybody here pauses until after the start, {cohort.starts}, so nobody takes part"
        hint = "take «pause_until» out for those who are back, or let the cohort start later"
        yield Problem((PEOPLE,), message, hint, "warning", on_key=True)
