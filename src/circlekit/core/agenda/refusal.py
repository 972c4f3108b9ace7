"""What is said of a meeting that does not fit its minutes: by how much, and what would make it fit."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.agenda.sheet import run_sheet
from circlekit.core.agenda.ways import TooShort, Way, ways_out
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.text import counted

SHOWN = 5
"""So many ways are named; the larger ones help nobody to choose."""

OTHERWISE = "choose another process: circlekit library list"
"""What is left where no single change is enough."""


def refusal(asked: TooShort, whose: str) -> NoPlan:
    """Return the refusal of a meeting that does not fit; ``whose`` is ``Circle 2, meeting 3``."""
    company = counted(asked.people, "person", "people")
    sheet = run_sheet(asked.process, asked.people, asked.minutes, asked.meant, news=asked.news)
    what = f"it takes {sheet.needed} minutes with {company}"
    if asked.meant == "working":
        what = f"{asked.process.name} with {company} takes {sheet.needed} minutes"
    message = f"{whose}: {what}, and it has {asked.minutes}"
    return NoPlan([Problem(("meeting", "minutes"), message, said_ways(ways_out(asked)))])


def said_ways(ways: Sequence[Way]) -> str:
    """Return ways out in one line, the smallest change first."""
    return "; or ".join(way.says for way in ways[:SHOWN]) or OTHERWISE
