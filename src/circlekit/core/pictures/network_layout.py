"""Where the dots of a network stand, on rings, and the lines between them; all in whole pixels."""

from __future__ import annotations

from math import cos, floor, pi, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A place in a picture, in pixels."""

    x: int
    y: int


def on_ring(middle: Point, radius: int, degrees: float) -> Point:
    """Return a place on a ring; 0 degrees is its right end, 90 its lowest point."""
    angle = degrees * pi / 180
    return Point(middle.x + whole(radius * cos(angle)), middle.y + whole(radius * sin(angle)))


def whole(value: float) -> int:
    """Return the nearest whole number, the same on every machine.

    What ends in .5, as the cosine of 60 degrees may, is rounded up even where sines and cosines of another
    library are a little smaller.
    """
    return floor(value + 0.5 + 1e-6)


def ring_radius(count: int, room: int, least: int, most: int) -> int:
    """Return how large a ring is on which so many things have so many pixels each, within limits."""
    return max(least, min(most, whole(count * room / (2 * pi))))


def straight(start: Point, end: Point) -> str:
    """Return the path of a straight line."""
    return f"M{start.x} {start.y}L{end.x} {end.y}"


def bent(start: Point, end: Point, middle: Point) -> str:
    """Return the path of a line that bends towards the middle, so that neighbours' lines pass nobody else."""
    x, y = (_towards(one, other, aim) for one, other, aim in zip(start, end, middle, strict=True))
    return f"M{start.x} {start.y}Q{x} {y} {end.x} {end.y}"


def _towards(start: int, end: int, middle: int) -> int:
    """Return a third of the way from the middle to halfway between two ends."""
    return (start + end + 4 * middle) // 6
