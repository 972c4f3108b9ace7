"""Complete difference matrices by search: each column a permutation of the group, orthogonal to all others.

Beside a column of noughts and one that holds the elements in order, every further column is an orthomorphism:
a permutation whose differences from each earlier column are permutations too. Over Z2 x Z6 there can be four
further ones (D. M. Johnson, A. L. Dulmage and N. S. Mendelsohn, Canadian Journal of Mathematics 13, 1961).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np

from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.fields import Ints

Column = tuple[int, ...]


def complete(moduli: groups.Moduli, columns: int, seed: int, steps: int) -> Ints | None:
    """Return a difference matrix (order, columns), a row for each element; None when none is found.

    The order in which elements are tried comes from the seed; at most ``steps`` of them are tried.
    """
    minus = groups.subtraction(moduli).tolist()
    elements = list(range(len(minus)))
    Random(seed).shuffle(elements)  # noqa: S311  not for secrets
    search = _Search(minus, elements, iter(range(steps)))
    found = next(search.extended(((0,) * len(minus), tuple(range(len(minus)))), columns), None)
    return None if found is None else np.array(found, dtype=np.int64).T


class _Search:
    """The ways to go on from the columns there are."""

    def __init__(self, minus: list[list[int]], elements: Sequence[int], tries: Iterator[int]) -> None:
        self._minus, self._elements, self._tries = minus, elements, tries

    def extended(self, known: tuple[Column, ...], columns: int) -> Iterator[tuple[Column, ...]]:
        """Yield the known columns with further ones, so that there are ``columns``."""
        if len(known) == columns:
            yield known
            return
        marks = self._marks(known)
        for column in self._completed((0,), marks[0][0], marks):
            yield from self.extended((*known, column), columns)

    def _marks(self, known: tuple[Column, ...]) -> list[list[int]]:
        """Return by row and entry the differences from the known columns, a bit for each."""
        order = len(self._minus)
        places = [
            [i * order + self._minus[entry][column[row]] for i, column in enumerate(known)]
            for row in range(order)
            for entry in range(order)
        ]
        bits = [sum(1 << place for place in found) for found in places]
        return [bits[row * order : (row + 1) * order] for row in range(order)]

    def _completed(self, column: Column, used: int, marks: list[list[int]]) -> Iterator[Column]:
        """Yield the columns that begin so and repeat no difference; ``used`` are those there are."""
        row = len(column)
        if row == len(marks):
            yield column
            return
        for entry in self._elements:
            if next(self._tries, None) is None:
                return
            if not used & marks[row][entry]:
                yield from self._completed((*column, entry), used | marks[row][entry], marks)
