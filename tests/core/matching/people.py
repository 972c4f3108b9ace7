"""Small cohorts by hand: everybody free at one hour, unless said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Cohort, Participant
from circlekit.core.windows import parse_windows

TUESDAY = "Tue 16:00-17:00"
FRIDAY = "Fri 10:00-11:00"


def person(handle: str, *hours: str, **more: Any) -> Participant:
    """Return somebody named as their handle, in UTC, free at the given hours."""
    windows = [window for text in hours or (TUESDAY,) for window in parse_windows(text)]
    given = {"id": handle, "name": handle.title(), "timezone": "UTC", "available": windows}
    return Participant(**(given | more))


def people(count: int, **each: Mapping[str, Any]) -> list[Participant]:
    """Return p1, p2, ..., the first three of them willing to lead; ``each`` changes some by their handle."""
    handles = [f"p{number}" for number in range(1, count + 1)]
    leads = dict.fromkeys(handles[:3], "yes")
    return [
        person(handle, **({"lead": leads.get(handle, "no")} | dict(each.get(handle, {}))))
        for handle in handles
    ]


def cohort(participants: list[Participant], **settings: Any) -> Cohort:
    """Return a weekly cohort of five weeks without clock changes."""
    given: dict[str, Any] = {
        "starts": date(2027, 1, 11),
        "ends": date(2027, 2, 14),
        "meeting": {"every": "week"},
    }
    return Cohort(cohort="Spring", id="spring", participants=participants, **(given | settings))


def formed(of: Cohort, *groups: range | tuple[int, ...]) -> Formed:
    """Return circles of a cohort, given as rows."""
    board, facts = lay_out(of)
    return Formed(tuple(tuple(group) for group in groups), board, facts)
