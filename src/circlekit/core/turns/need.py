"""What a process needs of the people at one working meeting: who brings a question, who keeps it going."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.agenda import cases, groups_of
from circlekit.core.processes import Process, Turns


class Need(NamedTuple):
    """What one working meeting of ``people`` takes: ``cases`` turns, each in one of ``groups``.

    ``facilitators`` are as many as there are groups; none in a process where everyone brings a question, as
    each group keeps the time itself.
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
    groups = groups_of(process, people)
    turns = cases(process, people, minutes) or 1
    self_run = process.turns is Turns.EVERYONE
    return Need(people, groups, turns, 0 if self_run else min(len(groups), max(people - turns, 0)))
