"""Which head-counts can be cut into circles of a given size, and what frees those that cannot."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from circlekit.core.fields import Size
from circlekit.core.text import counted

SMALLEST = 2
"""Fewer than two people are no circle."""

LARGE = 800
"""Cohorts of more people are matched in blocks: a search of the whole would take minutes, and find less."""

QUORUM = 6
"""With so many, one or two absences do not cancel a meeting (practice 56)."""


def quorum(size: Size) -> int:
    """Return how many should be able to come every time: six, or all where circles are smaller."""
    return min(QUORUM, size.least)


def group_counts(people: int, size: Size) -> range:
    """Return the numbers of circles into which ``people`` can be cut, fewest first; empty when none.

    ``g`` circles hold from ``g * size.least`` to ``g * size.most`` people, so the fit ones are a run.
    """
    return range(max(1, -(-people // size.most)), people // size.least + 1)


def even_sizes(people: int, groups: int) -> tuple[int, ...]:
    """Return the sizes of ``groups`` circles that differ by at most one, largest first."""
    least, larger = divmod(people, groups)
    return (least + 1,) * larger + (least,) * (groups - larger)


def neighbours(people: int, size: Size) -> tuple[int | None, int]:
    """Return the nearest smaller and larger head-counts that can be cut; None when no smaller one can."""
    below = next((n for n in range(people - 1, size.least - 1, -1) if group_counts(n, size)), None)
    above = next(n for n in count(people + 1) if group_counts(n, size))
    return below, above


def nearest_size(people: int, size: Size) -> Size | None:
    """Return the range nearest to ``size`` that allows ``people``; smaller circles are tried first."""
    return next((wider for wider in _wider(people, size) if group_counts(people, wider)), None)


def _wider(people: int, size: Size) -> Iterator[Size]:
    for step in range(1, max(people, size.most) + 1):
        if size.least - step >= SMALLEST:
            yield Size(size.least - step, size.most)
        yield Size(size.least, size.most + step)


def says_why_not(people: int, size: Size) -> tuple[str, str]:
    """Return the sentence and the ways out for a head-count that cannot be cut."""
    below, above = neighbours(people, size)
    ways = [f"{above:,} can ({counted(above - people, 'more person', 'more people')})"]
    if below is not None:
        out = counted(people - below, "person", "people")
        ways.append(f"{below:,} can (--allow-unplaced leaves {out} out)")
    wider = nearest_size(people, size)
    if wider is not None:
        ways.append(f"or use --size {says(wider)}")
    message = f"{counted(people, 'person', 'people')} cannot be cut into circles of {says(size)}"
    return message, "; ".join(ways)


def says(size: Size) -> str:
    """Return a size as people write it: ``6-8``, or ``7``."""
    return f"{size.least}-{size.most}" if size.least < size.most else str(size.least)
