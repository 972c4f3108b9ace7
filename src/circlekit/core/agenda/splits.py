"""How the people of a meeting part into small groups."""

from __future__ import annotations

import math

from circlekit.core.processes import Process, Span

_HALF = 3
"""Fewer people than this are no half: a circle of five stays together."""


def split(people: int, group: Span | None) -> tuple[int, ...]:
    """Return the sizes of small groups, as few and as even as ``group`` allows; else all stay together."""
    if group is None:
        return (people,)
    count = math.ceil(people / group.most)
    sizes = _even(people, count)
    return sizes if sizes[0] >= group.least else (people,)


def groups_of(process: Process, people: int) -> tuple[int, ...]:
    """Return the sizes of the groups in which so many people go through a process, the smallest first."""
    if people in process.splits:
        return process.splits[people]
    if process.halves:
        halves = _even(people, 2)
        return halves if halves[0] >= (process.group.least if process.group else _HALF) else (people,)
    return split(people, process.group)


def _even(people: int, count: int) -> tuple[int, ...]:
    return tuple(sorted((people + index) // count for index in range(count)))
