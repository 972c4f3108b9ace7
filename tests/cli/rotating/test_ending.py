"""``ending/`` of the next cohort, and what becomes of calendars, invitations and former members."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from circlekit.files.writing import Folder
from tests.cli.conftest import Command, Outcome

from .terms import COHORT, EVE_FOR_ZOE, SCHEDULE, contents, make

pytestmark = pytest.mark.long

NEXT = "../next"
EARLY = ("--starts", "2027-05-13")
"""Circle 1 has met for the last time on 11 May, and would meet on 8 June; Circle 2 would meet on this day."""

Term = Callable[..., Path]


@pytest.fixture
def rotate(command: Command, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run ``rotate`` in a folder, on the first of May, into the folder beside it."""

    def called(folder: Path, *words: str) -> Outcome:
        monkeypatch.chdir(folder)
        return command("rotate", "--to", NEXT, "--today", "2027-05-01", *words)

    return called


@pytest.fixture
def scheduled(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Term:
    """Make a cohort whose calendars were written in December."""

    def called(*words: str, cohort: str = COHORT, answers: str = EVE_FOR_ZOE) -> Path:
        folder = make(tmp_path / "spring", cohort, answers)
        monkeypatch.chdir(folder)
        assert command("schedule", "--keep", "--ics", "--today", "2026-12-01", *words).code == 0
        return folder

    return called


def ending(folder: Path) -> dict[str, bytes]:
    """Return the files of ``ending/`` by their path in it."""
    return contents(folder.parent / "next" / "ending")


def calendars(folder: Path) -> list[str]:
    return [path.removeprefix("calendar/") for path in ending(folder) if path.startswith("calendar/")]


def event(content: bytes):
    """Return the one entry of a calendar, apart from single meetings with words of their own."""
    [found] = (one for one in Calendar.from_ical(content).events if "RECURRENCE-ID" not in one)
    return found


def test_the_series_of_each_circle_ends_and_keeps_its_name(scheduled: Term, rotate: Command) -> None:
    """What people have in their calendars gets a higher SEQUENCE and an earlier end."""
    folder = scheduled()
    assert rotate(folder, *EARLY).code == 0
    assert calendars(folder) == ["01-circle-1.ics", "02-circle-2.ics", "community.ics", "coordinator.ics"]
    before = event((folder / "calendar" / "01-circle-1.ics").read_bytes())
    after = event(ending(folder)["calendar/01-circle-1.ics"])
    assert (before.uid, before.sequence) == (after.uid, after.sequence - 1)
    assert after["RRULE"]["UNTIL"] == [datetime(2027, 5, 11, 15, tzinfo=UTC)]


def test_the_folder_that_ends_stays_byte_for_byte(scheduled: Term, rotate: Command) -> None:
    """Also what circlekit remembers of it, so that a second run gives the same."""
    folder = scheduled("--invite", "--per-member")
    before = contents(folder)
    rotate(folder, *EARLY)
    first = ending(folder)
    assert contents(folder) == before
    assert rotate(folder, *EARLY).code == 0
    assert (contents(folder), ending(folder)) == (before, first)


def test_without_a_later_meeting_there_is_a_sentence_instead(scheduled: Term, rotate: Command) -> None:
    """The usual case: a series that has ended needs no file."""
    folder = scheduled()
    assert rotate(folder).code == 0
    assert calendars(folder) == []
    assert b"no meeting in them lies on or after Monday 12 July 2027" in ending(folder)["README.md"]


def test_without_calendars_nothing_is_said_of_them(tmp_path: Path, rotate: Command) -> None:
    """Nobody has anything in a calendar."""
    folder = make(tmp_path / "spring", answers=EVE_FOR_ZOE)
    assert rotate(folder, *EARLY).code == 0
    assert calendars(folder) == []
    assert b"alendars need nothing" not in ending(folder)["README.md"]


def test_everybody_hears_of_the_file_for_their_calendar(scheduled: Term, rotate: Command) -> None:
    """Who leaves and who stays, but not who joins."""
    folder = scheduled()
    rotate(folder, *EARLY)
    told = [path for path, data in ending(folder).items() if b"A small file comes with this." in data]
    assert told == [
        "drafts/leave/eve.eml", "drafts/stay/amina.eml", "drafts/stay/ben.eml", "drafts/stay/cem.md",
        "drafts/stay/dia.md", "drafts/stay/fay.md",
    ]  # fmt: skip


def test_members_with_files_of_their_own_get_them_ended(scheduled: Term, rotate: Command) -> None:
    """Who leaves, too."""
    folder = scheduled("--per-member")
    rotate(folder, *EARLY)
    assert event(ending(folder)["calendar/members/eve.ics"])["RRULE"]["UNTIL"] == [
        datetime(2027, 4, 8, 10, tzinfo=UTC)
    ]


def test_single_entries_that_are_left_are_cancelled(scheduled: Term, rotate: Command) -> None:
    """Circle 1 has six entries, of which that of 8 June is no more."""
    folder = scheduled("--style", "instances")
    rotate(folder, *EARLY)
    found = Calendar.from_ical(ending(folder)["calendar/01-circle-1.ics"]).events
    assert [(str(one["STATUS"]), one.start.month) for one in found if one.sequence == 1] == [("CANCELLED", 6)]


def test_whoever_was_invited_gets_an_update(scheduled: Term, rotate: Command) -> None:
    """Each member with an address; nobody is told to open a file as well."""
    folder = scheduled("--invite")
    rotate(folder, *EARLY)
    mailed = [path for path in ending(folder) if "/invites/" in path and path.endswith(".eml")]
    assert mailed == [
        "calendar/invites/01-circle-1/amina.eml",
        "calendar/invites/01-circle-1/ben.eml",
        "calendar/invites/02-circle-2/eve.eml",
    ]
    updated = Calendar.from_ical(ending(folder)["calendar/invites/02-circle-2/eve.ics"])
    assert (str(updated["METHOD"]), updated.events[0].sequence) == ("REQUEST", 1)
    assert not [path for path, data in ending(folder).items() if b"A small file comes with this." in data]


def test_an_invitation_of_which_nothing_is_left_is_taken_back(scheduled: Term, rotate: Command) -> None:
    """The next cohort starts before the first meeting."""
    folder = scheduled("--invite")
    rotate(folder, "--starts", "2027-01-12", "--today", "2026-12-20")
    taken_back = Calendar.from_ical(ending(folder)["calendar/invites/01-circle-1/amina.ics"])
    assert (str(taken_back["METHOD"]), str(taken_back.events[0]["STATUS"])) == ("CANCEL", "CANCELLED")


def test_leads_and_share_outs_end_alike(scheduled: Term, rotate: Command) -> None:
    """The share-out of June is cancelled, that of March is left alone."""
    more = "share_outs: {at: [2027-03-16 17:00, 2027-06-15 17:00]}\nleads_meetings: {every: month}\n"
    folder = scheduled(cohort=COHORT + more)
    rotate(folder, *EARLY)
    assert "leads.ics" in calendars(folder)
    entries = Calendar.from_ical(ending(folder)["calendar/community.ics"]).events
    assert [str(one["SUMMARY"]) for one in entries if one.get("STATUS") == "CANCELLED"] == [
        "Share-out 2 · Spring 2027"
    ]


def test_a_server_that_shows_the_meetings_is_named_by_its_host(scheduled: Term, rotate: Command) -> None:
    """What else stands in its address may be private."""
    folder = scheduled()
    Folder(folder).write({}, state={"published": {"https://dav.example.org/u/secret/": {}}})
    rotate(folder, *EARLY)
    page = ending(folder)["README.md"]
    assert b"The calendar on dav.example.org shows those meetings as well" in page
    assert b"secret" not in page


def test_a_schedule_that_cannot_be_read_is_said_and_does_not_stop_the_rotation(
    scheduled: Term, rotate: Command
) -> None:
    """The circles of the next cohort matter more."""
    folder = scheduled()
    (folder / "schedule.yaml").write_text(SCHEDULE.replace("Tue", "Tues-ish"), encoding="utf-8")
    done = rotate(folder, *EARLY)
    assert done.code == 0
    assert "the calendars of the cohort that ends are not ended, because of what follows" in done.err
    assert "schedule.yaml:3:" in done.err
    assert calendars(folder) == []


def test_former_members_are_a_list_that_goes_along(
    tmp_path: Path, rotate: Command, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eve said yes and is on it in both cohorts; when she comes back she is taken off."""
    folder = make(tmp_path / "spring", answers=EVE_FOR_ZOE + "alumni: [eve]\n")
    assert rotate(folder).code == 0
    summer = tmp_path / "next"
    assert (summer / "alumni.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "id,name,email,cohorts,since",
        "eve,Evelyn Smith,evelyn@example.org,spring-2027,2027-07-09",
    ]
    monkeypatch.chdir(summer)
    assert command("check").code == 0
    assert command("rotate", "--to", "../winter").code == 0
    assert (tmp_path / "winter" / "alumni.csv").read_bytes() == (summer / "alumni.csv").read_bytes()
    back = "leave: [zoe]\njoin:\n  eve: {name: Evelyn Smith, email: evelyn@example.org, lead: yes}\n"
    (summer / "answers.yaml").write_text(back, encoding="utf-8")
    assert command("rotate", "--to", "../later").code == 0
    assert not (tmp_path / "later" / "alumni.csv").exists()


def test_without_a_yes_there_is_no_such_list(tmp_path: Path, rotate: Command) -> None:
    """Eve leaves, and nothing is kept of her."""
    rotate(make(tmp_path / "spring", answers=EVE_FOR_ZOE))
    assert not (tmp_path / "next" / "alumni.csv").exists()


def test_former_members_until_now_are_invited(tmp_path: Path, rotate: Command) -> None:
    """Where a meeting lies ahead; who joins them now has read of it already."""
    meetings = "alumni: {at: [2027-09-07 17:00]}\n"
    folder = make(tmp_path / "spring", COHORT + meetings, EVE_FOR_ZOE + "alumni: [eve]\n")
    (folder / "alumni.csv").write_text("id,name,email\nyan,Yan Li,yan@example.org\n", encoding="utf-8")
    assert rotate(folder).code == 0
    invited = [path for path in ending(folder) if path.startswith("drafts/alumni/")]
    assert invited == ["drafts/alumni/yan.eml"]
    assert b"7 September 2027" in ending(folder)["drafts/leave/eve.eml"]


def test_a_list_of_former_members_with_mistakes_stops_it(tmp_path: Path, rotate: Command) -> None:
    """With the place, and nothing written."""
    folder = make(tmp_path / "spring", answers=EVE_FOR_ZOE)
    (folder / "alumni.csv").write_text("id,name,email\nyan,Yan Li,yan at home\n", encoding="utf-8")
    done = rotate(folder)
    assert (done.code, "alumni.csv:2:12: " in done.err) == (1, True)
    assert not (tmp_path / "next").exists()


@pytest.mark.parametrize("text", ["nonsense: yes\n", None])
def test_a_process_that_cannot_be_read_leaves_a_line_out(
    tmp_path: Path, rotate: Command, text: str | None
) -> None:
    """Whoever joins hears all else; the file may have mistakes, or be missing."""
    folder = make(tmp_path / "spring", COHORT + "process: ours.yaml\n", EVE_FOR_ZOE)
    if text:
        (folder / "ours.yaml").write_text(text, encoding="utf-8")
    assert rotate(folder).code == 0
    assert b"How we meet" not in ending(folder)["drafts/join/zoe.md"]
