"""What is said of a meeting that does not fit its minutes: by how much, and what would make it fit."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.agenda.plan import plan
from circlekit.core.agenda.ways import Asked, Way, ways_out
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.text import counted

SHOWN = 5
"""So many ways are named; the larger ones help nobody to choose."""


def refusal(asked: Asked, whose: str) -> NoPlan:
    """Return the refusal of a meeting that does not fit; ``whose`` is ``Circle 2, meeting 3``."""
    ways, company = ways_out(asked), counted(asked.people, "person", "people")
    needed = plan(asked.process, asked.people, asked.minutes).needed
    what = f"{asked.process.name} with {company} takes {needed} minutes"
    if asked.meant != "working":
        what = f"this meeting with {company} takes {asked.minutes + ways[0].minutes} minutes"
    message = f"{whose}: {what}, and it has {asked.minutes}"
    return NoPlan([Problem(("meeting", "minutes"), message, said_ways(ways))])


def said_ways(ways: Sequence[Way]) -> str:
    """Return ways out in one line, the smallest change first."""
    return "; or ".join(way.says for way in ways[:SHOWN])
