"""Difference matrices that algebra writes down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from circlekit.core.rotation.designs import groups
from circlekit.core.rotation.designs.fields import Ints, logarithms, multiplication, prime_power
from circlekit.core.rotation.designs.matrix import Matrix


def of_a_field(order: int, columns: int) -> Iterator[Matrix]:
    """The multiplication table of GF(q): row a, column b holds a * b. It has q rows (Bose 1938)."""
    power = prime_power(order)
    if power is not None and columns <= order:
        prime, degree = power
        made = partial(multiplication, order)
        yield Matrix(f"GF({order})", (prime,) * degree, order, columns, made)


def of_multiples(order: int, columns: int) -> Iterator[Matrix]:
    """Multiples in Z_n by 0, 1, ... below its least factor: noughts, the cyclic Latin square, and so on."""
    if 2 <= columns <= order:
        least = next(factor for factor in range(2, order + 1) if order % factor == 0)
        rows = least if columns <= least else 2
        made = partial(_multiples, order, rows, columns)
        yield Matrix(f"multiples in Z{order}", (order,), rows, columns, made)


def _multiples(order: int, rows: int, columns: int) -> Ints:
    return np.outer(np.arange(rows), np.arange(columns)) % order


def of_logarithms(order: int, columns: int) -> Iterator[Matrix]:
    """Logarithms of a - b in GF(order + 1), for distinct elements: an a for each row, a b for each column.

    The difference of two columns is the logarithm of (a - b) / (a - b'), and a fraction of that kind takes
    no value twice. The first row, of a at infinity, is all nought.
    """
    rows = order + 2 - columns
    if prime_power(order + 1) is not None and rows >= 2:
        made = partial(_logarithms, order + 1, columns)
        yield Matrix(f"logarithms of GF({order + 1})", (order,), rows, columns, made)


def _logarithms(field: int, columns: int) -> Ints:
    prime, degree = prime_power(field) or (field, 1)
    between = groups.subtraction((prime,) * degree)
    finite = logarithms(field)[between[columns:, :columns]]
    return np.vstack([np.zeros((1, columns), dtype=np.int64), finite])


def product(one: Matrix, two: Matrix) -> Matrix:
    """Each row of one matrix with each row of another (MacNeish 1922)."""
    name, moduli = f"{one.name} x {two.name}", one.moduli + two.moduli
    return Matrix(name, moduli, one.rounds * two.rounds, one.columns, partial(_product, one, two))


def _product(one: Matrix, two: Matrix) -> Ints:
    rows: Ints = one.rows[:, None, :] + one.order * two.rows[None, :, :]
    return rows.reshape(-1, one.columns)
