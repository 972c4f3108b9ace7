"""How many seats of each column are taken."""

from __future__ import annotations

import pytest

from circlekit.core.rotation.designs.filling import Way, fill, ways_to_leave


def bits(*counts: int) -> int:
    """Return the counts as bits."""
    return sum(1 << count for count in counts)


ANY = (1 << 14) - 1


def test_without_arcs_the_spare_columns_may_have_any_size() -> None:
    """Eight columns for groups of six and more: six are full."""
    assert list(ways_to_leave(8, 6, arcs=False)) == [Way(6, 2, 0, sure=True)]


def test_an_arc_takes_the_place_of_two_columns_or_of_one_where_seats_are_counted() -> None:
    """With an arc all eight columns may lack a seat; with one column besides it depends on the seats."""
    assert list(ways_to_leave(8, 6, arcs=True)) == [
        Way(6, 2, 0, sure=True),
        Way(8, 0, 1, sure=True),
        Way(7, 1, 1, sure=False),
    ]


def test_as_many_are_taken_as_there_are_people() -> None:
    """Six full columns of eight and four more: 52."""
    counts = fill(52, 8, Way(6, 2, 0, sure=True), ANY)
    assert counts is not None
    assert sum(counts) == 52
    assert counts[:6] == (8,) * 6


@pytest.mark.parametrize(("people", "counts"), [(84, (13,) * 6 + (6, 0)), (83, None), (105, None)])
def test_columns_have_only_fit_head_counts(people: int, counts: tuple[int, ...] | None) -> None:
    """84 are six columns of 13 and six more; 83 leave five; 105 are more than there are seats."""
    found = fill(people, 13, Way(6, 2, 0, sure=True), bits(0, 6, 7, 8, 12, 13))
    assert found is None if counts is None else sorted(found or (), reverse=True) == list(counts)


def test_columns_may_lack_the_seats_of_an_arc() -> None:
    """64 are eight columns of nine that lack a seat each."""
    assert fill(64, 9, Way(8, 0, 1, sure=True), bits(0, 6, 7, 8)) == (8,) * 8
    assert fill(65, 9, Way(8, 0, 1, sure=True), bits(0, 6, 7, 8)) is None
