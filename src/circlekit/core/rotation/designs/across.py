"""Rounds across the columns of a grid, and further rounds inside each column.

Grids are truncated: seats are left empty so that the groups across have a fit size, and so that what is left
of every column can be cut into groups too, or even holds a whole smaller design.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.cutting import cut
from circlekit.core.rotation.designs.design import Design, renumbered
from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.rotation.designs.grids import rounds_across, seats_taken
from circlekit.core.rotation.designs.matrix import Matrix

Best = Callable[[int, int, int], Design | None]
"""The best design for so many people in groups of so many at least and at most."""


@dataclass(frozen=True)
class Across:
    """A truncated grid: how many seats are taken in each column, and how many rounds are inside them."""

    size: Size
    matrix: Matrix
    counts: tuple[int, ...]
    arcs: int
    inside: int

    @property
    def rounds(self) -> int:
        """How many rounds there are, across and inside."""
        return self.matrix.rounds + self.inside

    def seats_taken(self) -> list[Ints] | None:
        """Return the elements taken in each column; None when the groups cannot all be large enough."""
        return seats_taken(self.matrix, self.counts, self.arcs, self.size.least)

    def build(self, best: Best) -> Design:
        """Return the design, with the best designs inside the columns.

        Raises:
            ValueError: when the groups cannot all be large enough.
        """
        order, chosen = self.matrix.order, self.seats_taken()
        if chosen is None:
            raise ValueError(f"these columns of {self.matrix.name} cannot be truncated so: {self.counts}")
        across = rounds_across(self.matrix).reshape(self.matrix.rounds, -1)
        seats = [order * column + taken for column, taken in enumerate(chosen)]
        return Design(self._name, (*across, *self._inside(chosen, best)), np.concatenate(seats))

    @property
    def _name(self) -> str:
        grid = f"{self.matrix.columns} columns of {self.matrix.order} by {self.matrix.name}"
        return f"{grid}, with {self.inside} inside the columns" if self.inside else grid

    def _inside(self, chosen: Sequence[Ints], best: Best) -> list[Ints]:
        """Return the rounds inside the columns: (columns * order,) labels each."""
        order = self.matrix.order
        rounds = np.zeros((self.inside, self.matrix.columns, order), dtype=np.int64)
        for column, taken in enumerate(chosen):
            seated = np.concatenate([taken, np.setdiff1d(np.arange(order), taken)])
            rounds[:, column, seated] = self._in_column(len(taken), best) + 2 * order * column
        return [renumbered(found.reshape(-1)) for found in rounds]

    def _in_column(self, people: int, best: Best) -> Ints:
        """Return the rounds (inside, order) in one column, whose first ``people`` seats are taken.

        A seat that the design inside does not know of is a group of its own.
        """
        order = self.matrix.order
        if self.inside == 1:
            return cut(people, self.size, order)[None, :]
        rounds = np.tile(order + np.arange(order, dtype=np.int64), (self.inside, 1))
        design = best(people, *self.size)
        if self.inside and design is not None:
            seats = np.concatenate([design.taken, design.free])[:order]
            rounds[:, : len(seats)] = [renumbered(found[seats]) for found in design.rounds[: self.inside]]
        return rounds
