"""How many circles there can be, and which of the numbers are worth trying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from circlekit.core.matching.foresee import circles_needed
from circlekit.core.matching.score.board import Facts
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.sizes import group_counts, says
from circlekit.core.text import counted, listed

PLANNED = 8
"""For so many numbers of circles a plan of hours is made; that is quick and tells how many each serves."""

CHOICES, FEW_CHOICES, MANY = 3, 2, 200
"""So many of these are tried in full, fewer with many people; more are slow and gain little."""

T = TypeVar("T")


def possible_counts(facts: Facts) -> range:
    """Return the numbers of circles that sizes and rules leave."""
    counts = group_counts(len(facts.cohort.participants), facts.cohort.size)
    return range(max(counts[0], circles_needed(facts)), counts[-1] + 1)


def as_asked(facts: Facts, circles: int) -> range:
    """Return the one number of circles that was asked for, as a range.

    Raises:
        NoPlan: when sizes or rules forbid it.
    """
    people, size = len(facts.cohort.participants), facts.cohort.size
    possible = group_counts(people, size)
    if circles not in possible:
        there = counted(people, "person", "people")
        message = f"{there} cannot be cut into {counted(circles, 'circle')} of {says(size)}"
        ways = listed(dict.fromkeys(map(str, (possible[0], possible[-1]))), "to")
        raise NoPlan([Problem(("size",), message, f"ask for {ways}, or use another --size")])
    needed = circles_needed(facts)
    if circles < needed:
        asked = "was" if circles == 1 else "were"
        message = f"the rules need {counted(needed, 'circle')} at least, but {circles} {asked} asked for"
        raise NoPlan([Problem(("matching",), message, f"ask for {needed}, or drop a rule")])
    return range(circles, circles + 1)


def led_counts(counts: range, leads: int) -> range:
    """Return the numbers of circles for which there are leads; the fewest there can be where none is."""
    return range(counts.start, min(counts.stop, leads + 1)) or counts[:1]


def spread(items: Sequence[T], most: int) -> list[T]:
    """Return so many of the items at most, evenly spread, the first and the last among them."""
    last, picks = len(items) - 1, min(most, len(items))
    return [items[last * pick // max(picks - 1, 1)] for pick in range(picks)]
