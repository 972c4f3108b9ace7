"""``circlekit nudge --imap-drafts``, with a real Dovecot on the loopback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from imaplib import IMAP4
from pathlib import Path

import pytest

from circlekit.cli.edge import run
from circlekit.files.mailbox import Mailbox
from tests.imap.configuration import Person
from tests.imap.dovecot import Running, running
from tests.imap.relay import Cut, Relay, relay

WORD = "sésame & 42"
PEOPLE = {
    "noor@example.org": Person(WORD),
    "ben": Person("bens-word"),
    "full": Person("f", room=3000),
    "reader": Person("r", rights="lrs"),
}
DRAFTS, DAY = "Entw&APw-rfe", "2027-01-05"
MEMBERS = [f"p{number}" for number in range(6)]
COHORT = "\n".join(
    (
        "{cohort: Spring, starts: 2027-01-11, ends: 2027-07-09, timezone: Europe/London,",
        " coordinator: {name: Noor Haddad, email: noor@example.org}, participants: {",
        *(
            f"  {one}: {{name: Pérson {one}, email: {one}@example.org, available: [Tue 16:00-18:00]}},"
            for one in MEMBERS
        ),
        "}}",
    )
)
FORMED = f"cohort: spring\ncircles:\n  c1: {{name: Circle 1, members: [{', '.join(MEMBERS)}]}}\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running(PEOPLE) as found:
        yield found


@pytest.fixture(scope="module")
def plain_server() -> Iterator[Running]:
    """A server without encryption, as only this machine may have."""
    with running(PEOPLE, tls=False) as found:
        yield found


@pytest.fixture
def empty(server: Running, plain_server: Running) -> None:
    """Begin with mailboxes in which nothing is."""
    for mail in (server.mail, plain_server.mail):
        for one in mail.iterdir():
            shutil.rmtree(one)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Running, empty: None) -> Path:
    """Return a cohort's folder with a circle that has its time, and the login in the environment."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(FORMED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    log_in(monkeypatch, "noor@example.org", WORD)
    assert run(["schedule", "--today", "2026-12-22"]) == 0
    return tmp_path


def log_in(monkeypatch: pytest.MonkeyPatch, user: str, password: str) -> None:
    monkeypatch.setenv("CIRCLEKIT_IMAP_USER", user)
    monkeypatch.setenv("CIRCLEKIT_IMAP_PASSWORD", password)


Nudge = Callable[..., dict[str, int]]


@pytest.fixture
def nudge(folder: Path, server: Running, capsys: pytest.CaptureFixture[str]) -> Nudge:
    """Run a nudge and return how many e-mails are new, changed and unchanged in the mailbox."""

    def nudged(*options: str, url: str = f"imaps://127.0.0.1:{server.tls_port}") -> dict[str, int]:
        capsys.readouterr()
        assert run(["nudge", "--today", DAY, "--json", "--imap-drafts", url, *options]) == 0
        statuses = [one["status"] for one in json.loads(capsys.readouterr().out)["mailbox"]["emails"]]
        return {status: statuses.count(status) for status in dict.fromkeys(statuses)}

    return nudged


def emails(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.glob("nudges/*/*.eml"))}


def there(server: Running, user: str = "noor@example.org", name: str = DRAFTS) -> list[bytes]:
    """Return the messages in a folder of somebody's mailbox."""
    with signed_in(server, user) as client:
        _, [count] = client.select(f'"{name}"', readonly=True)
        found = client.fetch("1:*", "(FLAGS BODY.PEEK[])")[1] if count != b"0" else []
        pairs = [one for one in found if isinstance(one, tuple)]
        assert all(b"\\Draft" in start and b"\\Seen" in start for start, _ in pairs)
        return [content for _, content in pairs]


def signed_in(server: Running, user: str = "noor@example.org") -> IMAP4:
    client = IMAP4("127.0.0.1", server.plain_port)
    client.authenticate("PLAIN", lambda _: f"\0{user}\0{PEOPLE[user].password}".encode())
    return client


def test_each_email_is_in_the_folder_for_drafts(nudge: Nudge, folder: Path, server: Running) -> None:
    """Byte for byte, marked as a draft, in the folder marked so and not in the one of that name."""
    nudge()
    assert len(emails(folder)) >= len(MEMBERS)
    assert sorted(there(server)) == sorted(emails(folder).values())
    assert there(server, name="Drafts") == []
    assert there(server, name="INBOX") == []


