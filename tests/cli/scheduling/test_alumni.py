"""Meetings of former members in ``circlekit schedule --ics``."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Command
from tests.cli.rotating.terms import COHORT, make

pytestmark = pytest.mark.long


def test_they_are_a_calendar_of_their_own(command: Command, tmp_path: Path) -> None:
    """Also after the end; an hour that is changed later is the same entry with a higher number."""
    schedule = ("schedule", "--keep", "--ics", "--today", "2026-12-01")
    make(tmp_path, COHORT + "alumni: {at: [2027-09-07 17:00]}\n")
    assert command(*schedule).code == 0
    [first] = Calendar.from_ical((tmp_path / "calendar" / "alumni.ics").read_bytes()).events
    make(tmp_path, COHORT + "alumni: {at: [2027-09-07 18:00]}\n")
    assert command(*schedule).code == 0
    [second] = Calendar.from_ical((tmp_path / "calendar" / "alumni.ics").read_bytes()).events
    assert (first.uid, first.sequence, second.sequence) == (second.uid, 0, 1)
    assert f"{second.start:%Y-%m-%d %H:%M}" == "2027-09-07 17:00"  # UTC


def test_without_dates_there_is_none(command: Command, tmp_path: Path) -> None:
    """And one that was there goes."""
    make(tmp_path, COHORT + "alumni: {at: [2027-09-07 17:00]}\n")
    command("schedule", "--keep", "--ics", "--today", "2026-12-01")
    make(tmp_path)
    command("schedule", "--keep", "--ics", "--today", "2026-12-01")
    assert not (tmp_path / "calendar" / "alumni.ics").exists()
