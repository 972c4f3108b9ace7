"""Rounds across the columns of a grid, and further rounds inside each column.

Grids are truncated: seats are left empty so that the groups across have a fit size, and so that what is left
of every column can be cut into groups too, or even holds a whole smaller design.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.cutting import cut
from circlekit.core.rotation.designs.design import Design, renumbered
from circlekit.core.rotation.designs.difference import Matrix, best_matrix
from circlekit.core.rotation.designs.fields import Ints, prime_power
from circlekit.core.rotation.designs.filling import fill, ways_to_leave
from circlekit.core.rotation.designs.grids import rounds_across, taken_in_columns

Best = Callable[[int, int, int], Design | None]
"""The best design for so many people in groups of so many at least and at most."""


@dataclass(frozen=True)
class Across:
    """A truncated grid: the people in each column, and the rounds inside the columns."""

    size: Size
    matrix: Matrix
    counts: tuple[int, ...]
    arcs: int
    inside: int

    @property
    def rounds(self) -> int:
        """How many rounds there are, across and inside."""
        return len(self.matrix.rows) + self.inside

    def build(self, best: Best) -> Design:
        """Return the design, with the best designs inside the columns."""
        taken = taken_in_columns(self.matrix, self.counts, self.arcs)
        rounds = rounds_across(self.matrix)
        rounds += self._inside(taken, best)
        return Design(self._name, tuple(rounds), np.concatenate(taken))

    @property
    def _name(self) -> str:
        grid = f"{self.matrix.columns} columns of {self.matrix.order} by {self.matrix.name}"
        return f"{grid}, with {self.inside} inside the columns" if self.inside else grid

    def _inside(self, taken: list[Ints], best: Best) -> list[Ints]:
        """Return the rounds inside the columns: (columns * order,) labels each."""
        order = self.matrix.order
        rounds = np.zeros((self.inside, self.matrix.columns, order), dtype=np.int64)
        for column, seats in enumerate(taken):
            first = seats - column * order
            seated = np.concatenate([first, np.setdiff1d(np.arange(order), first)])
            rounds[:, column, seated] = self._in_column(len(seats), best) + 2 * order * column
        return [renumbered(found.reshape(-1)) for found in rounds]

    def _in_column(self, people: int, best: Best) -> Ints:
        """Return the rounds (inside, order) in one column, whose first ``people`` seats are taken."""
        order = self.matrix.order
        if self.inside == 1:
            return cut(people, self.size, order)[None, :]
        rounds = np.tile(order + np.arange(order, dtype=np.int64), (self.inside, 1))
        design = best(people, *self.size)
        if self.inside and design is not None:
            seats = np.concatenate([design.taken, design.free])[:order]
            rounds[:, : len(seats)] = [renumbered(found[seats]) for found in design.rounds[: self.inside]]
        return rounds


def ways_across(people: int, size: Size, most: int, most_inside: Callable[[int], int]) -> Iterator[Across]:
    """Yield truncated grids for so many people, each with more rounds than ``most`` and those before it.

    Args:
        people: how many seats are taken.
        size: the sizes that groups may have.
        most: how many rounds are known already.
        most_inside: how many rounds a column of so many people can have by itself.
    """
    for order in range(people // size.least, -(-people // size.most) - 1, -1):
        if order < 2 or order + order // size.least <= most:
            continue
        for columns in range(size.most, max(size.least, -(-people // order)) - 1, -1):
            matrix = best_matrix(order, columns)
            if matrix is None:
                continue
            found = _with_most_inside(people, size, matrix, most, most_inside)
            if found is not None:
                most = found.rounds
                yield found


def _with_most_inside(
    people: int, size: Size, matrix: Matrix, most: int, most_inside: Callable[[int], int]
) -> Across | None:
    inside = [most_inside(taken) for taken in range(matrix.order + 1)]
    wanted = sorted({0, *inside}, reverse=True)
    for rounds in wanted:
        if len(matrix.rows) + rounds <= most:
            return None
        fit = [taken == 0 or inside[taken] >= rounds for taken in range(matrix.order + 1)]
        arcs = prime_power(matrix.order) is not None
        for columns in ways_to_leave(matrix.order, matrix.columns, size.least, arcs):
            counts = fill(people, columns, fit)
            if counts is not None:
                return Across(size, matrix, tuple(counts), columns.arcs, rounds)
    return None
