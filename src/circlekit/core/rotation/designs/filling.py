"""How many of each column's seats are taken, so that every group keeps a fit size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Columns:
    """What may be taken away from the columns of a grid.

    Of ``any_size`` columns any seats may be left empty: they cost a group one member each. The others are
    left with all seats, or with up to ``arcs`` seats fewer: those of an arc, which costs a group two members
    at most, however many columns it crosses.
    """

    order: int
    full: int
    any_size: int
    arcs: int = 0


def ways_to_leave(order: int, columns: int, least: int, arcs: bool) -> Iterator[Columns]:
    """Yield what may be taken away from a grid of ``columns`` columns so that groups keep ``least``."""
    spare = columns - least
    for crossing in range(spare // 2 + 1 if arcs else 1):
        any_size = spare - 2 * crossing
        yield Columns(order, columns - any_size, any_size, crossing)


def fill(people: int, columns: Columns, fit: Sequence[bool]) -> list[int] | None:
    """Return how many seats are taken in each column, the full ones first; None when it cannot be.

    Args:
        people: how many seats are taken in all.
        columns: what may be taken away.
        fit: (order + 1,), whether a column may be left with so many.
    """
    whole = [columns.order - gone for gone in range(columns.arcs + 1)]
    choices = [[c for c in whole if c >= 0 and fit[c]]] * columns.full
    choices += [[c for c in range(columns.order, -1, -1) if fit[c]]] * columns.any_size
    sums = [1]  # bit s is set where the columns so far can hold s people
    for choice in choices:
        sums.append(_shifted(sums[-1], choice))
    if not sums[-1] >> people & 1:
        return None
    found: list[int] = []
    for choice, before in zip(reversed(choices), reversed(sums[:-1]), strict=True):
        taken = next(c for c in choice if c <= people and before >> (people - c) & 1)
        found.append(taken)
        people -= taken
    return found[::-1]


def _shifted(sums: int, choice: Sequence[int]) -> int:
    found = 0
    for taken in choice:
        found |= sums << taken
    return found
