"""The calendar files of ``circlekit schedule``: who finds what in which."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar, Event

from tests.cli.conftest import Command
from tests.cli.test_schedule import CIRCLES, COHORT, TODAY, contents, run_well

pytestmark = pytest.mark.long

MORE = """\
coordinator: {name: Noor Aziz, email: noor@example.org}
share_outs: {at: [2027-03-18 17:00], circles: 2}
leads_meetings: {every: 2 months, minutes: 45}
agreements: [Cameras are a choice.]
"""
MEETING = """\
meeting:
  every: month
  video: https://meet.example.org/x
  first: Bring a photo.
  last: Say farewell.
  in_person: {meeting: 3, place: "Friends House, London"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a cohort in which every kind of meeting takes place; Ben joins in March."""
    usual = "meeting: {every: month, minutes: 60, video: https://meet.example.org/x}\n"
    about = COHORT.replace(usual, MEETING).replace("participants:", f"{MORE}participants:")
    about = about.replace("{name: Ben", "{joins: 2027-03-01, name: Ben")
    (tmp_path / "cohort.yaml").write_text(about, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


def events(folder: Path, name: str) -> list[Event]:
    return list(Calendar.from_ical((folder / "calendar" / f"{name}.ics").read_bytes()).events)


def titles(folder: Path, name: str) -> list[str]:
    """Return what an overview of a calendar shows, series once."""
    return [str(event["SUMMARY"]) for event in events(folder, name) if "RECURRENCE-ID" not in event]


def test_each_kind_of_meeting_is_in_the_calendars_it_belongs_in(folder: Path, command: Command) -> None:
    """Share-outs are for all, the leads' meetings for leads, the rest for one circle."""
    run_well(command, "schedule", "--per-member", *TODAY)
    circles = ["Circle 1 · Spring 2027", "Circle 2 · Spring 2027"]
    assert titles(folder, "01-circle-1") == circles[:1]
    assert titles(folder, "community") == [*circles, "Share-out 1 · Spring 2027"]
    assert titles(folder, "leads") == ["Leads · Spring 2027"]
    assert titles(folder, "members/ama") == [circles[0], "Share-out 1 · Spring 2027", "Leads · Spring 2027"]
    assert titles(folder, "members/cem") == [circles[1], "Share-out 1 · Spring 2027"]
    assert titles(folder, "coordinator")[:4] == [
        "Leads · Spring 2027", "Share-out 1 · Spring 2027", "Kick-off: Circle 1", "Kick-off: Circle 2",
    ]  # fmt: skip


def test_first_last_and_in_person_meetings_say_so_wherever_they_stand(folder: Path, command: Command) -> None:
    """12 January, 9 March and 8 June; who joins in March has no first one, and agreements are everywhere."""
    run_well(command, "schedule", "--per-member", *TODAY)
    for name, days in (("01-circle-1", ["01-12", "03-09", "06-08"]), ("members/ben", ["03-09", "06-08"])):
        usual, *special = (one for one in events(folder, name) if one["SUMMARY"].startswith("Circle 1"))
        assert [f"{event['RECURRENCE-ID'].dt:%m-%d}" for event in special] == days
        assert special[-2]["LOCATION"] == "Friends House, London"
        assert "Say farewell." in special[-1]["DESCRIPTION"]
        assert all("- Cameras are a choice." in event["DESCRIPTION"] for event in (usual, *special))
    assert "Bring a photo." in events(folder, "01-circle-1")[1]["DESCRIPTION"]
    kick_off = next(one for one in events(folder, "coordinator") if one["SUMMARY"] == "Kick-off: Circle 1")
    assert "Bring a photo." in kick_off["DESCRIPTION"]


def test_the_coordinators_calendar_holds_the_drafts_that_nudge_writes(folder: Path, command: Command) -> None:
    """The text to paste, on the day that it is due; and what else there is to do."""
    run_well(command, "schedule", "--ics", *TODAY)
    run_well(command, "nudge", "--all", *TODAY)
    draft = (folder / "nudges/2027-01-09-c1-rsvp/circle.md").read_text(encoding="utf-8")
    (found,) = [
        event
        for event in events(folder, "coordinator")
        if event["SUMMARY"] == "Nudge Circle 1: RSVP" and f"{event.start:%m-%d}" == "01-09"
    ]
    assert found["DESCRIPTION"] == draft.strip("\n")
    every = titles(folder, "coordinator")
    # Five for each meeting, four for each circle, and one to each of the two that tell at the share-out.
    assert len([title for title in every if title.startswith("Nudge ")]) == 5 * (6 + 7) + 4 * 2 + 2
    assert {title for title in every if not title.startswith("Nudge ")} == {
        "Leads · Spring 2027", "Share-out 1 · Spring 2027", "Kick-off: Circle 1", "Kick-off: Circle 2",
        "Host training: Spring 2027", "Check-in: Ama Mensah (Circle 1)", "Check-in: Dev Rao (Circle 2)",
        "Pulse half-way: Spring 2027", "Ask who stays: Spring 2027", "Pulse at the end: Spring 2027",
    }  # fmt: skip


def test_a_wording_of_ones_own_is_what_the_entry_says(folder: Path, command: Command) -> None:
    """A file beside the cohort; a slip in it is shown with its place, and nothing is written."""
    own = folder / "library" / "coordinator" / "en" / "staying.md"
    own.parent.mkdir(parents=True)
    own.write_text("Title: Who goes on?\n\nTell me, $coordinatr", encoding="utf-8")
    found = command("schedule", "--ics", *TODAY)
    assert found.code == 1
    assert "library/coordinator/en/staying.md:3:10: «$coordinatr» is not a placeholder" in found.err
    assert not (folder / "calendar").exists()
    own.write_text("Title: Who goes on?\n\nTell me.", encoding="utf-8")
    run_well(command, "schedule", "--ics", *TODAY)
    assert "Who goes on?" in titles(folder, "coordinator")


def test_a_later_day_changes_no_byte_in_any_calendar(folder: Path, command: Command) -> None:
    """Entries of the past stay as they were, in members' files too."""
    run_well(command, "schedule", "--per-member", *TODAY)
    before = contents(folder)
    found = command("schedule", "--per-member", "--today", "2027-04-20")
    assert "Nothing changed; " in found.err
    assert contents(folder) == before


def test_members_files_go_on_until_they_are_not_wanted_any_more(folder: Path, command: Command) -> None:
    """A later --ics keeps them up, and --no-per-member takes them away."""
    run_well(command, "schedule", "--per-member", *TODAY)
    before = contents(folder)
    run_well(command, "schedule", "--ics", *TODAY)
    assert contents(folder) == before
    run_well(command, "schedule", "--ics", "--no-per-member", *TODAY)
    assert not list((folder / "calendar").glob("members/*"))
    run_well(command, "schedule", "--ics", *TODAY)
    assert not list((folder / "calendar").glob("members/*"))


def test_no_file_holds_an_address(folder: Path, command: Command) -> None:
    """Neither a member's nor the coordinator's: importing mails nobody."""
    run_well(command, "schedule", "--per-member", *TODAY)
    files = {path: content for path, content in contents(folder).items() if path.startswith("calendar/")}
    assert len(files) > 8
    assert [
        path for path, content in files.items() if b"@example.org" in content.replace(b"\r\n ", b"")
    ] == []


def test_the_leads_meetings_keep_the_style_they_were_first_written_in(folder: Path, command: Command) -> None:
    """Single entries, one for each meeting, and so again until series are wished for."""
    run_well(command, "schedule", "--ics", "--style", "instances", *TODAY)
    single = titles(folder, "leads")
    assert len(single) > 1
    run_well(command, "schedule", "--ics", *TODAY)
    assert titles(folder, "leads") == single
    run_well(command, "schedule", "--ics", "--style", "series", *TODAY)
    assert titles(folder, "leads") == ["Leads · Spring 2027"]


def test_the_lists_say_who_tells_and_which_leads_meeting_was_moved(folder: Path, command: Command) -> None:
    """The leads would meet on the first of these days if it were no holiday; then it is a week later."""
    run_well(command, "schedule", "--ics", *TODAY)
    lists = folder / "calendar" / "times.md"
    text = lists.read_text(encoding="utf-8")
    assert "- Thu 18 March 2027, 17:00 (Dakar, UTC+0): Circle 1 and Circle 2 tell\n" in text
    leads = events(folder, "leads")[0].start
    day = f"{leads:%Y-%m-%d}"
    cohort = folder / "cohort.yaml"
    about = cohort.read_text(encoding="utf-8")
    about = about.replace("share_outs:", f"holidays: {{dates: [{day}], instead: next week}}\nshare_outs:")
    cohort.write_text(about, encoding="utf-8")
    run_well(command, "schedule", "--ics", *TODAY)
    assert ": moved from " in lists.read_text(encoding="utf-8").partition("The leads meet:")[2]


def test_a_circle_with_a_process_of_its_own_has_it_in_its_calendar(folder: Path, command: Command) -> None:
    """The other circle keeps that of the cohort; a circle that does not exist is said."""
    path = folder / "cohort.yaml"
    own = "circles:\n  c2: {process: peer-assist}\n  c7: {process: peer-assist}\nparticipants:"
    path.write_text(path.read_text(encoding="utf-8").replace("participants:", own), encoding="utf-8")
    done = command("schedule", "--ics", *TODAY)
    assert done.code == 0
    assert "circles names «c7», which is no circle of this cohort" in done.err
    first, second = (str(events(folder, name)[0]["DESCRIPTION"]) for name in ("01-circle-1", "02-circle-2"))
    assert "How we meet: Troika consulting" in first
    assert "How we meet: Peer assist" in second


def test_a_process_of_a_circle_that_is_none_is_said(folder: Path, command: Command) -> None:
    """With the one that was probably meant."""
    path = folder / "cohort.yaml"
    own = "circles:\n  c2: {process: peer-asist}\nparticipants:"
    path.write_text(path.read_text(encoding="utf-8").replace("participants:", own), encoding="utf-8")
    done = command("schedule", "--ics", *TODAY)
    assert done.code == 1
    assert "«peer-asist» is not in the library" in done.err
    assert "did you mean peer-assist?" in done.err


def test_a_share_out_shows_its_run_sheet_in_every_calendar(folder: Path, command: Command) -> None:
    """Circles tell one by one, then there is a fishbowl with a free chair (practice 26)."""
    run_well(command, "schedule", "--ics", *TODAY)
    (event,) = [one for one in events(folder, "community") if "Share-out" in str(one["SUMMARY"])]
    lines = str(event["DESCRIPTION"]).splitlines()
    start = lines.index("How the 60 minutes run:")
    assert lines[start + 1].startswith("- 0–4 min: Welcome")
    told = [line for line in lines if " tells what it found" in line]
    assert [line.partition("min: ")[2].partition(" tells")[0] for line in told] == ["Circle 1", "Circle 2"]
    assert any("Fishbowl with " in line for line in lines)
