"""The calendars that stand in examples/ mean in every reader what circlekit says of them.

``circlekit schedule --json`` gives each circle's meetings in UTC:
``{"meetings": {"c1": ["2027-01-12T16:00:00Z", ...]}}``. The entry of a circle is named by the cohort's id and
the circle's.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from calendar_readers import READERS, Starts, read

import circlekit
from circlekit.core.calendars.series import uid

EXAMPLES = Path(__file__).parents[2] / "examples"


def calendars(cohort: Path) -> list[Path]:
    return sorted((cohort / "calendar").rglob("*.ics"))


def said(cohort: Path) -> Starts:
    """Return the starts of each entry that circlekit computes for an example, by UID."""
    command = [
        sys.executable,
        "-m",
        "circlekit",
        "schedule",
        "--json",
        "--dry-run",
        str(cohort / "cohort.yaml"),
    ]
    finished = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    meetings = json.loads(finished.stdout)["meetings"]
    return {
        uid(cohort_id(cohort), circle): [moment.removesuffix(":00Z") + "Z" for moment in starts]
        for circle, starts in meetings.items()
    }


def cohort_id(cohort: Path) -> str:
    return circlekit.load(cohort / "cohort.yaml").id


@pytest.fixture(scope="module")
def cohorts() -> dict[Path, Starts]:
    folders = sorted({file.parents[1] for file in EXAMPLES.glob("**/calendar/*.ics")})
    assert folders, "no example has calendars"
    return {folder: said(folder) for folder in folders}


@pytest.mark.parametrize("reader", READERS)
def test_every_occurrence_is_where_circlekit_says(reader, environment, cohorts):
    """No file shows a meeting at another time, and every circle's meetings are in some file."""
    for cohort, expected in cohorts.items():
        files = calendars(cohort)
        shown: Starts = {}
        for file, starts in zip(files, read(reader, files, environment), strict=True):
            assert starts == {uid: expected.get(uid) for uid in starts}, file
            shown |= starts
        assert shown == expected, cohort
