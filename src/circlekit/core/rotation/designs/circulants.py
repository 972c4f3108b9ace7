"""Difference matrices whose rows are one row, turned by one place from row to row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from circlekit.core.rotation.designs.fields import Ints


def circulant(order: int, size: int, steps: int) -> Ints | None:
    """Return a difference matrix (size, size) over Z_order, each row a turn of the first; None if not found.

    For each turn the entries less the turned entries must all be different. At most ``steps`` entries are
    tried.
    """
    used = [0] * size  # bit d of used[turn]: an entry less the entry so many places before it is d
    found = next(_completed([0], used, order, iter(range(steps))), None)
    if found is None:
        return None
    places = np.subtract.outer(np.arange(size), np.arange(size)) % size
    turned: Ints = np.array(found, dtype=np.int64)[places]
    return turned


def _completed(row: list[int], used: list[int], order: int, tries: Iterator[int]) -> Iterator[list[int]]:
    if len(row) == len(used):
        yield row
        return
    for entry in range(order):
        if next(tries, None) is None:
            return
        marked = _marked(row, entry, used, order)
        if marked is not None:
            yield from _completed([*row, entry], marked, order, tries)


def _marked(row: list[int], entry: int, used: list[int], order: int) -> list[int] | None:
    """Return the differences used once the entry has joined the row; None when it repeats one."""
    size, place = len(used), len(row)
    marked = list(used)
    for before, other in enumerate(row):
        for turn, difference in ((place - before, entry - other), (before - place, other - entry)):
            bit = 1 << difference % order
            if marked[turn % size] & bit:
                return None
            marked[turn % size] |= bit
    return marked
