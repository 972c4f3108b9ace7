"""circles.yaml as commands write it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from circlekit.core.model import Cohort, Matching
from circlekit.version import __version__

CIRCLES = "circles.yaml"

KEPT = {"kept": "yes"}
"""What ``made_by`` says of circles that people have a hand in: nobody in them moves without need."""


def content(
    matching: Matching, cohort: Cohort, seed: int, pinned: Collection[str] = (), kept: bool = False
) -> bytes:
    """Return circles.yaml, with what it was made by, and who in it is ``pinned``."""
    from circlekit.core.zones import use_newest_database
    from circlekit.files.circles import write_circles

    made_by: Mapping[str, str | int] = {
        "circlekit": __version__,
        "seed": seed,
        "tzdata": use_newest_database(),
        **(KEPT if kept else {}),
    }
    return write_circles(matching, cohort, made_by, pinned)
