"""``circlekit schedule --publish``, with a real Radicale on the loopback."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from caldav import Calendar, DAVClient

from circlekit.cli.edge import run
from circlekit.core.calendars.series import uid
from circlekit.core.problems import FileTrouble
from circlekit.files import publishing
from tests.clients.caldav_server import running
from tests.publish.cohort import CIRCLES, write

USER, PASSWORD = "amina", "sesame & 42"
DENTIST = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:dentist@example.org
DTSTAMP:20270101T000000Z
DTSTART:20270301T080000Z
DTEND:20270301T090000Z
SUMMARY:Dentist
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running({USER: PASSWORD, "ben": "other"}) as url:
        yield url


@pytest.fixture
def calendar(server: str) -> Iterator[Calendar]:
    """Return a calendar of its own, with somebody's own entry in it."""
    with DAVClient(server, username=USER, password=PASSWORD) as client:
        found = client.principal().make_calendar(name="Circles", cal_id=str(uuid4()))
        found.save_event(DENTIST)
        yield found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cohort's folder with four circles that have their times, and the login in the environment."""
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIRCLEKIT_CALDAV_USER", USER)
    monkeypatch.setenv("CIRCLEKIT_CALDAV_PASSWORD", PASSWORD)
    assert run(["schedule", "--today", "2026-12-22"]) == 0
    return tmp_path


@pytest.fixture
def published(calendar: Calendar, folder: Path, capsys: pytest.CaptureFixture[str]):
    """Publish with further options, and return the UIDs by what became of them."""

    def call(*more: str, day: str = "2026-12-22") -> dict[str, list[str]]:
        arguments = more if {"--skip", "--cancel"} & set(more) else ("--keep", *more)
        capsys.readouterr()
        code = run(["schedule", "--json", "--today", day, "--publish", str(calendar.url), *arguments])
        out, err = capsys.readouterr()
        assert code == 0, err + out
        assert PASSWORD not in out + err
        found: dict[str, list[str]] = {}
        for entry in json.loads(out)["published"]["entries"]:
            found.setdefault(entry["status"], []).append(entry["uid"])
        return found

    return call


def there(calendar: Calendar) -> dict[str, str]:
    """Return what the server has: the text of each object by its name."""
    return {str(one.url).rpartition("/")[2].replace("%40", "@"): one.data for one in calendar.events()}


def test_each_circle_becomes_an_object_of_its_own(calendar, published) -> None:
    """Named by its UID, with that one alone in it; and nothing happens to the entry that was there."""
    assert published() == {"new": CIRCLES}
    found = there(calendar)
    assert sorted(found) == sorted([f"{circle}.ics" for circle in CIRCLES] + ["dentist@example.org.ics"])
    for circle in CIRCLES:
        assert set(re.findall(r"\nUID:(\S+)", found[f"{circle}.ics"])) == {circle}
    assert "SUMMARY:Dentist" in found["dentist@example.org.ics"]


