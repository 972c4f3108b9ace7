"""What moves of people are told as: who, from where to where, and what for.

Rules are never named, they may be private; nor who is alone of their kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from circlekit.core.matching.reasons.differences import differences
from circlekit.core.matching.reasons.figures import Figures
from circlekit.core.matching.stay.start import Step
from circlekit.core.model import Circle, Cohort
from circlekit.core.sections import Rules
from circlekit.core.text import listed

WHY: Mapping[str, str] = {
    "small": "it had too few people",
    "begins": "a new circle begins",
    "full": "the other circle had too many",
    "rule": "a rule was broken",
    "together": "a rule was broken",
    "lead": "nobody there would lead",
    "joins": "those they belong with are there",
    "ends": "their circle ends",
}
"""What a step that repairs something is for."""

NAMED = 2
"""So many things that are better are told."""

OTHERWISE = "it suits what you asked for better"


class Move(NamedTuple):
    """Somebody whose circle is another one than before: handle, ids of the circles, and what for."""

    id: str
    origin: str
    to: str
    because: str


def gained(before: Figures, after: Figures, rules: Rules) -> str:
    """Return what is better after than before, the weightiest first; nothing that is private."""
    better = [change.says for change in differences(before, after, rules) if change.better]
    return listed(better[:NAMED]) or OTHERWISE


def told(
    cohort: Cohort, circles: Sequence[Circle], home: Mapping[int, int], steps: Sequence[Step]
) -> tuple[Move, ...]:
    """Return who sits in another circle than before, in the order in which they moved last.

    ``circles`` has the id of each circle by its number, ``home`` where everybody sat before.
    """
    last: dict[int, Step] = {}
    for step in steps:
        for row in step.rows:
            last.pop(row, None)
            last[row] = step
    return tuple(
        Move(
            cohort.participants[row].id,
            circles[home[row]].id,
            circles[step.to].id,
            WHY.get(step.why, step.why),
        )
        for row, step in last.items()
        if row in home and home[row] != step.to
    )