def test_each_draft_has_one_recipient(nudge: Nudge, server: Running) -> None:
    """What a mail program finds there goes to one member."""
    nudge()
    read = [message_from_bytes(content, policy=policy.default) for content in there(server)]
    addressed = {address.addr_spec for one in read for address in one["To"].addresses}
    assert addressed == {f"{one}@example.org" for one in MEMBERS}
    assert all(len(one["To"].addresses) == 1 and not one["Cc"] and not one["Bcc"] for one in read)


def test_a_second_time_nothing_is_added(nudge: Nudge, folder: Path, server: Running) -> None:
    """Not a byte of the folder changes either."""
    first = nudge()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert nudge() == {"unchanged": first["new"]}
    assert len(there(server)) == first["new"]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_was_sent_or_deleted_there_does_not_come_again(nudge: Nudge, server: Running) -> None:
    """A draft that is gone has done its work."""
    first = nudge()
    with signed_in(server) as client:
        client.select(f'"{DRAFTS}"')
        client.store("1:*", "+FLAGS", r"(\Deleted)")
        client.expunge()
    assert nudge() == {"unchanged": first["new"]}
    assert there(server) == []


def test_an_edited_draft_goes_there_anew_and_that_is_said(
    nudge: Nudge, folder: Path, server: Running, capsys
) -> None:
    """The older one is not touched, but named, for the coordinator to delete."""
    first = nudge()
    edited = next(iter(emails(folder)))
    edited.write_bytes(edited.read_bytes().replace(b"\r\n\r\n", b"\r\n\r\nDear you,\r\n", 1))
    assert nudge() == {"changed": 1, "unchanged": first["new"] - 1}
    assert len(there(server)) == first["new"] + 1
    assert edited.read_bytes() in there(server)
    edited.write_bytes(edited.read_bytes().replace(b"Dear you", b"Dear friend", 1))
    url = f"imaps://127.0.0.1:{server.tls_port}"
    assert run(["nudge", "--today", DAY, "--imap-drafts", url]) == 0
    said = " ".join(capsys.readouterr().err.split())
    name = edited.relative_to(folder)
    assert f"put there anew: {name}" in said
    assert f"An older version is still there of: {name}" in said
    assert "1 e-mail is in «Entwürfe» at 127.0.0.1" in said


def test_an_older_version_that_is_gone_is_not_named(
    nudge: Nudge, folder: Path, server: Running, capsys
) -> None:
    """There is nothing to delete then."""
    nudge()
    with signed_in(server) as client:
        client.select(f'"{DRAFTS}"')
        client.store("1:*", "+FLAGS", r"(\Deleted)")
        client.expunge()
    edited = next(iter(emails(folder)))
    edited.write_bytes(edited.read_bytes() + b"Until then!\r\n")
    assert run(["nudge", "--today", DAY, "--imap-drafts", f"imaps://127.0.0.1:{server.tls_port}"]) == 0
    assert "older version" not in capsys.readouterr().err


def test_a_folder_can_be_named(nudge: Nudge, folder: Path, server: Running) -> None:
    """With letters of every script, as it stands in a mail program."""
    with signed_in(server) as client:
        client.create('"K&APY-r&AOk-k & mehr"'.replace(" & ", " &- "))
    nudge(url=f"imaps://127.0.0.1:{server.tls_port}/K%C3%B6r%C3%A9k%20&%20mehr")
    assert sorted(there(server, name="K&APY-r&AOk-k &- mehr")) == sorted(emails(folder).values())


def test_another_mailbox_gets_its_own(nudge: Nudge, server: Running, monkeypatch) -> None:
    """What one person has is not counted as there for another."""
    first = nudge()
    log_in(monkeypatch, "ben", "bens-word")
    assert nudge() == first
    assert len(there(server, "ben")) == first["new"]


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_connection_may_be_encrypted_later(nudge: Nudge, server, plain_server, encrypted: bool) -> None:
    """With imap:// it is wherever the server can; on this machine it need not be."""
    found = server if encrypted else plain_server
    first = nudge(url=f"imap://127.0.0.1:{found.plain_port}")
    assert len(there(found)) == first["new"]


@pytest.fixture
def between(plain_server: Running) -> Iterator[Relay]:
    with relay(plain_server.plain_port) as found:
        yield found


@pytest.mark.parametrize(("cut", "arrived"), [(Cut(3, "it"), 2), (Cut(3, "the answer"), 3)])
def test_after_a_broken_connection_each_is_there_once(
    nudge: Nudge, folder: Path, plain_server: Running, between: Relay, capsys, cut: Cut, arrived: int
) -> None:
    """It is said how many are known to be there, and the next run finds out about the one in doubt."""
    between.cut = cut
    url = f"imap://127.0.0.1:{between.port}"
    assert run(["nudge", "--today", DAY, "--imap-drafts", url]) == 4
    said = " ".join(capsys.readouterr().err.split())
    whole = len(emails(folder))
    assert f"«127.0.0.1» broke the connection; 2 of {whole} e-mails are in «Entwürfe»" in said
    assert len(there(plain_server)) == arrived
    between.cut = None
    assert nudge(url=url) == {"unchanged": arrived, "new": whole - arrived}
    assert sorted(there(plain_server)) == sorted(emails(folder).values())


