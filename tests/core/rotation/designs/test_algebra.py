"""Difference matrices that algebra writes down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from circlekit.core.rotation.designs.algebra import of_a_field, of_logarithms, of_multiples, product
from circlekit.core.rotation.designs.matrix import Matrix
from tests.core.rotation.designs.counting import checked

Maker = Callable[[int, int], Iterator[Matrix]]


@pytest.mark.parametrize(
    ("maker", "order", "columns", "rounds"),
    [
        (of_a_field, 8, 8, 8),
        (of_a_field, 9, 4, 9),
        (of_multiples, 6, 6, 2),
        (of_multiples, 35, 5, 5),
        (of_multiples, 35, 6, 2),
        (of_logarithms, 10, 6, 6),
        (of_logarithms, 48, 8, 42),
    ],
)
def test_algebra_gives_so_many_rows(maker: Maker, order: int, columns: int, rounds: int) -> None:
    """A field gives q rows, logarithms order + 2 - columns, multiples as many as the least factor."""
    (matrix,) = maker(order, columns)
    assert checked(matrix).rounds == rounds


@pytest.mark.parametrize(
    ("maker", "order", "columns"),
    [
        (of_a_field, 6, 3),
        (of_a_field, 4, 5),
        (of_multiples, 6, 7),
        (of_logarithms, 9, 3),
        (of_logarithms, 10, 11),
    ],
)
def test_algebra_knows_where_it_has_nothing(maker: Maker, order: int, columns: int) -> None:
    """There is no field of six, and no two rows with more columns than elements."""
    assert list(maker(order, columns)) == []


def test_a_product_has_a_row_for_each_two_rows() -> None:
    """GF(4) and GF(5) give twenty rows over a group of twenty."""
    (four,), (five,) = of_a_field(4, 4), of_a_field(5, 4)
    matrix = checked(product(four, five))
    assert (matrix.order, matrix.rounds) == (20, 20)
