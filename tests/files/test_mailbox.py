"""What is asked of a mail server, and what is said when it does not do it; the server is a stand-in."""

from __future__ import annotations

import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4

import pytest

from circlekit.core.nudging.appending import Mark
from circlekit.core.problems import FileTrouble
from circlekit.files import mailbox as module
from circlekit.files.credentials import Login
from circlekit.files.mail_address import MailServer
from circlekit.files.mailbox import Folder, Mailbox, mailbox_at
from tests.files.imap_server import ANSWERS, Server, serving

LOGIN = Login("noor", "sésame & 42")
DRAFTS = Folder("My drafts", "My drafts")


@contextmanager
def opened(server: Server) -> Iterator[Mailbox]:
    with mailbox_at(MailServer("127.0.0.1", server.port, encrypted=False), LOGIN) as found:
        yield found


def refused(server: Server) -> str:
    """Return what is said when opening the folder and putting a message there fails somewhere."""

    def put() -> None:
        with opened(server) as mailbox:
            folder = mailbox.drafts("")
            mailbox.next_mark(folder)
            mailbox.append(folder, b"To: a@example.org\r\n\r\nhi\r\n")

    with pytest.raises(FileTrouble) as trouble:
        put()
    [problem] = trouble.value.problems
    assert problem.hint
    assert "secret" not in problem.message + problem.hint
    assert LOGIN.password not in problem.message + problem.hint
    return problem.message


def test_a_message_goes_into_the_folder_for_drafts() -> None:
    """As a draft that was seen, with the bytes it has, and it is told which message it became."""
    content = "Subject: é\r\n\r\nhi\r\n".encode()
    with serving() as server, opened(server) as mailbox:
        folder = mailbox.drafts("")
        assert folder == DRAFTS
        assert mailbox.append(folder, content) == Mark(7, 40)
    assert server.messages == [content]
    [asked] = [line for line in server.asked if b" APPEND " in line]
    assert asked.endswith(rb'APPEND "My drafts" (\Draft \Seen) {19}')


def test_names_and_passwords_of_every_script_come_through() -> None:
    """They travel as UTF-8, so that no letter ends the command (RFC 4616)."""
    with serving() as server, opened(server):
        pass
    assert b64encode(b"\0noor\0" + LOGIN.password.encode()) in server.asked


def test_the_folder_is_asked_for_by_its_use_where_the_server_can() -> None:
    """Then the server is asked for marks, which some give only when asked (RFC 6154)."""
    able = (b"* CAPABILITY IMAP4rev1 AUTH=PLAIN SPECIAL-USE LIST-EXTENDED", b"OK done")
    with serving(CAPABILITY=able) as server, opened(server) as mailbox:
        mailbox.drafts("")
    assert any(line.endswith(b'LIST "" "*" RETURN (SPECIAL-USE)') for line in server.asked)


def test_a_named_folder_is_not_looked_for() -> None:
    """Its name is written as the server wants it."""
    with serving() as server, opened(server) as mailbox:
        assert mailbox.drafts("Entwürfe") == Folder("Entw&APw-rfe", "Entwürfe")
    assert not any(b" LIST " in line for line in server.asked)


def test_the_next_message_is_known_as_far_as_the_server_tells() -> None:
    """Zeros stand for what it does not say."""
    with serving() as server, opened(server) as mailbox:
        assert mailbox.next_mark(DRAFTS) == Mark(7, 40)
    with serving(STATUS=(b'* STATUS "My drafts" ()', b"OK done")) as server, opened(server) as mailbox:
        assert mailbox.next_mark(DRAFTS) == Mark(0, 0)


def test_a_server_that_does_not_say_which_message_it_became_is_fine() -> None:
    """Then nothing is known of it but that it arrived."""
    with serving(APPEND=(b"OK done",)) as server, opened(server) as mailbox:
        assert mailbox.append(DRAFTS, b"hi\r\n") == Mark()


@pytest.mark.parametrize(
    ("told", "limit"), [(b"APPENDLIMIT=3000", 3000), (b"APPENDLIMIT", None), (b"", None)]
)
def test_a_server_may_tell_how_long_a_message_may_be(told: bytes, limit: int | None) -> None:
    """Without a number nothing is known (RFC 7889)."""
    able = (b"* CAPABILITY IMAP4rev1 AUTH=PLAIN " + told, b"OK done")
    with serving(CAPABILITY=able) as server, opened(server) as mailbox:
        assert mailbox.longest() == limit


