"""Head-counts, the circles they make and the ways out when they make none."""

from __future__ import annotations

import pytest

from circlekit.core.fields import Size
from circlekit.core.sizes import even_sizes, group_counts, nearest_size, neighbours, says, says_why_not

USUAL = Size(6, 8)


@pytest.mark.parametrize(
    ("size", "impossible"),
    [
        (Size(6, 8), {1, 2, 3, 4, 5, 9, 10, 11, 17}),
        (Size(5, 8), {1, 2, 3, 4, 9}),
        (Size(4, 5), {1, 2, 3, 6, 7, 11}),
        (Size(15, 20), {*range(1, 15), *range(21, 30), *range(41, 45)}),
    ],
)
def test_head_counts_without_circles_are_those_known(size: Size, impossible: set[int]) -> None:
    """Each size range has a few head-counts that no number of circles can hold."""
    assert {people for people in range(1, 100) if not group_counts(people, size)} == impossible


def test_forty_people_make_five_or_six_circles() -> None:
    """Five circles of eight, or six of six and seven, hold forty people."""
    assert list(group_counts(40, USUAL)) == [5, 6]


def test_nobody_makes_no_circle() -> None:
    """Without people there is no circle, not a circle of nobody."""
    assert list(group_counts(0, USUAL)) == []


def test_even_sizes_differ_by_one_at_most() -> None:
    """Forty people in six circles are four of seven and two of six."""
    assert even_sizes(40, 6) == (7, 7, 7, 7, 6, 6)


@pytest.mark.parametrize(
    ("people", "expected"), [(17, (16, 18)), (9, (8, 12)), (11, (8, 12)), (5, (None, 6)), (0, (None, 6))]
)
def test_neighbours_are_the_nearest_possible_head_counts(
    people: int, expected: tuple[int | None, int]
) -> None:
    """Seventeen lies between sixteen and eighteen; below six there is nothing."""
    assert neighbours(people, USUAL) == expected


@pytest.mark.parametrize(
    ("people", "size", "expected"),
    [
        (17, USUAL, Size(5, 8)),  # 6 + 6 + 5
        (9, USUAL, Size(6, 9)),  # 5-8 holds no nine: one circle is too small, two are too large
        (5, Size(6, 6), Size(5, 6)),
        (3, Size(2, 2), Size(2, 3)),
    ],
)
def test_nearest_size_changes_the_range_least(people: int, size: Size, expected: Size) -> None:
    """One step to either side is tried before two."""
    assert nearest_size(people, size) == expected


@pytest.mark.parametrize("people", [0, 1])
def test_too_few_for_a_pair_have_no_size(people: int) -> None:
    """One person alone is never a circle, whatever the range."""
    assert nearest_size(people, USUAL) is None


def test_the_sentence_for_seventeen_names_all_ways_out() -> None:
    """Both neighbours, what they cost, and the range that would do."""
    assert says_why_not(17, USUAL) == (
        "17 people cannot be cut into circles of 6-8",
        "18 can (1 more person); 16 can (--allow-unplaced leaves 1 person out); or use --size 5-8",
    )


def test_the_sentence_for_one_person_asks_for_more() -> None:
    """Nothing smaller and no other size would help."""
    assert says_why_not(1, USUAL) == ("1 person cannot be cut into circles of 6-8", "6 can (5 more people)")


def test_a_single_size_is_said_as_one_number() -> None:
    """A range of one size is written as people write it."""
    assert (says(Size(7, 7)), says(USUAL)) == ("7", "6-8")
