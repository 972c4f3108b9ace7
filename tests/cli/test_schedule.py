"""``circlekit schedule``: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from .conftest import Command

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 2-3
meeting: {every: month, minutes: 60, video: https://meet.example.org/x}
participants:
  ama: {name: Ama Mensah, lead: yes, timezone: Africa/Dakar, available: [Tue 15:00-18:00]}
  ben: {name: Ben Hall, email: ben@example.org, timezone: Europe/London, available: [Tue 16:00-17:00]}
  cem: {name: Cem Kaya, timezone: Europe/Istanbul, available: [Thu 09:00-10:00]}
  dev: {name: Dev Rao, lead: yes, timezone: Asia/Kolkata, available: [Thu 11:30-12:30]}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: ama, deputy: ben, members: [ama, ben]}
  c2: {name: Circle 2, lead: dev, members: [dev, cem]}
"""

TABLE = """\
circle\twhen\tfirst\tlast\tmeetings\tcan come
Circle 1\tsecond Tuesday of the month, 16:00 London\t2027-01-12\t2027-06-08\t6\t2 of 2
Circle 2\tsecond Thursday of the month, 11:30 Kolkata\t2027-01-14\t2027-07-08\t7\t2 of 2
"""

LONDON = [
    "2027-01-12T16:00:00Z", "2027-02-09T16:00:00Z", "2027-03-09T16:00:00Z",
    "2027-04-13T15:00:00Z", "2027-05-11T15:00:00Z", "2027-06-08T15:00:00Z",
]  # fmt: skip
"""The second Tuesdays of 2027 at 16:00 in London, where clocks change on 28 March."""

FILES = [
    "calendar/01-circle-1.ics", "calendar/02-circle-2.ics", "calendar/community.ics",
    "calendar/coordinator.ics",
]  # fmt: skip
TODAY = ("--today", "2026-12-22")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder with two circles."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run_well(command: Command, *argv: str) -> None:
    """Run a command that a test builds on; if it fails, say how, rather than let the test compare nothing."""
    found = command(*argv)
    assert found.code == 0, found


