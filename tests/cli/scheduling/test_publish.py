"""``circlekit schedule --publish`` from the command line; the calendar on the server is a stand-in.

A real server is asked in tests/publish.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble
from circlekit.files import publishing
from tests.cli.conftest import Command
from tests.publish.cohort import CIRCLES, write

pytestmark = pytest.mark.long

URL = "https://cloud.example.org/calendars/circles/"
PUBLISH = ("schedule", "--today", "2026-12-22", "--publish", f"{URL}?token=hidden")


class Shelf:
    """Holds objects by their UID, with an etag that counts how often each was put there."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self.count: dict[str, int] = {}
        self.full = False

    def etags(self) -> dict[str, str]:
        return {uid: str(self.count[uid]) for uid in self.held}

    def put(self, uid: str, content: bytes, etag: str | None) -> None:
        if self.full:
            raise FileTrouble("«cloud.example.org» is full")
        assert (etag is None) == (uid not in self.held)
        self.held[uid] = content
        self.count[uid] = self.count.get(uid, 0) + 1

    def remove(self, uid: str, etag: str | None) -> None:
        del self.held[uid]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Return the calendar on the server; the cohort's folder is here, and the login in the environment."""
    found = Shelf()

    @contextmanager
    def calendar_at(url: str, login: object) -> Iterator[Shelf]:
        assert url == URL
        yield found

    write(tmp_path)
    monkeypatch.setattr(publishing, "calendar_at", calendar_at)
    monkeypatch.setattr(publishing, "find_spec", lambda name: object())
    monkeypatch.setenv("CIRCLEKIT_CALDAV_USER", "amina")
    monkeypatch.setenv("CIRCLEKIT_CALDAV_PASSWORD", "sesame")
    return found


def test_what_is_published_is_said(shelf: Shelf, command: Command) -> None:
    """Each entry by its title, and the address without what may be secret in it."""
    first = command(*PUBLISH)
    assert first.code == 0
    assert list(shelf.held) == CIRCLES
    assert [line for line in first.err.splitlines() if "«Circle" in line] == [
        f"new        «Circle {number} · Spring»" for number in (1, 2, 3, 4)
    ]
    assert first.err.endswith(f"Published to the calendar at {URL}.\n")
    assert "hidden" not in first.out + first.err
    again = command(*PUBLISH)
    assert again.err.endswith(f"Nothing changed in the calendar at {URL}.\n")
    assert set(shelf.count.values()) == {1}


def test_a_dry_run_writes_and_sends_nothing(shelf: Shelf, command: Command, tmp_path: Path) -> None:
    """It says what would be there."""
    before = sorted(tmp_path.rglob("*"))
    found = command(*PUBLISH, "--dry-run")
    assert found.code == 0
    assert "nobody was asked, and nothing was sent" in found.err
    assert found.err.count("new        «Circle") == 4
    assert shelf.held == {}
    assert sorted(tmp_path.rglob("*")) == before


def test_a_cancelled_circle_is_removed(shelf: Shelf, command: Command) -> None:
    """Only its own entry goes."""
    command(*PUBLISH)
    found = command(*PUBLISH, "--cancel", "c2", "--json")
    entries = json.loads(found.out)["published"]["entries"]
    assert [entry["uid"] for entry in entries if entry["status"] == "removed"] == [CIRCLES[1]]
    assert sorted(shelf.held) == sorted({*CIRCLES} - {CIRCLES[1]})


def test_what_did_not_come_through_is_made_up_for(shelf: Shelf, command: Command, tmp_path: Path) -> None:
    """The files are written all the same; the next run goes on."""
    shelf.full = True
    failed = command(*PUBLISH)
    assert failed.code == 4
    assert "«cloud.example.org» is full" in failed.err
    assert (tmp_path / "calendar" / "community.ics").exists()
    shelf.full = False
    assert command(*PUBLISH).code == 0
    assert list(shelf.held) == CIRCLES


def test_many_entries_are_counted(shelf: Shelf, command: Command) -> None:
    """Written one by one, 24 meetings are not named each."""
    found = command(*PUBLISH, "--style", "instances")
    assert "new        24 entries" in found.err
    assert "«Circle" not in found.err
    assert len(shelf.held) == 24


@pytest.mark.parametrize(
    "url", ["https://amina:hidden@cloud.example.org/c/", "http://cloud.example.org/hidden/"]
)
def test_an_unsafe_address_is_wrong_use(shelf: Shelf, command: Command, url: str, tmp_path: Path) -> None:
    """Nothing is read, written or repeated."""
    found = command("schedule", "--publish", url)
    assert found.code == 2
    assert "the address after --publish cannot be used" in found.err
    assert "hidden" not in found.err
    assert not (tmp_path / "schedule.yaml").exists()


def test_without_a_password_nothing_begins(
    shelf: Shelf, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is said before any time is looked for."""
    monkeypatch.delenv("CIRCLEKIT_CALDAV_PASSWORD")
    monkeypatch.setattr("circlekit.files.credentials.find_spec", lambda name: None)
    found = command(*PUBLISH)
    assert found.code == 2
    assert "there is no password for the calendar server" in found.err
    assert not (tmp_path / "schedule.yaml").exists()


def test_without_the_extra_it_is_said_what_to_install(
    shelf: Shelf, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is done."""
    monkeypatch.setattr(publishing, "find_spec", lambda name: None)
    found = command(*PUBLISH)
    assert found.code == 2
    assert 'pip install "circlekit[caldav]"' in found.err
