"""Finite fields GF(q), built when they are needed.

An element is a number below q; its digits in base p are the coefficients of a polynomial over Z_p, lowest
first. Adding is adding digits (`groups`); multiplying goes by the powers of one primitive element.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def prime_power(order: int) -> tuple[int, int] | None:
    """Return the prime p and the exponent m with p ** m == order; None when order is no prime power."""
    if order < 2:
        return None
    prime = next((p for p in range(2, int(order**0.5) + 1) if order % p == 0), order)
    exponent = 0
    while order % prime == 0:
        order //= prime
        exponent += 1
    return (prime, exponent) if order == 1 else None


def powers(order: int) -> list[int]:
    """Return 1, x, x², ... of a primitive element x: every element but nought, once.

    Raises:
        ValueError: when order is no prime power.
    """
    found = prime_power(order)
    if found is None:
        raise ValueError(f"there is no field of {order} elements")
    prime, degree = found
    for coefficients in product(range(prime), repeat=degree):
        row = list(_powers_of_x(prime, coefficients))
        if len(row) == order - 1 and 0 not in row:  # x runs through them all: the polynomial is primitive
            return row
    raise ValueError(f"no primitive polynomial of degree {degree} over Z_{prime}")  # pragma: no cover


def _powers_of_x(prime: int, coefficients: tuple[int, ...]) -> Iterator[int]:
    """Yield the powers of x where x ** m is the polynomial of these coefficients, until 1 comes again.

    Without a constant term they lead to nought and never back to 1; they end where one comes again.
    """
    one = (1, *([0] * (len(coefficients) - 1)))
    element, seen = one, set[tuple[int, ...]]()
    while element not in seen:
        seen.add(element)
        yield sum(digit * prime**place for place, digit in enumerate(element))
        carry = element[-1]
        shifted = (0, *element[:-1])
        element = tuple((d + carry * c) % prime for d, c in zip(shifted, coefficients, strict=True))


def logarithms(order: int) -> Ints:
    """Return (order,): which power of the primitive element each element is; -1 for nought."""
    logs = np.full(order, -1, dtype=np.int64)
    logs[powers(order)] = np.arange(order - 1)
    return logs


def multiplication(order: int) -> Ints:
    """Return (order, order): the product of each two elements."""
    row, logs = np.array(powers(order), dtype=np.int64), logarithms(order)
    table = np.zeros((order, order), dtype=np.int64)
    table[1:, 1:] = row[(logs[1:, None] + logs[None, 1:]) % (order - 1)]
    return table
