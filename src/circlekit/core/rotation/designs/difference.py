"""Difference matrices: one small table from which whole rounds are developed.

A matrix has a row per round and a column per column of a grid; its entries are elements of a group G. Of any
two columns the differences, row by row, are all different. Then the groups {(column j, entry j + c)}, one for
each c of G, are a round over the grid G x columns, and two seats of different columns meet in one row at most
(Bose 1938; C. J. Colbourn and J. H. Dinitz, Handbook of Combinatorial Designs, 2nd ed., VI.17). With as
many rows as G has elements it is a resolvable transversal design.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import prod

import numpy as np

from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.fields import Ints, logarithms, multiplication, prime_power


@dataclass(frozen=True)
class Matrix:
    """A difference matrix over the group of these moduli: rows (rounds, columns)."""

    name: str
    moduli: groups.Moduli
    rows: Ints

    @property
    def order(self) -> int:
        """How many elements the group has: the seats of a column, and the groups of a round."""
        return prod(self.moduli)

    @property
    def columns(self) -> int:
        """How many columns there are: the most that a group can have as members."""
        return int(self.rows.shape[1])


@cache  # the same few are asked for again and again while head-counts are weighed
def best_matrix(order: int, columns: int) -> Matrix | None:
    """Return the matrix with the most rows that the makers know; None when none has two rows.

    Args:
        order: how many elements the group has, 2 or more.
        columns: how many columns the matrix has, 2 or more.
    """
    known = [made for maker in (_field, _ratios, _products, _steps) for made in maker(order, columns)]
    return max(known, key=lambda made: len(made.rows), default=None)


def _field(order: int, columns: int) -> Iterator[Matrix]:
    """The multiplication table of GF(q): row a, column b holds a * b. It has q rows (Bose 1938)."""
    power = prime_power(order)
    if power is not None and columns <= order:
        prime, degree = power
        yield Matrix(f"GF({order})", (prime,) * degree, multiplication(order)[:, :columns])


def _steps(order: int, columns: int) -> Iterator[Matrix]:
    """Multiples of 0, 1, ... in Z_n: nothing, and the cyclic Latin square."""
    if columns <= order:
        least = next(factor for factor in range(2, order + 1) if order % factor == 0)
        rows = least if columns <= least else 2
        yield Matrix(f"Z{order}", (order,), np.outer(np.arange(rows), np.arange(columns)) % order)


def _ratios(order: int, columns: int) -> Iterator[Matrix]:
    """Logarithms of a - b in GF(order + 1), for distinct elements: an a for each row, a b for each column.

    The difference of two columns is the logarithm of (a - b) / (a - b'), and a fraction of that kind takes
    no value twice. A last row, of a at infinity, is all nought.
    """
    power = prime_power(order + 1)
    if power is None or order + 2 - columns < 2:
        return
    prime, degree = power
    between = groups.subtraction((prime,) * degree)
    finite = logarithms(order + 1)[between[columns:, :columns]]
    rows = np.vstack([np.zeros((1, columns), dtype=np.int64), finite])
    yield Matrix(f"logarithms of GF({order + 1})", (order,), rows)


def _products(order: int, columns: int) -> Iterator[Matrix]:
    """Each row of one matrix with each row of another: MacNeish 1922."""
    for first in range(max(2, columns), int(order**0.5) + 1):
        if order % first or prime_power(order) is not None:
            continue
        one, two = best_matrix(first, columns), best_matrix(order // first, columns)
        if one is not None and two is not None:
            yield _product(one, two)


def _product(one: Matrix, two: Matrix) -> Matrix:
    rows = one.rows[:, None, :] + one.order * two.rows[None, :, :]
    flat = rows.reshape(-1, one.columns)
    return Matrix(f"{one.name} x {two.name}", one.moduli + two.moduli, flat)
