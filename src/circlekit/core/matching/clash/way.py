"""What a way out of a clash is."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.model import Cohort


class Way(NamedTuple):
    """A change that may free a clash: what to do, and how many people it concerns.

    ``cohort`` is what it would leave; ``smaller`` is how many circles may then be one person short.
    """

    says: str
    people: int
    cohort: Cohort
    smaller: int = 0
