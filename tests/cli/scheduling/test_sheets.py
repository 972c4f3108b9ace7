"""What ``circlekit schedule --ics`` writes beside the calendars for people to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.scheduling.test_show import CIRCLES, COHORT

pytestmark = pytest.mark.long

TODAY = ("--today", "2026-12-22")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder with two circles."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


def test_members_lists_come_with_the_calendars(folder: Path, command: Command) -> None:
    """One for each of the four people, by their own clock; not again where nothing changed."""
    assert command("schedule", "--ics", *TODAY).code == 0
    text = (folder / "calendar" / "times.md").read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith("###")]
    assert heads == ["### Ama", "### Ben", "### Dev", "### Cem"]
    assert "- Tue 13 April 2027, 15:00 (Dakar, UTC+0)\n" in text
    assert "@" not in text
    assert "Nothing changed" in command("schedule", "--ics", "--today", "2027-01-05").err


def test_without_calendars_there_are_no_lists(folder: Path, command: Command) -> None:
    """They stand in the same folder, and are made anew with it."""
    assert command("schedule", *TODAY).code == 0
    assert not (folder / "calendar").exists()


def test_a_picture_that_was_asked_for_once_stays_true(folder: Path, command: Command) -> None:
    """When the time changes, it is drawn anew with the calendars; others are not drawn."""
    assert command("schedule", "--ics", "--fresh", *TODAY).code == 0
    assert command("schedule", "--show", "c1").code == 0
    picture = folder / "calendar" / "01-circle-1.svg"
    assert "Second Tuesday of the month, 16:00 London." in picture.read_text(encoding="utf-8")
    text = COHORT.replace("Tue 15:00-17:00", "Tue 16:00-18:00")
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    assert command("schedule", "--ics", "--fresh", *TODAY).code == 0
    assert "Second Tuesday of the month, 16:00 Dakar." in picture.read_text(encoding="utf-8")
    assert sorted(path.name for path in picture.parent.glob("*.svg")) == ["01-circle-1.svg"]
