"""People as they move, alone or bound together, and gatherings of them around an hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.score.hours import Flags
from circlekit.core.matching.score.terms import Ints


class Units(NamedTuple):
    """People as they move: alone, or bound together; one row each.

    ``can`` (U, H) says who can come to each hour, all of a unit; ``people`` (U,) how many they are,
    ``willing`` (U,) how many of them would lead.
    """

    can: Flags
    people: Ints
    willing: Ints


class Gathering(NamedTuple):
    """An hour, as a column of ``Units.can``, and the units that come to it, as rows."""

    hour: int
    units: list[int]


def middle(size: Size) -> int:
    """Return the size in the middle: a circle of it can still lose somebody, and still gain somebody."""
    return (size.least + size.most) // 2


def heads_of(units: Units, found: Sequence[Gathering]) -> Ints:
    """Return (G,): how many people are in each gathering."""
    return np.array([int(units.people[gathering.units].sum()) for gathering in found], dtype=np.int64)
