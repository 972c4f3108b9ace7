"""``schedule --move``, ``--skip`` and ``--cancel``: what they write, say and refuse."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from tests.cli.conftest import Command
from tests.cli.test_schedule import CIRCLES, COHORT, FILES, TODAY, contents, replace, run_well

pytestmark = pytest.mark.long

IMPORTED = (
    "Thunderbird and Apple Calendar replace an entry when its file is imported again; "
    "in Google Calendar and Outlook delete the old one first.\n"
)


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    """Return a folder with two circles whose calendars were written."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", "--ics", *TODAY)
    return tmp_path


def events(folder: Path, name: str = FILES[0]) -> Sequence[Event]:
    """Return the entries of a calendar file."""
    return list(Calendar.from_ical((folder / name).read_bytes()).events)


def test_a_moved_meeting_is_written_everywhere_and_said(folder: Path, command: Command) -> None:
    """In schedule.yaml with a sentence, in the calendar as an entry of its own, in what to do."""
    found = command("schedule", "--move", "c1", "2027-03-09", "2027-03-16 17:00", *TODAY)
    assert found.code == 0
    assert (
        contents(folder)["schedule.yaml"]
        .decode()
        .endswith(
            "changes:\n"
            "  # Circle 1: 9 March is moved to Tuesday 16 March, 17:00.\n"
            "  c1:\n"
            "    moved:\n"
            '      2027-03-09: "2027-03-16 17:00"\n'
        )
    )
    series, _, moved, _ = events(folder)  # the first and the last meeting have their own run sheets
    assert (series["UID"], int(series["SEQUENCE"])) == (moved["UID"], 1)
    assert (f"{moved['RECURRENCE-ID'].dt:%m-%d %H}", f"{moved.start:%m-%d %H}") == ("03-09 16", "03-16 17")
    assert found.err.endswith(
        "Circle 1 has changed since its calendar was written:\n"
        "  9 March 2027 is moved to Tuesday 16 March 2027, 17:00 London.\n"
        "  Send calendar/01-circle-1.ics to everybody in it.\n" + IMPORTED
    )


def test_only_the_changed_circle_is_shown_and_written(folder: Path, command: Command) -> None:
    """The file of the other one keeps every byte."""
    before = contents(folder)
    found = command("schedule", "--skip", "Circle 2", "2027-04-08", *TODAY)
    assert [line.split("\t")[0] for line in found.out.splitlines()] == ["circle", "Circle 2"]
    after = contents(folder)
    assert after[FILES[0]] == before[FILES[0]]
    series, *_ = events(folder, FILES[1])
    assert (int(series["SEQUENCE"]), [f"{day:%m-%d}" for day in series.exdates]) == (1, ["04-08"])
    assert "  There is no meeting on 8 April 2027.\n" in found.err


def test_the_same_change_again_changes_no_byte(folder: Path, command: Command) -> None:
    """Neither does a plain run after it, which keeps what was changed."""
    change = ("schedule", "--skip", "c1", "2027-03-09", *TODAY)
    run_well(command, *change)
    before = contents(folder)
    assert "Nothing changed" in command(*change).err
    assert "Nothing changed" in command("schedule", "--ics", "--today", "2027-01-05").err
    assert contents(folder) == before


def test_a_change_is_undone_by_moving_the_meeting_back(folder: Path, command: Command) -> None:
    """It may be named by the day it is on now; what is written is what was written first."""
    before = contents(folder)
    run_well(command, "schedule", "--move", "c1", "2027-03-09", "2027-03-16 17:00", *TODAY)
    found = command("schedule", "--move", "c1", "2027-03-16", "2027-03-09 16:00", *TODAY)
    assert "  16 March 2027 is moved to Tuesday 9 March 2027, 16:00 London.\n" in found.err
    assert contents(folder)["schedule.yaml"] == before["schedule.yaml"]
    assert [int(event["SEQUENCE"]) for event in events(folder)] == [2, 2, 2]


def test_a_cancelled_circle_has_no_meetings_from_today_on(folder: Path, command: Command) -> None:
    """Those before that stay in calendars, the entry says nothing is cancelled that took place."""
    found = command("schedule", "--cancel", "c1", "--today", "2027-03-10")
    assert found.out.endswith("\t2027-01-12\t2027-03-09\t3\t2 of 2\n")
    assert "  It is cancelled: no meetings from 10 March 2027 on.\n" in found.err
    assert "    cancelled: 2027-03-10\n" in contents(folder)["schedule.yaml"].decode()


def test_a_circle_can_be_cancelled_before_it_begins(folder: Path, command: Command) -> None:
    """Its file says so, and it stays cancelled when all times are found anew."""
    found = command("schedule", "--cancel", "c1", *TODAY)
    assert (found.code, found.out.splitlines()[1]) == (0, "Circle 1\tcancelled\t\t\t0\t")
    assert {str(event["STATUS"]) for event in events(folder)} == {"CANCELLED"}
    again = command("schedule", "--fresh", "--ics", *TODAY)
    assert again.out.splitlines()[1] == "Circle 1\tcancelled\t\t\t0\t"


