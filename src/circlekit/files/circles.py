"""circles.yaml: written for people to edit, read back with the same care."""

from __future__ import annotations

from pathlib import Path

from circlekit.core.model import PastCohort


def read_past(path: Path, shown: str) -> PastCohort:
    """Return who was with whom in an earlier cohort's circles.yaml."""
    raise NotImplementedError
