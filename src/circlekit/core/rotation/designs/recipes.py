"""Difference matrices that a short search finds: what to look for, and with which seed.

Where the order is no prime power, algebra falls short, and a search gets further. What one is known to reach
is written down, so that head-counts can be weighed without searching; the matrix itself is found anew when it
is needed, and a search with the same seed finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from math import prod

from circlekit.core.rotation.designs.circulants import circulant
from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.rotation.designs.groups import Moduli
from circlekit.core.rotation.designs.matrix import Matrix
from circlekit.core.rotation.designs.mending import mended
from circlekit.core.rotation.designs.permutations import complete

_STEPS = 100_000
"""More than each of these searches takes."""

_COMPLETE: tuple[tuple[Moduli, int, int], ...] = (
    ((2, 6), 6, 26),
    ((15,), 4, 0),
)
"""Group, columns and seed; there is a row for each element."""

_CIRCULANT = ((6, 5), (12, 9), (14, 10), (15, 11))
"""Order, and rows and columns."""

_MENDED: tuple[tuple[Moduli, tuple[int, int], int], ...] = (
    ((10,), (8, 8), 1),
    ((10,), (9, 5), 0),
    ((14,), (13, 4), 0),
    ((14,), (12, 5), 2),
    ((2, 10), (17, 5), 0),
)
"""Group, rows and columns, and seed."""


def recipes() -> Iterator[Matrix]:
    """Yield every matrix that a search is known to find."""
    for moduli, columns, seed in _COMPLETE:
        yield _recipe(moduli, (prod(moduli), columns), partial(complete, moduli, columns, seed, _STEPS))
    for order, size in _CIRCULANT:
        yield _recipe((order,), (size, size), partial(circulant, order, size, _STEPS))
    for moduli, shape, seed in _MENDED:
        yield _recipe(moduli, shape, partial(mended, moduli, shape, seed, _STEPS))


def searched(order: int, columns: int) -> Iterator[Matrix]:
    """Yield the matrices of this order, with so many columns, that a search is known to find."""
    for recipe in recipes():
        if recipe.order == order and columns <= recipe.columns:
            yield replace(recipe, columns=columns)


def _recipe(moduli: Moduli, shape: tuple[int, int], make: Callable[[], Ints | None]) -> Matrix:
    group = " x ".join(f"Z{modulus}" for modulus in moduli)
    return Matrix(f"search in {group}", moduli, *shape, partial(_found, make))


def _found(make: Callable[[], Ints | None]) -> Ints:
    found = make()
    if found is None:
        raise ValueError("a search did not find the matrix that it is known to find")
    return found