def test_no_circle_at_all_is_not_cancelled(folder: Path, command: Command) -> None:
    """An empty word, such as a script's unset variable, must not find new times instead."""
    before = contents(folder)
    found = command("schedule", "--cancel", "", *TODAY)
    assert (found.code, found.err) == (2, "--cancel needs the id or the name of a circle\n")
    assert contents(folder) == before


def test_calendars_are_written_as_they_were(folder: Path, command: Command) -> None:
    """With a file for each member where there was one."""
    run_well(command, "schedule", "--per-member", *TODAY)
    run_well(command, "schedule", "--skip", "c1", "2027-03-09", *TODAY)
    names = {path for path in contents(folder) if path.startswith("calendar/members/")}
    assert names == {f"calendar/members/{one}.ics" for one in ("ama", "ben", "cem", "dev")}
    assert b"EXDATE" in contents(folder)["calendar/members/ama.ics"]


def test_without_calendars_only_the_schedule_is_written(tmp_path: Path, command: Command) -> None:
    """What is changed is said in words."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", *TODAY)
    found = command("schedule", "--skip", "c1", "2027-03-09", *TODAY)
    assert found.err.endswith("Circle 1: 9 March is skipped.\nchanged  schedule.yaml\n")
    back = command("schedule", "--move", "c1", "2027-03-09", "2027-03-09 16:00", *TODAY)
    assert "Circle 1: All meetings are as planned.\n" in back.err


def test_a_persons_own_lines_stay(folder: Path, command: Command) -> None:
    """Only the changes are put into a file that was edited, and it stays that person's."""
    path = folder / "schedule.yaml"
    text = path.read_text(encoding="utf-8").replace('start: "16:00"', "start: 16:30  # Ben's train\n   ")
    path.write_text(text, encoding="utf-8")
    found = command("schedule", "--skip", "c2", "2027-04-08", *TODAY)
    assert found.code == 0
    assert path.read_text(encoding="utf-8") == (
        text + "changes:\n  # Circle 2: 8 April is skipped.\n  c2:\n    skipped: [2027-04-08]\n"
    )
    assert "T163000" in (folder / FILES[0]).read_text(encoding="utf-8")
    refused = command("schedule", *TODAY)
    assert (refused.code, "was edited by hand" in refused.err) == (4, True)
    run_well(command, "schedule", "--move", "c2", "2027-04-08", "2027-04-08 11:30", *TODAY)
    assert path.read_text(encoding="utf-8") == text


def test_force_writes_the_whole_file_anew(folder: Path, command: Command) -> None:
    """The edited time is kept, the remark is not."""
    path = folder / "schedule.yaml"
    text = path.read_text(encoding="utf-8").replace('start: "16:00"', 'start: "16:30"') + "# mine\n"
    path.write_text(text, encoding="utf-8")
    run_well(command, "schedule", "--skip", "c2", "2027-04-08", "--force", *TODAY)
    after = path.read_text(encoding="utf-8")
    assert ('start: "16:30"' in after, "# mine" in after, "16:30 London; 6 meetings" in after) == (
        True, False, True,
    )  # fmt: skip
    run_well(command, "schedule", "--ics", *TODAY)
    assert path.read_text(encoding="utf-8") == after


def test_a_person_who_edited_a_calendar_loses_nothing(folder: Path, command: Command) -> None:
    """The edited schedule may be changed, the edited calendar not."""
    replace(folder / "schedule.yaml", 'start: "16:00"', 'start: "16:30"')
    (folder / FILES[0]).write_text("mine", encoding="utf-8")
    before = contents(folder)
    found = command("schedule", "--skip", "c1", "2027-03-09", *TODAY)
    assert (found.code, contents(folder) == before) == (4, True)
    assert "«calendar/01-circle-1.ics» was edited" in found.err


def test_json_has_all_changes_and_every_difference(folder: Path, command: Command) -> None:
    """With instants in UTC; London is an hour ahead of it in April."""
    found = command("schedule", "--move", "c1", "2027-04-13", "2027-04-14 9:00", "--json", *TODAY)
    document = json.loads(found.out)
    assert document["changes"] == {"c1": {"moved": {"2027-04-13": "2027-04-14T09:00:00"}}}
    assert document["updates"] == [
        {"circle": "c1", "kind": "moved", "was": "2027-04-13T15:00:00Z", "now": "2027-04-14T08:00:00Z"}
    ]
    cancelled = command("schedule", "--cancel", "c2", "--json", *TODAY)
    assert json.loads(cancelled.out)["updates"] == [
        {"circle": "c2", "kind": "cancelled", "from": "2026-12-22"}
    ]


