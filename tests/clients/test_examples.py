"""The calendars that stand in examples/ mean in every reader what circlekit says of them.

``circlekit schedule --json`` gives the meetings of each circle, of the leads and of all in UTC:
``{"meetings": {"c1": ["2027-01-12T16:00:00Z", ...]}, "leads": {"meetings": [...]}, "share_outs": [...]}``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from calendar_readers import READERS, Starts, everybody

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = sorted({file.parents[1] for file in EXAMPLES.glob("**/calendar/community.ics")})


def said(cohort: Path) -> dict[str, Any]:
    """Return what circlekit computes for an example."""
    command = [sys.executable, "-m", "circlekit", "schedule", "--keep", "--json", "--dry-run", "cohort.yaml"]
    finished = subprocess.run(command, cwd=cohort, capture_output=True, check=True, encoding="utf-8")
    return json.loads(finished.stdout)


@cache
def meant(cohort: Path) -> dict[str, list[str]]:
    """Return the starts that each file of meetings should show, all entries taken together."""
    found = said(cohort)
    circles = sorted((cohort / "calendar").glob("[0-9]*.ics"))
    files = {file.name: starts for file, starts in zip(circles, found["meetings"].values(), strict=True)}
    if "leads" in found:
        files["leads.ics"] = found["leads"]["meetings"]
    every = [start for starts in found["meetings"].values() for start in starts]
    files["community.ics"] = every + [one["start"] for one in found.get("share_outs", [])]
    return {
        name: sorted(start.removesuffix(":00Z") + "Z" for start in starts) for name, starts in files.items()
    }


def shown(entries: Starts) -> list[str]:
    return sorted(start for starts in entries.values() for start in starts)


@pytest.fixture(scope="module")
def answers(environment: Path) -> dict[str, dict[Path, Starts]]:
    """What each reader says of each file of the examples."""
    files = [file for folder in FOLDERS for file in sorted((folder / "calendar").rglob("*.ics"))]
    said = everybody(files, environment)
    return {reader: dict(zip(files, found, strict=True)) for reader, found in said.items()}


def test_there_are_examples() -> None:
    assert len(FOLDERS) >= 3


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("reader", READERS)
def test_every_meeting_is_where_circlekit_says(answers, reader, folder):
    """The file of a circle shows its meetings, the leads' theirs, and the community calendar all of them."""
    files = {name: folder / "calendar" / name for name in meant(folder)}
    assert {name: shown(answers[reader][file]) for name, file in files.items()} == meant(folder)


@pytest.mark.parametrize("reader", READERS)
def test_all_readers_say_the_same_of_every_file(answers, reader):
    """Also of the coordinator's calendar with its whole days, entry by entry."""
    assert answers[reader] == answers[READERS[0]]
