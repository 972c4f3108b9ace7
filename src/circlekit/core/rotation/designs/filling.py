"""How many of each column's seats are taken, so that every group keeps a fit size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Way:
    """A way to leave seats of a grid empty.

    Of ``any_size`` columns any seats may be empty: each costs a group one member at most. The others lack up
    to ``arcs`` seats each, one of every arc, which costs a group two members at most in all.
    """

    full: int
    any_size: int
    arcs: int
    sure: bool
    """Whether all groups keep a fit size; else it depends on the seats, and they have to be counted."""


def ways_to_leave(columns: int, least: int, arcs: bool) -> Iterator[Way]:
    """Yield the ways that leave ``least`` members of ``columns``; with ``arcs`` where the grid has them."""
    spare = columns - least
    for crossing in range((spare + 1) // 2 + 1 if arcs else 1):
        any_size = spare - 2 * crossing
        if any_size >= 0:
            yield Way(columns - any_size, any_size, crossing, sure=True)
        if crossing:
            yield Way(columns - any_size - 1, any_size + 1, crossing, sure=False)


def fill(people: int, order: int, way: Way, fit: int) -> tuple[int, ...] | None:
    """Return how many seats are taken in each column, the full ones first; None when it cannot be.

    Args:
        people: how many seats are taken in all.
        order: how many seats a column has.
        way: what may be left empty.
        fit: bit c is set where a column may be left with c taken seats.
    """
    choices, sums = _sums(order, way, fit)
    if not sums[-1] >> people & 1:
        return None
    found: list[int] = []
    for choice, before in zip(reversed(choices), reversed(sums[:-1]), strict=True):
        taken = next(c for c in choice if c <= people and before >> (people - c) & 1)
        found.append(taken)
        people -= taken
    return tuple(reversed(found))


@lru_cache(maxsize=4096)  # asked for one head-count after the other
def _sums(order: int, way: Way, fit: int) -> tuple[list[list[int]], list[int]]:
    """Return what each column can hold, and the sums that the first of them can hold, as bits."""
    least = max(order - way.arcs, 0)
    choices = [[c for c in range(order, least - 1, -1) if fit >> c & 1]] * way.full
    choices += [[c for c in range(order, -1, -1) if fit >> c & 1]] * way.any_size
    sums = [1]
    for choice in choices:
        together = 0
        for taken in choice:
            together |= sums[-1] << taken
        sums.append(together)
    return choices, sums
