"""How to sign in to a mail server with a name and a password: as the server offers it."""

from __future__ import annotations

from collections.abc import Callable
from imaplib import IMAP4

from circlekit.files.credentials import Login
from circlekit.files.mail_folders import quoted


def way_in(client: IMAP4, login: Login) -> Callable[[], None] | None:
    """Return what signs in, or raises ``IMAP4.error``; None where the server wants something else.

    AUTHENTICATE PLAIN carries letters of every script (RFC 4616). The older LOGIN is for ASCII alone.
    """
    offers, both = client.capabilities, login.user + login.password
    if "AUTH=PLAIN" in offers:
        return lambda: _by_plain(client, login)
    if "LOGINDISABLED" not in offers and "IMAP4REV1" in offers and both.isascii() and both.isprintable():
        return lambda: _by_login(client, login)
    return None


def _by_plain(client: IMAP4, login: Login) -> None:
    secret = f"\0{login.user}\0{login.password}".encode()
    client.authenticate("PLAIN", lambda _: secret)


def _by_login(client: IMAP4, login: Login) -> None:
    # Not imaplib's own: it writes the name as it stands, so that a space or a quote in it would end it.
    kind, told = client.xatom("LOGIN", quoted(login.user), quoted(login.password))
    if kind != "OK":
        raise IMAP4.error(told[-1].decode("utf-8", "replace"))
    client.state = "AUTH"