def test_a_second_time_nothing_is_doubled_or_written(calendar, published, folder) -> None:
    """On another day, too, not a byte changes: neither there nor in the folder."""
    published()
    before = there(calendar), {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert published(day="2026-12-29") == {"unchanged": CIRCLES}
    after = there(calendar), {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before


def test_what_changes_is_put_in_the_place_of_the_old(calendar, published, folder) -> None:
    """A meeting that is left out changes one object, and its SEQUENCE says that it is newer."""
    published()
    [first] = re.findall(r"c2: {first: (\S+),", (folder / "schedule.yaml").read_text(encoding="utf-8"))
    others = [circle for circle in CIRCLES if circle != CIRCLES[1]]
    assert published("--skip", "c2", first) == {"changed": [CIRCLES[1]], "unchanged": others}
    assert "SEQUENCE:1" in there(calendar)[f"{CIRCLES[1]}.ics"]


def test_a_cancelled_circle_goes(calendar, published) -> None:
    """And the next run has nothing left to do; what others put there stays."""
    published()
    others = [circle for circle in CIRCLES if circle != CIRCLES[2]]
    assert published("--cancel", "c3") == {"removed": [CIRCLES[2]], "unchanged": others}
    assert published() == {"unchanged": others}
    assert sorted(there(calendar)) == sorted([f"{one}.ics" for one in others] + ["dentist@example.org.ics"])


def test_another_cohorts_circles_stay(calendar, published, folder) -> None:
    """Two cohorts may share a calendar: what this folder did not put there is not removed."""
    foreign = uid("autumn-2026", "c1")
    calendar.save_event(DENTIST.replace("dentist@example.org", foreign))
    assert published() == {"new": CIRCLES}
    assert published("--cancel", "c1") == {"removed": CIRCLES[:1], "unchanged": CIRCLES[1:]}
    assert f"{foreign}.ics" in there(calendar)


def test_what_somebody_changed_or_deleted_there_is_put_right(calendar, published) -> None:
    """The calendar shows what the cohort's files say."""
    published()
    changed, deleted = (calendar.event_by_uid(one) for one in CIRCLES[:2])
    changed.data = changed.data.replace("SUMMARY:Circle 1", "SUMMARY:Party")
    changed.save()
    deleted.delete()
    assert published() == {"changed": CIRCLES[:1], "new": [CIRCLES[1]], "unchanged": CIRCLES[2:]}
    assert not any("Party" in text for text in there(calendar).values())


def test_after_lost_memory_nothing_is_doubled(calendar, published, folder) -> None:
    """Without its state circlekit puts everything in its old place."""
    published()
    shutil.rmtree(folder / ".circlekit")
    shutil.rmtree(folder / "calendar")
    assert published() == {"changed": CIRCLES}
    assert len(there(calendar)) == len(CIRCLES) + 1


def test_a_run_that_was_cut_off_is_taken_up_again(calendar, published, folder) -> None:
    """What came through is known to be ours, so that a circle cancelled meanwhile is removed."""
    put = publishing.Calendar.put

    def put_two(self: publishing.Calendar, identity: str, content: bytes, etag: str | None) -> None:
        if identity == CIRCLES[2]:
            raise FileTrouble("the connection is gone")
        put(self, identity, content, etag)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing.Calendar, "put", put_two)
        assert run(["schedule", "--keep", "--today", "2026-12-22", "--publish", str(calendar.url)]) == 4
    assert len(there(calendar)) == 1 + 2
    assert published("--cancel", "c1") == {
        "changed": [CIRCLES[1]],
        "new": CIRCLES[2:],
        "removed": [CIRCLES[0]],
    }


def test_a_dry_run_asks_nobody(calendar, published, monkeypatch) -> None:
    """It needs no password, and what it names is what a real run would do."""
    monkeypatch.delenv("CIRCLEKIT_CALDAV_PASSWORD")
    assert published("--dry-run") == {"new": CIRCLES}
    assert len(there(calendar)) == 1


def problem(capsys: pytest.CaptureFixture[str], url: str, code: int) -> str:
    """Return what is said when publishing to an address fails."""
    capsys.readouterr()
    assert run(["schedule", "--keep", "--today", "2026-12-22", "--publish", url]) == code
    said = capsys.readouterr().err
    assert PASSWORD not in said
    assert "Traceback" not in said
    return said


def test_a_wrong_password_is_a_sentence(calendar, folder, monkeypatch, capsys) -> None:
    """It is not repeated."""
    monkeypatch.setenv("CIRCLEKIT_CALDAV_PASSWORD", "wrong-word")
    said = problem(capsys, str(calendar.url), 4)
    assert "«127.0.0.1» does not let us in" in said
    assert "wrong-word" not in said


def test_somebody_elses_calendar_is_refused(calendar, folder, monkeypatch, capsys) -> None:
    """Whoever may not write there is told whom to ask, or not let in at all."""
    monkeypatch.setenv("CIRCLEKIT_CALDAV_USER", "ben")
    monkeypatch.setenv("CIRCLEKIT_CALDAV_PASSWORD", "other")
    assert "does not let us in" in problem(capsys, str(calendar.url), 4)
    assert len(there(calendar)) == 1


def test_an_address_without_a_calendar_is_a_sentence(server, folder, capsys) -> None:
    """Neither a place where nothing is nor the folder of all calendars will do."""
    assert "«127.0.0.1» has no calendar there" in problem(capsys, f"{server}{USER}/nothing/", 4)
    assert "something else than a calendar" in problem(capsys, f"{server}{USER}/", 4)


def test_a_server_that_is_not_there_is_a_sentence(folder, capsys) -> None:
    """Nobody listens at port 1."""
    assert "«127.0.0.1» cannot be reached" in problem(capsys, "http://127.0.0.1:1/c/?token=x", 4)


def test_a_password_in_the_address_is_refused(folder, capsys) -> None:
    """Before anything is read or written, and without repeating it."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    said = problem(capsys, "https://amina:geheim@cloud.example.org/c/", 2)
    assert "it holds a user name or a password" in said
    assert "geheim" not in said
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_an_entry_imported_there_by_hand_is_not_doubled(calendar, folder, published, capsys) -> None:
    """The server refuses a second object with its UID, and we say what to do."""
    text = DENTIST.replace("dentist@example.org", CIRCLES[0])
    calendar.client.put(f"{calendar.url}by-hand.ics", text, {"Content-Type": "text/calendar"})
    said = problem(capsys, str(calendar.url), 4)
    assert "«127.0.0.1» has that circle in the calendar already" in said
    assert "delete what was imported there by hand" in said
