"""How a meeting runs: from a process and a number of people to a run sheet that adds up to the minute."""

from __future__ import annotations

from circlekit.core.agenda.meant import Meant, meant_of
from circlekit.core.agenda.sheet import cases, run_sheet
from circlekit.core.agenda.splits import groups_of, split
from circlekit.core.agenda.steps import Part, RunSheet, Step
from circlekit.core.agenda.words import ENGLISH, AgendaWords

__all__ = [
    "ENGLISH", "AgendaWords", "Meant", "Part", "RunSheet", "Step", "cases", "groups_of", "meant_of",
    "run_sheet", "split",
]  # fmt: skip
