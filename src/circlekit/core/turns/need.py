"""What a process needs of the people at one working meeting: who brings a question, who keeps it going."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.agenda import run_sheet, split
from circlekit.core.processes import Process, Turns


class Need(NamedTuple):
    """What one working meeting of ``people`` takes: ``cases`` turns, each in one of ``groups``.

    ``facilitators`` are as many as there are groups; none in a process where everyone brings a question, as
    the group of each keeps the time itself.
    """

    people: int
    groups: tuple[int, ...]
    cases: int
    facilitators: int

    @property
    def everyone(self) -> bool:
        """Tell whether everybody has a turn at every meeting, so that nobody has to wait for one."""
        return self.cases >= self.people


def need_of(process: Process, people: int, minutes: int) -> Need:
    """Return what a working meeting of ``people`` (2 or more) and ``minutes`` has room for.

    Where the process does not fit at all, its minutes are an open conversation about one question.
    """
    groups = split(people, process.group)
    turns = _turns(process, people, minutes)
    cases = sum(min(turns, size) for size in groups) or 1
    facilitators = 0 if process.turns is Turns.EVERYONE else min(len(groups), max(people - cases, 0))
    return Need(people, groups, cases, facilitators)


def _turns(process: Process, people: int, minutes: int) -> int:
    """Return how many turns each group has, as the run sheet of the meeting says."""
    for step in run_sheet(process, people, minutes).steps:
        if step.parts:
            return step.minutes // sum(part.minutes for part in step.parts)
    return 0