HEADERS = (
    b"* 1 FETCH (UID 39 BODY[HEADER.FIELDS (TO SUBJECT)] {5}\r\na\r\n\r\n)",
    b"* 2 FETCH (UID 41 BODY[HEADER.FIELDS (TO SUBJECT)] {5}\r\nb\r\n\r\n)",
    b"OK done",
)


@pytest.mark.parametrize(
    ("after", "asked", "found"),
    [
        ([Mark(7, 40), Mark(7, 50)], b"40:*", {Mark(7, 41): b"b\r\n\r\n"}),
        ([Mark(6, 40)], b"1:*", {Mark(7, 39): b"a\r\n\r\n", Mark(7, 41): b"b\r\n\r\n"}),
        ([Mark(0, 0)], b"1:*", {Mark(7, 39): b"a\r\n\r\n", Mark(7, 41): b"b\r\n\r\n"}),
    ],
)
def test_messages_that_came_since_are_read(after, asked, found) -> None:
    """«40:*» names the last message even when it is older; a folder that began anew is read whole."""
    with serving(UID=HEADERS) as server, opened(server) as mailbox:
        assert mailbox.headers(DRAFTS, after) == found
    assert any(b"UID FETCH " + asked in line for line in server.asked)


def test_it_is_known_which_messages_are_still_there() -> None:
    """Those of a folder that began anew are not."""
    with serving(UID=(b"* SEARCH 40 42", b"OK done")) as server, opened(server) as mailbox:
        marks = [Mark(7, 40), Mark(7, 41), Mark(7, 42), Mark(6, 40), Mark()]
        assert mailbox.still_there(DRAFTS, marks) == {Mark(7, 40), Mark(7, 42)}
        assert mailbox.still_there(DRAFTS, [Mark(6, 40)]) == set()
    assert sum(b"UID SEARCH UID 40,41,42" in line for line in server.asked) == 1


@pytest.mark.parametrize(
    ("command", "answer", "said"),
    [
        ("AUTHENTICATE", b"NO [AUTHENTICATIONFAILED] secret", "does not let us in"),
        ("AUTHENTICATE", b"NO secret", "does not let us in"),
        ("AUTHENTICATE", b"NO [UNAVAILABLE] secret", "is not ready now"),
        ("AUTHENTICATE", b"NO [EXPIRED] secret", "says that the password has run out"),
        ("AUTHENTICATE", b"NO [PRIVACYREQUIRED] secret", "wants an encrypted connection"),
        ("LIST", b"NO secret", "refuses what we ask"),
        ("LIST", b"BAD secret", "answers otherwise than a mail server does"),
        ("STATUS", b"NO secret", "has no folder of that name"),
        ("APPEND", b"NO [OVERQUOTA] secret", "says that the mailbox is full"),
        ("APPEND", b"NO [NOPERM] secret", "does not let us write into that folder"),
        ("APPEND", b"NO [READ-ONLY] secret", "does not let us write into that folder"),
        ("APPEND", b"NO [TRYCREATE] secret", "has no folder of that name"),
        ("APPEND", b"NO [TOOBIG] secret", "takes no message as long as that"),
        ("APPEND", b"NO [LIMIT] secret", "says that we ask too much at once"),
        ("APPEND", b"BAD secret", "answers otherwise than a mail server does"),
    ],
)
def test_a_refusal_is_a_sentence(command: str, answer: bytes, said: str) -> None:
    """Without a word of the server's own, which may repeat what it was told."""
    with serving(**{command: (answer,)}) as server:
        assert refused(server) == f"«127.0.0.1» {said}"


@pytest.mark.parametrize(
    "command", [name for name in ANSWERS if name not in {"LOGIN", "LOGOUT", "EXAMINE", "UID"}]
)
def test_a_connection_that_ends_is_a_sentence(command: str) -> None:
    """Wherever that happens."""
    with serving(**{command: ()}) as server:
        assert refused(server) == "«127.0.0.1» broke the connection"


@pytest.mark.parametrize(
    "greeting", [b"HTTP/1.1 400 Bad Request", b"* BYE secret", b"220 secret ESMTP", b"\xff\xfe", b"* secret"]
)
def test_another_kind_of_server_is_a_sentence(greeting: bytes) -> None:
    """Nothing of what it says is repeated, and no password is told."""
    with serving(greeting) as server:
        said = refused(server)
    assert said in {
        "«127.0.0.1» answers otherwise than a mail server does",
        "«127.0.0.1» broke the connection",
    }
    assert not any(b"AUTHENTICATE" in line for line in server.asked)


