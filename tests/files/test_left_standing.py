"""The reminder to delete what held people's addresses only for a while."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from circlekit.files.left_standing import left_standing

from ..core.rotation.people import cohort, person

SPRING = cohort((person("ama"),))
"""It starts on Monday 11 January 2027."""


def test_two_weeks_after_the_start_it_is_time(tmp_path: Path) -> None:
    """Until then there may be something to send."""
    assert left_standing(tmp_path, "ending/", SPRING, date(2027, 1, 24)) == []
    [found] = left_standing(tmp_path, "ending/", SPRING, date(2027, 1, 25))
    assert (found.message, found.severity) == (
        "ending/ still holds names and addresses of people who left", "warning",
    )  # fmt: skip


def test_a_folder_that_was_deleted_is_not_missed(tmp_path: Path) -> None:
    """Nothing is said."""
    assert left_standing(tmp_path / "ending", "ending/", SPRING, date(2027, 6, 1)) == []
