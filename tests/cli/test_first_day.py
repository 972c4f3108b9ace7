"""A coordinator's first day, from an empty folder to the next rotation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Command

pytestmark = pytest.mark.long

DAY = (
    ("init", "--today", TODAY),
    ("check",),
    ("match",),
    ("schedule", "--ics", "--today", TODAY),
    ("nudge", "--all", "--today", TODAY),
    ("rotate",),
)


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content of every file, and when it was last written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files
    }


def test_the_first_day_runs_clean_and_again_without_a_changed_byte(command: Command, tmp_path: Path) -> None:
    """Six commands, twice: the second time not even a file's date changes."""
    assert [command(*argv).code for argv in DAY] == [0] * 6
    first = everything(tmp_path)
    assert [command(*argv).code for argv in DAY] == [0] * 6
    assert everything(tmp_path) == first
    assert {"circles.yaml", "schedule.yaml", "calendar/community.ics"} <= set(first)


def test_every_command_speaks_json(command: Command) -> None:
    """One document on standard output, with its schema, and nothing else there."""
    for argv in DAY:
        outcome = command(*argv, "--json")
        assert outcome.code == 0
        assert json.loads(outcome.out)["schema"] == 1


def test_the_next_folder_is_a_cohort_like_any_other(command: Command, tmp_path: Path) -> None:
    """What rotate writes can be checked, scheduled and nudged from at once."""
    assert [command(*argv).code for argv in DAY] == [0] * 6
    (following,) = (tmp_path / "rotation").iterdir()
    cohort = str(following / "cohort.yaml")
    assert command("check", cohort).code == 0
    assert command("schedule", cohort, "--today", TODAY).code == 0
