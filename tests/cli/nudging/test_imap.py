"""``circlekit nudge --imap-drafts``, with a stand-in for the server; a real one is in tests/imap."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome
from tests.files.imap_server import Server, serving

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 3
coordinator: {name: Noor Haddad, email: noor@example.org}
participants:
  amina: {name: Amina Diallo, lead: yes, email: amina@example.org}
  ben: {name: Ben O'Neill, email: ben@example.org}
  cem: {name: Cem Yılmaz}
"""
CIRCLES = "cohort: spring-2027\ncircles:\n  c1: {name: Circle 1, lead: amina, members: [amina, ben, cem]}\n"
SCHEDULE = (
    "cohort: spring-2027\nslots:\n"
    '  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}\n'
)
BEFORE_THE_MEETING = "2027-01-09"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def nudge(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> Command:
    """Run ``circlekit nudge`` for a circle in which two have addresses, with a login for the server."""
    for name, text in (("cohort.yaml", COHORT), ("circles.yaml", CIRCLES), ("schedule.yaml", SCHEDULE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CIRCLEKIT_IMAP_USER", "noor")
    monkeypatch.setenv("CIRCLEKIT_IMAP_PASSWORD", "sesame")

    def called(*options: str, url: str = f"imap://127.0.0.1:{server.port}") -> Outcome:
        return command("nudge", "--today", BEFORE_THE_MEETING, "--imap-drafts", url, *options)

    return called


def emails(folder: Path) -> list[Path]:
    return sorted(folder.glob("nudges/*/*.eml"))


def test_every_email_goes_there_once(nudge: Command, tmp_path: Path, server: Server) -> None:
    """And no other file."""
    assert nudge().code == 0
    assert sorted(server.messages) == sorted(path.read_bytes() for path in emails(tmp_path))
    assert nudge().err.endswith("Nothing new for «My drafts» at 127.0.0.1.\n")
    assert len(server.messages) == len(emails(tmp_path)) >= 2


def test_the_document_says_what_is_where(nudge: Command, tmp_path: Path) -> None:
    """By the path of each file."""
    found = json.loads(nudge("--json").out)["mailbox"]
    assert (found["host"], found["folder"], found["older"]) == ("127.0.0.1", "My drafts", [])
    assert {one["path"] for one in found["emails"]} == {
        path.relative_to(tmp_path).as_posix() for path in emails(tmp_path)
    }
    assert {one["status"] for one in found["emails"]} == {"new"}


def test_without_the_option_no_mailbox_is_spoken_of(nudge: Command, command: Command, server: Server) -> None:
    """Neither in the document nor to the server."""
    assert "mailbox" not in json.loads(command("nudge", "--today", BEFORE_THE_MEETING, "--json").out)
    assert server.asked == []


def test_a_dry_run_asks_nobody(nudge: Command, tmp_path: Path, server: Server, monkeypatch) -> None:
    """Not for a password either, and writes nothing."""
    monkeypatch.delenv("CIRCLEKIT_IMAP_PASSWORD")
    said = nudge("--dry-run").err
    assert "would go into the drafts at 127.0.0.1; nobody was asked." in said
    assert server.asked == []
    assert emails(tmp_path) == []


def test_without_a_password_nothing_is_written(nudge: Command, tmp_path: Path, monkeypatch) -> None:
    """It is said where one may be kept, before any work is done."""
    monkeypatch.delenv("CIRCLEKIT_IMAP_PASSWORD")
    told = nudge()
    assert told.code == 2
    assert "there is no password for the mail server" in told.err
    assert "CIRCLEKIT_IMAP_USER and CIRCLEKIT_IMAP_PASSWORD" in told.err
    assert emails(tmp_path) == []


def test_a_password_in_the_address_is_refused(nudge: Command, tmp_path: Path) -> None:
    """Without repeating it: the command line is no secret."""
    told = nudge(url="imaps://noor:geheim@mail.example.org")
    assert told.code == 2
    assert "it holds a user name or a password" in told.err
    assert "geheim" not in told.err
    assert emails(tmp_path) == []


def test_a_damaged_email_is_refused_before_anything_is_sent(
    nudge: Command, tmp_path: Path, server: Server
) -> None:
    """A mail server takes no NUL byte; who made one is told how to get rid of it."""
    assert nudge().code == 0
    count = len(server.messages)
    [first, *_] = emails(tmp_path)
    first.write_bytes(b"To: x\r\n\r\n\0\r\n")
    told = nudge()
    assert told.code == 4
    assert f"«{first.relative_to(tmp_path)}» is no e-mail any more" in told.err
    assert len(server.messages) == count


def test_an_email_that_is_too_long_is_refused_before_anything_is_sent(nudge: Command, server: Server) -> None:
    """Where the server says how much it takes (RFC 7889)."""
    able = b"* CAPABILITY IMAP4rev1 AUTH=PLAIN APPENDLIMIT=10"
    with serving(CAPABILITY=(able, b"OK done")) as strict:
        told = nudge(url=f"imap://127.0.0.1:{strict.port}")
    assert told.code == 4
    assert "«127.0.0.1» takes no message of" in told.err
    assert "10 is the most" in told.err
    assert strict.messages == []


def test_a_refusal_says_how_many_are_there(nudge: Command, tmp_path: Path) -> None:
    """The coordinator need not look and count."""
    with serving(APPEND=(b"NO [OVERQUOTA] full",)) as full:
        told = nudge(url=f"imap://127.0.0.1:{full.port}")
    assert told.code == 4
    whole = len(emails(tmp_path))
    assert f"«127.0.0.1» says that the mailbox is full; 0 of {whole} e-mails are in «My drafts»" in told.err


def test_an_edited_email_goes_there_as_it_stands(nudge: Command, tmp_path: Path, server: Server) -> None:
    """Its own words are kept, and the older version is named while it is there."""
    nudge()
    [first, *_] = emails(tmp_path)
    first.write_bytes(first.read_bytes() + b"See you!\r\n")
    server.answers["UID"] = (b"* SEARCH 40", b"OK done")
    told = nudge()
    name = first.relative_to(tmp_path)
    assert server.messages[-1] == first.read_bytes()
    assert f"put there anew: {name}\n" in told.err
    assert f"An older version is still there of: {name}. Delete it.\n" in told.err


def test_a_damaged_memory_is_no_memory(nudge: Command, tmp_path: Path, server: Server) -> None:
    """What cannot be read is taken as if nothing were there yet."""
    nudge()
    count = len(server.messages)
    state = tmp_path / ".circlekit" / "state.json"
    text = state.read_text(encoding="utf-8")
    assert '"mailboxes"' in text
    state.write_text(text.replace('"whose"', '"who"'), encoding="utf-8")
    assert nudge().code == 0
    assert len(server.messages) == 2 * count
