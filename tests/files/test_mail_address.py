"""Which mail server an address means, and how folders are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.problems import WrongUse
from circlekit.files.mail_address import MailServer, from_wire, mail_server, to_wire

SECRET = "sesame-42"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("imaps://mail.example.org", MailServer("mail.example.org", 993, True)),
        ("IMAPS://Mail.Example.org/", MailServer("mail.example.org", 993, True)),
        ("imap://mail.example.org", MailServer("mail.example.org", 143, False)),
        ("imaps://mail.example.org:9993", MailServer("mail.example.org", 9993, True)),
        ("imaps://mail.example.org/Drafts", MailServer("mail.example.org", 993, True, "Drafts")),
        ("imaps://h/%5BGmail%5D/Entw%C3%BCrfe/", MailServer("h", 993, True, "[Gmail]/Entwürfe")),
        ("imaps://h/Entwürfe", MailServer("h", 993, True, "Entwürfe")),
        ("imap://[::1]:1143/", MailServer("::1", 1143, False)),
    ],
)
def test_an_address_is_a_server_and_maybe_a_folder(given: str, meant: MailServer) -> None:
    """Without a port it is the usual one; small and large letters are the same."""
    assert mail_server(given) == meant


@pytest.mark.parametrize(
    ("server", "url"),
    [
        (MailServer("mail.example.org", 993, True, "x"), "imaps://mail.example.org:993/"),
        (MailServer("::1", 1143, False), "imap://[::1]:1143/"),
    ],
)
def test_a_server_has_one_address(server: MailServer, url: str) -> None:
    """However it was written; the folder is no part of it."""
    assert server.url == url
    assert mail_server(url) == server._replace(folder="")


@pytest.mark.parametrize(
    "given",
    [
        f"imaps://noor:{SECRET}@mail.example.org/",
        f"imaps://{SECRET}@mail.example.org/",
        f"https://mail.example.org/{SECRET}",
        f"pop3://mail.example.org/{SECRET}",
        f"imaps://[{SECRET}/",
        f"imaps://mail.example.org:{SECRET}/",
        f"imaps://mail.example.org:0/{SECRET}",
        f"imaps:///{SECRET}",
        f"imaps://mäil.example.org/{SECRET}",
        f"imaps://mail.example.org/a%0D%0Ab{SECRET}",
        "mail.example.org",
        SECRET,
        "",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(given: str) -> None:
    """Whatever is wrong with it, it may hold a secret."""
    with pytest.raises(WrongUse) as refused:
        mail_server(given)
    [problem] = refused.value.problems
    assert problem.message.startswith("the address after --imap-drafts cannot be used: ")
    assert problem.hint
    assert SECRET not in problem.message + problem.hint


@pytest.mark.parametrize(
    ("host", "plain"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), ("localhost.org", False)],
)
def test_only_this_machine_may_be_spoken_to_in_the_open(host: str, plain: bool) -> None:
    """Everywhere else somebody may listen on the way."""
    assert MailServer(host, 143, False).may_be_plain is plain


@pytest.mark.parametrize(
    ("shown", "wire"),
    [
        ("Drafts", "Drafts"),
        ("Entwürfe", "Entw&APw-rfe"),
        ("Q & A", "Q &- A"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
    ],
)
def test_names_of_folders_travel_in_ascii(shown: str, wire: str) -> None:
    """The last is the example of RFC 3501, 5.1.3."""
    assert to_wire(shown) == wire
    assert from_wire(wire) == shown


@given(st.text())
def test_every_name_comes_back(name: str) -> None:
    """Whatever stands in it, it is ASCII on the way."""
    assert to_wire(name).isascii()
    assert from_wire(to_wire(name)) == name


@pytest.mark.parametrize("wire", ["&AP-", "&A", "&2AA-"])
def test_a_name_that_is_wrongly_written_stays_as_it_is(wire: str) -> None:
    """It can be used all the same."""
    assert from_wire(wire) == wire
