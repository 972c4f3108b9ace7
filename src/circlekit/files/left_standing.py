"""A reminder that ``ending/`` is there to be deleted."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from circlekit.core.model import Cohort
from circlekit.core.problems import Problem

FOLDER = "ending/"

TIME_TO_SEND = timedelta(days=14)
"""So long after the start what is in the folder may still be needed."""


def left_standing(folder: Path, shown: str, cohort: Cohort, today: date) -> list[Problem]:
    """Return a reminder to delete ``folder`` once the cohort it stands beside has begun for two weeks."""
    if today < cohort.starts + TIME_TO_SEND or not folder.is_dir():
        return []
    message = f"{shown} still holds names and addresses of people who left"
    return [Problem((), message, "when everything in it is sent, delete it", "warning")]