def test_a_dry_run_tells_what_a_change_would_do(folder: Path, command: Command) -> None:
    """Nothing is written."""
    before = contents(folder)
    found = command("schedule", "--skip", "c1", "2027-03-09", "--dry-run", *TODAY)
    assert "  There is no meeting on 9 March 2027.\n" in found.err
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("argv", "message", "hint"),
    [
        (("--skip", "c1", "2027-03-10"), "c1 does not meet on 10 March 2027", "near it are 9 February"),
        (("--skip", "d1", "2027-03-09"), "no circle is called «d1»", "c1 and c2"),
        (("--skip", "Circle1", "2027-03-09"), "no circle is called «Circle1»", "did you mean c1?"),
        (("--skip", "c1", "9.3."), "--skip: «9.3.» is not a date", "such as 2027-01-11"),
        (("--move", "c1", "2027-03-09", "17:00"), "--move: «17:00» is not a date with", "03-16 17:00"),
        (("--move", "c1", "2027-03-09", "2027-04-13 9:00"), "c1: the meeting of 9 March 2027 w", "skip"),
        (("--move", "c1", "2027-03-09", "2027-08-13 9:00"), "13 August 2027 is outside", "11 January"),
        (("--fresh", "--skip", "c1", "2027-03-09"), "--fresh finds all times anew", ""),
        (("--show", "c1", "--skip", "c1", "2027-03-09"), "--show changes no times", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    folder: Path, command: Command, argv: tuple[str, ...], message: str, hint: str
) -> None:
    """As wrong use, with what to write instead; nothing is written."""
    before = contents(folder)
    found = command("schedule", *argv, *TODAY)
    assert (found.code, contents(folder) == before) == (2, True)
    assert message in found.err
    assert hint in found.err


@pytest.mark.parametrize("asked", [("--cancel", "c2"), ("--skip", "c1", "2027-03-09"), ("--keep",)])
def test_without_a_schedule_the_way_to_one_is_told(
    folder: Path, command: Command, asked: tuple[str, ...]
) -> None:
    """No times can be changed or kept before some were found."""
    (folder / "schedule.yaml").unlink()
    found = command("schedule", *asked, *TODAY)
    message = "there is no schedule.yaml yet\n  hint: find the times first: circlekit schedule\n"
    assert (found.code, found.err) == (2, message)


def test_a_circle_without_a_time_has_none_to_change(folder: Path, command: Command) -> None:
    """It came after the schedule was written."""
    run_well(command, "schedule", *TODAY)
    text = "\n".join(
        line for line in contents(folder)["schedule.yaml"].decode().splitlines() if "c2:" not in line
    )
    (folder / "schedule.yaml").write_text(text, encoding="utf-8")
    found = command("schedule", "--cancel", "c2", *TODAY)
    assert (found.code, "«c2» has no time yet that could change" in found.err) == (2, True)


def test_the_last_meeting_is_not_skipped_but_the_circle_ended(folder: Path, command: Command) -> None:
    """The way to do it is named."""
    replace(folder / "schedule.yaml", "first: 2027-01-12", "first: 2027-06-08")
    found = command("schedule", "--skip", "c1", "2027-06-08", *TODAY)
    assert (found.code, found.err.splitlines()[:2]) == (
        1, ["«Circle 1» has no meeting left", "  hint: to end it: circlekit schedule --cancel c1"],
    )  # fmt: skip


def test_a_change_that_fits_no_more_has_its_place(folder: Path, command: Command) -> None:
    """The cohort now ends before the meeting that was skipped."""
    run_well(command, "schedule", "--skip", "c1", "2027-06-08", *TODAY)
    replace(folder / "cohort.yaml", "ends: 2027-07-09", "ends: 2027-06-01")
    line = contents(folder)["schedule.yaml"].decode().splitlines().index("    skipped: [2027-06-08]") + 1
    found = command("schedule", "--ics", *TODAY)
    assert found.code == 1
    assert f"schedule.yaml:{line}:15: c1 does not meet on 8 June 2027" in found.err


def test_what_the_log_says_of_later_meetings_is_pointed_out(folder: Path, command: Command) -> None:
    """A meeting that is left out takes its number from all that come after it."""
    (folder / "log.yaml").write_text("attendance: {c1: {3: did not meet}}\n", encoding="utf-8")
    moved = command("schedule", "--move", "c1", "2027-03-09", "2027-03-16 17:00", *TODAY)
    assert "log.yaml" not in moved.err
    found = command("schedule", "--skip", "c1", "2027-02-09", *TODAY)
    assert found.code == 0
    assert (
        "warning: log.yaml names meetings of «c1» whose numbers mean other dates now: "
        "3 was 2027-03-09 and is 2027-04-13"
    ) in found.err
