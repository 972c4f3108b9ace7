"""``schedule --style``: series where every program gets them right, else single entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Command
from tests.cli.test_schedule import CIRCLES, COHORT, FILES, TODAY, contents, replace, run_well

pytestmark = pytest.mark.long

DOUBTED = (
    "warning: Circle 2: Outlook cannot follow the clocks of Cairo, "
    "so each of its meetings is an entry of its own\n  hint: --style series repeats one\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which Circle 2 meets by the clock of Cairo, whose changes Outlook cannot keep."""
    text = COHORT.replace("Asia/Kolkata", "Africa/Cairo").replace("Europe/Istanbul", "Africa/Cairo")
    (tmp_path / "cohort.yaml").write_text(
        text.replace("Thu 11:30-12:30", "Thu 09:00-10:00"), encoding="utf-8"
    )
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


def rules(folder: Path, name: str) -> list[bool]:
    """Return for each entry of a calendar file whether it repeats; single meetings of a series are none."""
    events = Calendar.from_ical((folder / name).read_bytes()).events
    return ["RRULE" in event for event in events if "RECURRENCE-ID" not in event]


def test_a_zone_that_programs_get_wrong_has_single_entries(folder: Path, command: Command) -> None:
    """The other circle has a series; a second run says nothing of it and changes nothing."""
    found = command("schedule", "--ics", *TODAY)
    assert DOUBTED in found.err
    assert (rules(folder, FILES[0]), rules(folder, FILES[1])) == ([True], [False] * 7)
    assert b"VTIMEZONE" not in contents(folder)[FILES[1]]
    before = contents(folder)
    again = command("schedule", "--ics", "--today", "2027-01-05")
    assert "Outlook" not in again.err
    assert contents(folder) == before


def test_a_style_can_be_forced_and_is_kept(folder: Path, command: Command) -> None:
    """The warning stays as long as programs may err."""
    found = command("schedule", "--style", "series", *TODAY)
    assert rules(folder, FILES[1]) == [True]
    warning = (
        "warning: Circle 2: Outlook cannot follow the clocks of Cairo; a series can be an hour wrong there\n"
    )
    assert warning + "  hint: --style instances is safe\n" in found.err
    again = command("schedule", "--ics", *TODAY)
    assert (rules(folder, FILES[1]), warning in again.err) == ([True], True)


def test_another_style_has_people_delete_the_old_entries(folder: Path, command: Command) -> None:
    """Nothing would replace them, because the new ones have other names."""
    run_well(command, "schedule", "--ics", *TODAY)
    found = command("schedule", "--style", "instances", *TODAY)
    assert rules(folder, FILES[0]) == [False] * 6
    assert (
        "Circle 1 has changed since its calendar was written:\n"
        "  Each of its meetings is an entry of its own now.\n"
        "  Everybody deletes the earlier entries first; then send calendar/01-circle-1.ics "
        "to everybody in it.\n"
    ) in found.err
    back = command("schedule", "--style", "auto", *TODAY)
    assert "  Its meetings are entries that repeat now.\n" in back.err
    assert (rules(folder, FILES[0]), rules(folder, FILES[1])) == ([True], [False] * 7)


def test_the_leads_meetings_keep_their_style_too(folder: Path, command: Command) -> None:
    """Until another is asked for."""
    replace(folder / "cohort.yaml", "size: 2-3", "size: 2-3\nleads_meetings: {every: month}")
    run_well(command, "schedule", "--style", "series", *TODAY)
    assert rules(folder, "calendar/leads.ics") == [True]
    run_well(command, "schedule", "--style", "instances", *TODAY)
    before = contents(folder)
    assert not any(rules(folder, "calendar/leads.ics"))
    run_well(command, "schedule", "--ics", *TODAY)
    assert contents(folder) == before


def test_a_skipped_meeting_is_missing_among_single_entries(folder: Path, command: Command) -> None:
    """The others keep their names."""
    run_well(command, "schedule", "--ics", *TODAY)
    before = Calendar.from_ical(contents(folder)[FILES[1]]).events
    run_well(command, "schedule", "--skip", "c2", "2027-04-08", *TODAY)
    after = Calendar.from_ical(contents(folder)[FILES[1]]).events
    gone = {str(event["UID"]) for event in before} - {str(event["UID"]) for event in after}
    assert (len(after), gone) == (6, {str(before[3]["UID"])})


def test_a_member_whose_zone_has_the_same_hours_is_a_way_out(folder: Path, command: Command) -> None:
    """From May to July the clocks of Cairo and Nairobi show the same."""
    replace(folder / "cohort.yaml", "starts: 2027-01-11", "starts: 2027-05-03")
    replace(folder / "cohort.yaml", "Cem Kaya, timezone: Africa/Cairo", "Cem Kaya, timezone: Africa/Nairobi")
    found = command("schedule", "--ics", "--today", "2027-05-01")
    way = "or write 09:00 Africa/Nairobi in schedule.yaml, which is the same on every date"
    assert f"  hint: --style series repeats one; {way}\n" in found.err


def test_a_style_that_is_none_is_refused(folder: Path, command: Command) -> None:
    """With the one that was meant."""
    found = command("schedule", "--style", "instance", *TODAY)
    assert (found.code, found.err) == (
        2, "--style: «instance» is not a style\n  hint: did you mean instances?\n",
    )  # fmt: skip