def test_a_server_that_lets_everybody_in_is_refused() -> None:
    """Somebody on the way could say so to make us speak without encryption (RFC 9051, 11.1)."""
    with serving(b"* PREAUTH welcome") as server:
        assert refused(server) == "«127.0.0.1» lets everybody in without a password"


@pytest.mark.parametrize("offers", [b"AUTH=XOAUTH2 LOGINDISABLED", b""])
def test_a_server_with_other_ways_to_sign_in_is_a_sentence(offers: bytes) -> None:
    """Nothing is tried that it does not offer; the older way has no letters beyond ASCII."""
    with serving(CAPABILITY=(b"* CAPABILITY IMAP4rev1 " + offers, b"OK done")) as server:
        assert refused(server) == "«127.0.0.1» wants more than a user name and a password"
    assert not any(line.split()[1:2] in ([b"LOGIN"], [b"AUTHENTICATE"]) for line in server.asked)


def test_the_older_way_to_sign_in_is_taken_where_there_is_no_other() -> None:
    """A space, a quote or a stroke in a name or password is part of it."""
    login = Login('noor "n" haddad', "a\\b c")
    with serving(CAPABILITY=(b"* CAPABILITY IMAP4rev1", b"OK done")) as server:
        address = MailServer("127.0.0.1", server.port, encrypted=False)
        with mailbox_at(address, login) as mailbox:
            assert mailbox.drafts("") == DRAFTS
    assert any(line.endswith(rb'LOGIN "noor \"n\" haddad" "a\\b c"') for line in server.asked)


def test_a_wrong_password_is_a_sentence_in_the_older_way_too() -> None:
    """Without a word of the server's own."""
    able = (b"* CAPABILITY IMAP4rev1", b"OK done")
    with serving(CAPABILITY=able, LOGIN=(b"NO secret",)) as server:
        address = MailServer("127.0.0.1", server.port, encrypted=False)
        with pytest.raises(FileTrouble, match="does not let us in"), mailbox_at(address, Login("a", "b")):
            pass


def test_no_password_goes_unencrypted_to_another_machine(monkeypatch) -> None:
    """A server, or somebody on the way, that offers no encryption learns nothing."""
    with serving() as server:
        monkeypatch.setattr(MailServer, "may_be_plain", False)
        assert refused(server) == "«127.0.0.1» offers no encryption"
    assert not any(b"AUTHENTICATE" in line for line in server.asked)


def test_encryption_that_is_offered_is_taken_even_on_this_machine() -> None:
    """And when it then fails, nothing is said in the open."""
    able = (b"* CAPABILITY IMAP4rev1 AUTH=PLAIN STARTTLS", b"OK done")
    with serving(CAPABILITY=able, STARTTLS=(b"NO secret",)) as server:
        assert refused(server) == "«127.0.0.1» answers otherwise than a mail server does"
    assert not any(b"AUTHENTICATE" in line for line in server.asked)


def test_a_folder_that_nobody_names_is_a_sentence() -> None:
    """Rather than a guess."""
    with serving(LIST=(b'* LIST () "/" INBOX', b"OK done")) as server:
        assert refused(server) == "«127.0.0.1» does not say which folder holds drafts"


def test_silence_is_a_sentence(monkeypatch) -> None:
    """After a while nobody is waited for."""
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = MailServer("127.0.0.1", silent.getsockname()[1], encrypted=False)
        with pytest.raises(FileTrouble, match="did not answer within"), mailbox_at(server, LOGIN):
            pass


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror("secret"), "is not a name that is known"),
        (ConnectionRefusedError("secret"), "cannot be reached"),
    ],
)
def test_a_server_that_is_not_found_is_a_sentence(monkeypatch, error: OSError, said: str) -> None:
    """A wrong name is told from a closed door."""

    def fail(*_: object, **__: object) -> IMAP4:
        raise error

    monkeypatch.setattr(module, "IMAP4_SSL", fail)
    server = MailServer("mail.example.org", 993, encrypted=True)
    with pytest.raises(FileTrouble) as trouble, mailbox_at(server, LOGIN):
        pass
    assert trouble.value.problems[0].message == f"«mail.example.org» {said}"