def replace(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_times_are_printed_in_words_with_who_can_come(folder: Path, command: Command) -> None:
    """Circle 1 needs London's own hour, Circle 2 any zone that never changes its clocks."""
    found = command("schedule", *TODAY)
    assert (found.code, found.out) == (0, TABLE)
    assert found.err == (
        "Circle 1:\n  From 13 April 16:00 becomes 15:00 for Ama Mensah (Dakar).\nnew  schedule.yaml\n"
    )


def entries(content: bytes) -> list[Event]:
    """Return the entries of a calendar file without the single meetings that have words of their own."""
    return [event for event in Calendar.from_ical(content).events if "RECURRENCE-ID" not in event]


def test_with_ics_each_circle_and_the_community_have_a_calendar(folder: Path, command: Command) -> None:
    """An entry has one UID wherever it stands."""
    found = command("schedule", "--ics", *TODAY)
    assert found.code == 0
    assert found.err.splitlines()[2:] == ["new  schedule.yaml", "new  calendar/ (5 files)"]
    calendars = [entries((folder / name).read_bytes()) for name in FILES]
    uids = [[str(event["UID"]) for event in events] for events in calendars]
    assert uids[2] == uids[0] + uids[1]
    assert [str(event["SUMMARY"]) for event in calendars[2]] == [
        "Circle 1 · Spring 2027",
        "Circle 2 · Spring 2027",
    ]
    assert b"ben@example.org" not in (folder / FILES[0]).read_bytes()


def test_a_second_run_on_another_day_changes_no_byte(folder: Path, command: Command) -> None:
    """Stamps are kept while the content is the same, so nothing is to be taken up again."""
    run_well(command, "schedule", "--ics", *TODAY)
    before = contents(folder)
    found = command("schedule", "--ics", "--today", "2027-01-05")
    assert found.err.endswith("Nothing changed; 6 files are up to date.\n")
    assert contents(folder) == before


def test_the_day_is_the_stamp_and_a_moved_time_counts_the_sequence(folder: Path, command: Command) -> None:
    """Programs take an entry anew when its SEQUENCE and DTSTAMP grow; that of the other circle stays."""
    run_well(command, "schedule", "--ics", *TODAY)
    replace(folder / "cohort.yaml", "Tue 16:00-17:00", "Tue 17:00-18:00")
    found = command("schedule", "--ics", "--fresh", "--today", "2027-01-05")
    assert found.code == 0
    events = entries((folder / FILES[2]).read_bytes())
    assert [(int(event["SEQUENCE"]), f"{event.DTSTAMP:%Y-%m-%d %H:%M}") for event in events] == [
        (1, "2027-01-05 00:00"),
        (0, "2026-12-22 00:00"),
    ]


def test_json_holds_slots_instants_attendance_and_files(folder: Path, command: Command) -> None:
    """One document with the UTC start of every meeting."""
    found = command("schedule", "--json", *TODAY)
    document = json.loads(found.out)
    assert (found.code, found.err, document["schema"]) == (0, "", 1)
    assert document["slots"]["c1"] == {
        "first": "2027-01-12", "weekday": "Tue", "week": 2, "start": "16:00", "minutes": 60,
        "timezone": "Europe/London",
    }  # fmt: skip
    assert document["meetings"]["c1"] == LONDON
    assert document["attendance"]["c1"] == {"enough": True, "missed": {}, "if_needed": {}}
    assert document["files"] == [{"path": "schedule.yaml", "status": "new"}]


def test_a_dry_run_writes_nothing(folder: Path, command: Command) -> None:
    """Not even the folder for the state."""
    before = contents(folder)
    found = command("schedule", "--ics", "--dry-run", *TODAY)
    assert found.out == TABLE
    assert found.err.endswith("This was a dry run: nothing was written.\n")
    assert contents(folder) == before


def test_without_circles_the_way_to_them_is_named(folder: Path, command: Command) -> None:
    """Nothing is written, and the command that comes first is said."""
    (folder / "circles.yaml").unlink()
    found = command("schedule", *TODAY)
    assert found.code == 1
    assert "circles.yaml does not exist\n  hint: form circles first: circlekit match\n" in found.err
    assert sorted(contents(folder)) == ["cohort.yaml"]


def test_a_circle_that_cannot_be_read_has_its_place(folder: Path, command: Command) -> None:
    """A misspelt member in circles.yaml."""
    replace(folder / "circles.yaml", "[ama, ben]", "[ama, bem]")
    found = command("schedule", *TODAY)
    assert found.code == 1
    assert "circles.yaml:3:63: c1 names «bem», who does not take part" in found.err


def test_an_edited_schedule_is_not_written_over(folder: Path, command: Command) -> None:
    """Both ways on are named; nothing has changed."""
    run_well(command, "schedule", "--ics", *TODAY)
    replace(folder / "schedule.yaml", "minutes: 60", "minutes: 75")
    before = contents(folder)
    found = command("schedule", "--ics", *TODAY)
    assert found.code == 4
    assert found.err.startswith("schedule.yaml was edited by hand; nothing was changed\n  hint: --keep")
    assert contents(folder) == before


def test_force_finds_new_times_and_writes_over_an_edit(folder: Path, command: Command) -> None:
    """The edit is gone then."""
    run_well(command, "schedule", *TODAY)
    original = contents(folder)["schedule.yaml"]
    replace(folder / "schedule.yaml", "minutes: 60", "minutes: 75")
    assert command("schedule", "--force", *TODAY).code == 0
    assert contents(folder)["schedule.yaml"] == original


def test_keep_takes_the_times_from_the_file(folder: Path, command: Command) -> None:
    """The calendars follow the edit, the file stays, and who cannot come any more is said."""
    run_well(command, "schedule", "--ics", *TODAY)
    replace(folder / "schedule.yaml", 'start: "16:00"', 'start: "16:30"')
    edited = contents(folder)["schedule.yaml"]
    found = command("schedule", "--keep", "--ics", *TODAY)
    assert found.code == 0
    assert contents(folder)["schedule.yaml"] == edited
    assert "Ben Hall cannot come to any meeting." in found.err
    assert "warning: Circle 1: with this time only 1 can come to every meeting" in found.err
    assert "Another time: second Tuesday of the month, 16:00 London (Ben Hall can come" in found.err
    assert b"T163000" in (folder / FILES[0]).read_bytes()


def test_keep_without_calendars_only_tells(folder: Path, command: Command) -> None:
    """Nothing is to be written then, so nothing is said of files."""
    run_well(command, "schedule", *TODAY)
    before = contents(folder)
    found = command("schedule", "--keep", *TODAY)
    assert (found.code, found.out) == (0, TABLE)
    assert found.err == "Circle 1:\n  From 13 April 16:00 becomes 15:00 for Ama Mensah (Dakar).\n"
    assert contents(folder) == before


def test_a_kept_slot_without_any_meeting_is_refused(folder: Path, command: Command) -> None:
    """Its only date, the last second Tuesday, has become a holiday."""
    run_well(command, "schedule", *TODAY)
    replace(folder / "schedule.yaml", "2027-01-12", "2027-06-08")
    replace(folder / "cohort.yaml", "size: 2-3", "size: 2-3\nholidays: {dates: [2027-06-08]}")
    found = command("schedule", "--keep", *TODAY)
    assert found.code == 1
    assert "«Circle 1» has no meeting from its first date to the end of the cohort" in found.err


def test_keep_without_a_schedule_is_wrong_use(folder: Path, command: Command) -> None:
    """There is nothing to keep; and keeping contradicts writing anew."""
    assert command("schedule", "--keep", *TODAY).code == 2
    assert command("schedule", "--keep", "--force", *TODAY).code == 2


def test_a_kept_slot_that_is_not_what_it_claims_has_its_place(folder: Path, command: Command) -> None:
    """13 January 2027 is a Wednesday."""
    run_well(command, "schedule", *TODAY)
    replace(folder / "schedule.yaml", "2027-01-12", "2027-01-13")
    found = command("schedule", "--keep", *TODAY)
    assert found.code == 1
    assert "2027-01-13 is a Wednesday, not a Tuesday" in found.err


def test_calendars_left_behind_are_mentioned(folder: Path, command: Command) -> None:
    """A new time without --ics leaves the calendars with the old one."""
    run_well(command, "schedule", "--ics", *TODAY)
    replace(folder / "cohort.yaml", "Tue 16:00-17:00", "Tue 17:00-18:00")
    found = command("schedule", *TODAY)
    assert found.err.endswith(
        "The calendars still hold the earlier times; write them anew: circlekit schedule --ics\n"
    )


def test_the_calendar_of_a_circle_that_is_gone_goes_too(folder: Path, command: Command) -> None:
    """Its members have another circle now."""
    run_well(command, "schedule", "--ics", *TODAY)
    (folder / "circles.yaml").write_text(
        CIRCLES.replace("[ama, ben]", "[ama, ben, dev, cem]").partition("  c2")[0], encoding="utf-8"
    )
    found = command("schedule", "--ics", *TODAY)
    assert "removed  calendar/02-circle-2.ics" in found.err
    assert not (folder / FILES[1]).exists()


def test_the_nearest_miss_is_chosen_and_said(folder: Path, command: Command) -> None:
    """Cem never can when the other two do, so the hour that would help is one of his."""
    (folder / "circles.yaml").write_text(
        CIRCLES.replace("[ama, ben]", "[ama, ben, cem]").replace("[dev, cem]", "[dev]"), encoding="utf-8"
    )
    replace(folder / "cohort.yaml", "size: 2-3", "size: 3-4")
    found = command("schedule", *TODAY)
    assert found.code == 0
    assert "warning: Circle 1: no time lets 3 come to every meeting; this one lets 2" in found.err
    assert (
        "  What would help:\n"
        "  - If Cem Kaya also came Tue 18:00-20:00 (Istanbul), all 3 could:"
        " second Tuesday of the month, 16:00 London.\n"
    ) in found.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_today_that_cannot_be_meant_is_wrong_use(folder: Path, command: Command, day: str) -> None:
    """No calendar has anything to say about the years around it."""
    found = command("schedule", "--ics", "--today", day)
    assert found.code == 2
    assert f"invalid value for «--today»: {day} cannot be meant; is the year right?" in found.err
    assert not (folder / "schedule.yaml").exists()


def test_a_cohort_of_holidays_is_refused_at_its_end_date(folder: Path, command: Command) -> None:
    """Its only days are holidays, which can be seen without looking for a time."""
    replace(
        folder / "cohort.yaml",
        "ends: 2027-07-09",
        "ends: 2027-01-12\nholidays: {dates: [2027-01-11, 2027-01-12]}",
    )
    found = command("schedule", *TODAY)
    assert found.code == 1
    assert "cohort.yaml:3:7: every day from 2027-01-11 to 2027-01-12 is a holiday" in found.err
