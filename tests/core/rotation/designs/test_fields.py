"""Finite fields."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.rotation.designs.fields import logarithms, multiplication, powers, prime_power
from circlekit.core.rotation.designs.groups import addition

ORDERS = [2, 3, 4, 5, 7, 8, 9, 11, 16, 25, 27, 49, 64]


@pytest.mark.parametrize(
    ("order", "power"),
    [
        (1, None),
        (2, (2, 1)),
        (6, None),
        (8, (2, 3)),
        (12, None),
        (49, (7, 2)),
        (121, (11, 2)),
        (331, (331, 1)),
    ],
)
def test_prime_powers_are_known(order: int, power: tuple[int, int] | None) -> None:
    """49 is the square of seven, and six is no power."""
    assert prime_power(order) == power


@pytest.mark.parametrize("order", ORDERS)
def test_the_powers_of_a_primitive_element_are_all_but_nought(order: int) -> None:
    """Each element except nought comes once."""
    assert sorted(powers(order)) == list(range(1, order))


@pytest.mark.parametrize("order", ORDERS)
def test_multiplication_is_that_of_a_field(order: int) -> None:
    """One changes nothing, rows without nought are permutations, and products go over sums."""
    times = multiplication(order)
    prime, degree = prime_power(order) or (0, 0)
    plus = addition((prime,) * degree)
    assert (times[1] == np.arange(order)).all()
    assert (times == times.T).all()
    assert all(sorted(row[1:]) == list(range(1, order)) for row in times[1:].tolist())
    a, b, c = np.ogrid[:order, :order, :order]
    assert (times[a, plus[b, c]] == plus[times[a, b], times[a, c]]).all()


def test_the_field_of_seven_is_arithmetic_by_seven() -> None:
    """Three times five is one."""
    assert multiplication(7)[3, 5] == 1
    assert logarithms(7)[0] == -1


def test_a_field_of_six_is_refused() -> None:
    """There is none."""
    with pytest.raises(ValueError, match="no field of 6"):
        powers(6)
