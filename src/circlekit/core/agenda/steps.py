"""The steps of a run sheet, and how they follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from circlekit.core.problems import Problem


class Part(NamedTuple):
    """One step inside a turn."""

    minutes: int
    text: str


class Step(NamedTuple):
    """A part of a meeting; ``start`` counts minutes from its beginning. ``parts`` recur in each turn."""

    start: int
    minutes: int
    text: str
    parts: tuple[Part, ...] = ()


class Block(NamedTuple):
    """A step whose start is not known yet; without minutes it falls away."""

    minutes: int
    text: str
    parts: tuple[Part, ...] = ()


class RunSheet(NamedTuple):
    """Steps whose minutes add up exactly to the meeting's.

    Where not everything fits, ``problems`` has a warning for the coordinator, ``note`` says in the words of
    the run sheet what is left out, and ``needed`` is how many minutes it would take. ``groups`` are the sizes
    of the small groups.
    """

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()
    groups: tuple[int, ...] = ()
    note: str = ""
    needed: int = 0


def timed(blocks: Iterable[Block]) -> tuple[Step, ...]:
    """Return the blocks that have minutes, each with its start."""
    kept = [block for block in blocks if block.minutes]
    starts = accumulate((block.minutes for block in kept), initial=0)
    return tuple(Step(start, *block) for start, block in zip(starts, kept, strict=False))


def said_sizes(groups: Sequence[int]) -> str:
    """Return the sizes of small groups in a form that every language reads: ``3 + 4``."""
    return " + ".join(str(size) for size in groups)
