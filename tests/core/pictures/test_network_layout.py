"""Places on rings, in whole pixels."""

from __future__ import annotations

from math import cos, pi

import pytest

from circlekit.core.pictures.network_layout import Point, bent, on_ring, ring_radius, straight, whole

MIDDLE = Point(100, 100)


@pytest.mark.parametrize(
    ("degrees", "place"),
    [
        (0, (150, 100)),
        (90, (100, 150)),
        (180, (50, 100)),
        (270, (100, 50)),
        (-90, (100, 50)),
        (60, (125, 143)),
    ],
)
def test_places_go_round_from_the_right_end(degrees: int, place: tuple[int, int]) -> None:
    """At 60 degrees a radius of 50 reaches 25 to the right and 43.3 down."""
    assert on_ring(MIDDLE, 50, degrees) == place


@pytest.mark.parametrize("error", [-1e-9, 0.0, 1e-9])
def test_halves_are_rounded_up_on_every_machine(error: float) -> None:
    """Half of an odd radius, as at 60 degrees, is the same pixel however cosines err in their last digits."""
    assert whole(301 * cos(pi / 3) + error) == 151
    assert whole(-301 * cos(pi / 3) + error) == -150


def test_whole_numbers_stay() -> None:
    """So do those just beside them."""
    assert [whole(value) for value in (7.0, 6.9, 7.4, -7.0, -0.2)] == [7, 7, 7, -7, 0]


def test_a_ring_has_room_for_all() -> None:
    """Ten things of 63 pixels need 630 of circumference, a radius of 100.3; within the limits."""
    assert ring_radius(10, 63, 50, 500) == 100
    assert ring_radius(10, 63, 200, 500) == 200
    assert ring_radius(10, 63, 50, 80) == 80


def test_lines_are_paths_of_whole_pixels() -> None:
    """A bent line aims at a third of the way from the middle to halfway between its ends."""
    assert straight(Point(1, 2), Point(3, 4)) == "M1 2L3 4"
    assert bent(Point(100, 40), Point(160, 100), MIDDLE) == "M100 40Q110 90 160 100"
