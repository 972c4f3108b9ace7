"""Finite abelian groups Z_a x Z_b x ...: an element is a number, its digits the parts, first part lowest."""

from __future__ import annotations

from math import prod

import numpy as np

from circlekit.core.rotation.designs.fields import Ints

Moduli = tuple[int, ...]
"""The orders of the cyclic parts; (2, 6) is Z_2 x Z_6."""


def digits(moduli: Moduli) -> Ints:
    """Return (order, parts): the parts of each element."""
    numbers = np.arange(prod(moduli), dtype=np.int64)
    steps = np.cumprod((1, *moduli[:-1]), dtype=np.int64)
    return numbers[:, None] // steps % np.array(moduli, dtype=np.int64)


def numbers(parts: Ints, moduli: Moduli) -> Ints:
    """Return the elements with these parts (..., parts), each part taken by its modulus."""
    steps = np.cumprod((1, *moduli[:-1]), dtype=np.int64)
    found: Ints = (parts % np.array(moduli, dtype=np.int64)) @ steps
    return found


def subtraction(moduli: Moduli) -> Ints:
    """Return (order, order): what is left of the row's element when the column's is taken from it."""
    parts = digits(moduli)
    return numbers(parts[:, None, :] - parts[None, :, :], moduli)


def addition(moduli: Moduli) -> Ints:
    """Return (order, order): the sum of each two elements."""
    parts = digits(moduli)
    return numbers(parts[:, None, :] + parts[None, :, :], moduli)
