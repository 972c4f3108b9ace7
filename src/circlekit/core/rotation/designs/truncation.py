"""Which grids hold so many people, truncated, and give the most rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.across import Across
from circlekit.core.rotation.designs.fields import prime_power
from circlekit.core.rotation.designs.filling import fill, ways_to_leave
from circlekit.core.rotation.designs.matrices import best_matrix
from circlekit.core.rotation.designs.matrix import Matrix

Inside = Callable[[int], int]
"""How many rounds a column of so many people can have by itself; the same function for the same sizes."""


def ways_across(people: int, size: Size, most: int, inside: Inside) -> Iterator[Across]:
    """Yield truncated grids for so many people, each with more rounds than ``most`` and those before it.

    Args:
        people: how many seats are taken.
        size: the sizes that groups may have.
        most: how many rounds are known already.
        inside: how many rounds a column of so many people can have by itself.
    """
    for order in range(people // size.least, max(1, -(-people // size.most) - 1), -1):
        if order + (order - 1) // (size.least - 1) <= most:  # inside, each round shows a seat so many others
            break
        within = _most_within(order, size, inside)
        for columns in _widths(people, size, order):
            matrix = best_matrix(order, columns, wanted=most + 1 - within)
            if matrix is None:
                continue
            wanted = range(max(0, most + 1 - matrix.rounds), within + 1)
            found = _of_this_grid(people, size, matrix, wanted, inside)
            if found is not None:
                most = found.rounds
                yield found


def _most_within(order: int, size: Size, inside: Inside) -> int:
    """Return how many rounds a column can have that is full, or lacks only seats of arcs."""
    arcs = (size.most - size.least + 1) // 2 if prime_power(order) is not None else 0
    return max(inside(taken) for taken in range(max(1, order - arcs), order + 1))


def _widths(people: int, size: Size, order: int) -> Iterator[int]:
    """Yield the numbers of columns to consider; with a field fewer columns give no more rounds."""
    widest = min(size.most, order)
    narrowest = widest if prime_power(order) is not None else max(size.least, -(-people // order))
    yield from range(widest, narrowest - 1, -1)


def _of_this_grid(people: int, size: Size, matrix: Matrix, wanted: range, inside: Inside) -> Across | None:
    """Return the truncated grid with the most rounds inside its columns, of the numbers ``wanted``."""
    arcs = prime_power(matrix.order) is not None
    ways = list(ways_to_leave(matrix.columns, size.least, arcs))
    for (rounds, fit), way in product(_fits(matrix.order, inside), ways):
        counts = fill(people, matrix.order, way, fit) if rounds in wanted else None
        if counts is None:
            continue
        found = Across(size, matrix, counts, way.arcs, rounds)
        if way.sure or found.seats_taken() is not None:
            return found
    return None


@lru_cache(maxsize=1024)  # asked for one head-count after the other
def _fits(order: int, inside: Inside) -> list[tuple[int, int]]:
    """Return how many rounds columns can have, the most first, and by bits which head-counts have so many."""
    known = sorted(((inside(taken), taken) for taken in range(1, order + 1)), reverse=True)
    found, fit = dict[int, int](), 1
    for rounds, taken in known:
        fit |= 1 << taken
        found[rounds] = fit
    return [*found.items(), (0, (1 << order + 1) - 1)]
