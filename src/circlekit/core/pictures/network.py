"""Who has met whom as a network: of people, or for many people of circles."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.model import Circle, Cohort
from circlekit.core.pictures.network_circles import circles_network
from circlekit.core.pictures.network_people import people_network

MOST_PEOPLE = 400
"""Of more people the circles are shown instead."""


def network_svg(cohort: Cohort, circles: Sequence[Circle]) -> bytes:
    """Return the SVG file: ``cohort.past`` as lines, ``circles``, the cohort's own, as groups of dots."""
    large = len(cohort.participants) > MOST_PEOPLE
    return circles_network(cohort, circles) if large else people_network(cohort, circles)
