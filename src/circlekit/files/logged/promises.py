"""``commitments`` and ``next`` of a log: who committed themselves to their circle, and when it meets next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from circlekit.core import fields as f
from circlekit.core.log import Commitment, NextDate
from circlekit.core.reporting.entries import NO_DATE
from circlekit.core.text import quoted, same
from circlekit.files.logged.coming import by_person
from circlekit.files.logged.walking import Walk

COMMITMENTS, NEXT = "commitments", "next"


def commitments(walk: Walk) -> Iterator[Commitment]:
    """Yield every commitment that could be read."""
    for circle, path, people in walk.circles(COMMITMENTS):
        for handle, day in by_person(walk, circle, path, people, f.day, "{amina: 2027-01-12}"):
            yield Commitment.model_construct(circle=circle.id, person=handle, day=day)


def next_dates(walk: Walk) -> Iterator[NextDate]:
    """Yield when circles meet next, as they said."""
    for circle, path, value in walk.circles(NEXT):
        found = walk.parsed(_next, path, value, f"next date of {quoted(circle.id)}")
        if found:
            yield NextDate(circle=circle.id, day=found[0])


def _next(value: Any) -> tuple[date | None]:
    """Return a date, or None where none was agreed; in a tuple, so that it is told from no value."""
    return (None,) if isinstance(value, str) and same(value) == NO_DATE else (f.day(value),)