def test_after_a_run_that_was_killed_each_is_there_once(
    nudge: Nudge, folder: Path, server, monkeypatch
) -> None:
    """What was begun is remembered before the first message goes."""
    append = Mailbox.append
    sent: list[bytes] = []

    def interrupted(self, where, content):
        if len(sent) == 2:
            raise KeyboardInterrupt
        sent.append(content)
        return append(self, where, content)

    with monkeypatch.context() as patch:
        patch.setattr(Mailbox, "append", interrupted)
        url = f"imaps://127.0.0.1:{server.tls_port}"
        assert run(["nudge", "--today", DAY, "--imap-drafts", url]) == 130
    assert sorted(there(server)) == sorted(sent)
    assert nudge() == {"unchanged": 2, "new": len(emails(folder)) - 2}
    assert sorted(there(server)) == sorted(emails(folder).values())


def test_a_dry_run_asks_nobody(nudge: Nudge, folder: Path, server: Running, monkeypatch) -> None:
    """It needs no password, and what it counts is what a real run would put there."""
    monkeypatch.delenv("CIRCLEKIT_IMAP_PASSWORD")
    told = nudge("--dry-run")
    monkeypatch.setenv("CIRCLEKIT_IMAP_PASSWORD", WORD)
    assert there(server) == []
    assert nudge() == told
    assert set(nudge("--dry-run")) == {"unchanged"}


def problem(capsys: pytest.CaptureFixture[str], url: str) -> str:
    """Return what is said when a mailbox cannot be used."""
    capsys.readouterr()
    assert run(["nudge", "--today", DAY, "--imap-drafts", url]) == 4
    said = " ".join(capsys.readouterr().err.split())
    assert not any(one.password in said for one in PEOPLE.values() if len(one.password) > 1)
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("user", "password", "said"),
    [
        ("noor@example.org", "wrong-word", "does not let us in"),
        ("nobody-here", WORD, "does not let us in"),
        ("full", "f", "says that the mailbox is full; "),
        ("reader", "r", "does not let us write into that folder; 0 of "),
    ],
)
def test_a_refusal_is_a_sentence(folder, server, monkeypatch, capsys, user, password, said) -> None:
    """It names the server, what is there already, and what to do."""
    log_in(monkeypatch, user, password)
    told = problem(capsys, f"imaps://127.0.0.1:{server.tls_port}")
    assert f"«127.0.0.1» {said}" in told
    assert "wrong-word" not in told
    assert "hint: " in told


def test_what_fits_into_a_full_mailbox_is_there_once(nudge, folder, server, monkeypatch, capsys) -> None:
    """The account counts what was taken, and nothing of it comes twice."""
    log_in(monkeypatch, "full", "f")
    told = problem(capsys, f"imaps://127.0.0.1:{server.tls_port}")
    taken = len(there(server, "full"))
    assert f"; {taken} of {len(emails(folder))} e-mails are in «Entwürfe»" in told
    assert 0 < taken < len(emails(folder))
    problem(capsys, f"imaps://127.0.0.1:{server.tls_port}")
    assert len(there(server, "full")) == taken


def test_a_folder_that_is_not_there_is_a_sentence(folder, server, capsys) -> None:
    """None is made that nobody asked for."""
    said = problem(capsys, f"imaps://127.0.0.1:{server.tls_port}/Nowhere")
    assert "«127.0.0.1» has no folder of that name" in said


def test_a_certificate_that_proves_nothing_is_a_sentence(folder, server, monkeypatch, capsys) -> None:
    """Nothing is said to a server that may be another; neither at once nor later."""
    monkeypatch.delenv("SSL_CERT_FILE")
    for url in (f"imaps://127.0.0.1:{server.tls_port}", f"imap://127.0.0.1:{server.plain_port}"):
        assert "its certificate is not valid" in problem(capsys, url)


def test_the_wrong_port_is_a_sentence(folder, server, capsys) -> None:
    """One speaks no TLS, at the other nobody listens."""
    assert "does not speak TLS there" in problem(capsys, f"imaps://127.0.0.1:{server.plain_port}")
    assert "cannot be reached" in problem(capsys, "imaps://127.0.0.1:1")
