"""Difference matrices: one small table from which whole rounds are developed.

A matrix has a row per round and a column per column of a grid; its entries are elements of a group G. Of any
two columns the differences, row by row, are all different. Then the groups {(column j, entry j + c)}, one for
each c of G, are a round over the grid G x columns, and two seats of different columns meet in one row at most
(Bose 1938; C. J. Colbourn and J. H. Dinitz, Handbook of Combinatorial Designs, 2nd ed., VI.17). With as
many rows as G has elements it is a resolvable transversal design.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import prod

from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.rotation.designs.groups import Moduli


@dataclass(frozen=True)
class Matrix:
    """A difference matrix over the group of these moduli; its entries are made when they are first read."""

    name: str
    moduli: Moduli
    rounds: int
    columns: int
    make: Callable[[], Ints]

    @property
    def order(self) -> int:
        """How many elements the group has: the seats of a column, and the groups of a round."""
        return prod(self.moduli)

    @cached_property
    def rows(self) -> Ints:
        """The entries (rounds, columns).

        Raises:
            ValueError: when the maker did not make what it said.
        """
        found = self.make()[: self.rounds, : self.columns]
        if found.shape != (self.rounds, self.columns):
            raise ValueError(f"{self.name}: {found.shape} entries in place of {self.rounds, self.columns}")
        return found
