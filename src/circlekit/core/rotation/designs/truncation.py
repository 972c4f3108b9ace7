"""Which grids hold so many people, truncated, and give the most rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.across import Across
from circlekit.core.rotation.designs.fields import prime_power
from circlekit.core.rotation.designs.filling import fill, ways_to_leave
from circlekit.core.rotation.designs.matrices import best_matrix
from circlekit.core.rotation.designs.matrix import Matrix

Inside = Callable[[int], int]
"""How many rounds a column of so many people can have by itself."""


def ways_across(people: int, size: Size, most: int, inside: Inside) -> Iterator[Across]:
    """Yield truncated grids for so many people, each with more rounds than ``most`` and those before it.

    Args:
        people: how many seats are taken.
        size: the sizes that groups may have.
        most: how many rounds are known already.
        inside: how many rounds a column of so many people can have by itself.
    """
    for order in range(people // size.least, max(1, -(-people // size.most) - 1), -1):
        within = max(map(inside, range(1, order + 1)))
        for columns in range(size.most, max(size.least, -(-people // order)) - 1, -1):
            if order + within <= most:
                break
            matrix = best_matrix(order, columns, wanted=most + 1 - within)
            found = _of_this_grid(people, size, matrix, most, inside)
            if found is not None:
                most = found.rounds
                yield found


def _of_this_grid(people: int, size: Size, matrix: Matrix | None, most: int, inside: Inside) -> Across | None:
    if matrix is None:
        return None
    known = [inside(taken) for taken in range(matrix.order + 1)]
    for rounds in sorted({0, *known}, reverse=True):
        if matrix.rounds + rounds <= most:
            return None
        fit = [not taken or known[taken] >= rounds for taken in range(len(known))]
        for way in ways_to_leave(matrix.columns, size.least, arcs=prime_power(matrix.order) is not None):
            counts = fill(people, matrix.order, way, fit)
            if counts is None:
                continue
            found = Across(size, matrix, counts, way.arcs, rounds)
            if way.sure or found.seats_taken() is not None:
                return found
    return None
