"""The folder of drafts in somebody's mailbox (IMAP, RFC 3501 and 9051): e-mails are put there, never sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from imaplib import IMAP4, IMAP4_SSL
from ssl import create_default_context
from typing import NamedTuple, NoReturn, TypeVar

from circlekit.core.nudging.appending import Mark
from circlekit.core.problems import FileTrouble, Problem
from circlekit.files.credentials import Login
from circlekit.files.mail_address import MailServer, from_wire, to_wire
from circlekit.files.mail_folders import drafts_folder, folders, quoted
from circlekit.files.mail_login import way_in
from circlekit.files.mail_troubles import (
    LETS_EVERYBODY_IN,
    NO_FOLDER,
    NO_SIGNING_IN,
    NO_TLS,
    NOT_THERE,
    of_answer,
    of_error,
)
from circlekit.files.server_troubles import Trouble

PATIENCE = 30
"""Seconds to wait for an answer."""

_FLAGS = r"(\Draft \Seen)"
"""As mail programs mark what they keep as a draft: nothing new to be read."""

_T = TypeVar("_T")
_Answer = tuple[str, Sequence[object]]


class Folder(NamedTuple):
    """A folder by its name as the server writes it, and as people read it."""

    wire: str
    shown: str


class Mailbox:
    """A mailbox in which we are signed in. Every failure is a ``FileTrouble`` that names the server."""

    def __init__(self, client: IMAP4, host: str) -> None:
        self._client = client
        self._host = host
        [*_, told] = self.ask(client.capability)
        self._capabilities = frozenset(_text(told).upper().split())

    def ask(
        self, question: Callable[..., _Answer], *arguments: str, otherwise: Trouble | None = None
    ) -> Sequence[object]:
        """Return what the server tells, once it says «OK»; a «NO» that has no code means ``otherwise``."""
        kind, told = _spoken(self._host, lambda: question(*arguments))
        if kind != "OK":
            self.refuse(of_answer(_text(told[-1]), otherwise))
        return told

    def drafts(self, named: str) -> Folder:
        """Return the folder of that name; without one, the folder for drafts."""
        wire = to_wire(named) if named else self._found()
        return Folder(wire, from_wire(wire))

    def _found(self) -> str:
        special = {"SPECIAL-USE", "LIST-EXTENDED"} <= self._capabilities
        told = self.ask(self._client.list, '""', '"*" RETURN (SPECIAL-USE)' if special else '"*"')
        found = drafts_folder(folders(told))
        if found is None:
            self.refuse(NO_FOLDER)
        return found

    def longest(self) -> int | None:
        """Return how many bytes a message may have, where the server says so (RFC 7889)."""
        limits = [one.partition("=")[2] for one in self._capabilities if one.startswith("APPENDLIMIT=")]
        return next((int(limit) for limit in limits if limit.isdecimal()), None)

    def next_mark(self, folder: Folder) -> Mark:
        """Return what the next new message in a folder will be; zeros for what the server does not say."""
        wanted = "(UIDVALIDITY UIDNEXT)"
        told = self.ask(self._client.status, quoted(folder.wire), wanted, otherwise=NOT_THERE)
        text = " ".join(_text(one).upper() for one in told)
        found = {name: int(value) for name, value in re.findall(r"(UIDVALIDITY|UIDNEXT) (\d+)", text)}
        return Mark(found.get("UIDVALIDITY", 0), found.get("UIDNEXT", 0))

    def append(self, folder: Folder, content: bytes) -> Mark:
        """Put a message into a folder; return which it became, where the server says so (RFC 4315)."""
        [*_, told] = self.ask(lambda: self._client.append(quoted(folder.wire), _FLAGS, "", content))
        found = re.search(r"\[APPENDUID (\d+) (\d+)\]", _text(told).upper())
        return Mark(int(found[1]), int(found[2])) if found else Mark()

    def headers(self, folder: Folder, after: Collection[Mark]) -> dict[Mark, bytes]:
        """Return recipient and subject of each message that came into a folder since ``after``."""
        validity = self._look_into(folder)
        known = all(mark.validity == validity for mark in after)
        first = max(1, min(mark.uid for mark in after)) if known else 1
        told = self.ask(
            self._client.uid, "FETCH", f"{first}:*", "(UID BODY.PEEK[HEADER.FIELDS (TO SUBJECT)])"
        )
        pairs = [one for one in told if isinstance(one, tuple)]
        found = {_uid(_text(start)): content for start, content in pairs}
        return {Mark(validity, uid): content for uid, content in found.items() if uid >= first}

    def still_there(self, folder: Folder, marks: Collection[Mark]) -> set[Mark]:
        """Return those of the messages that nobody deleted or sent."""
        validity = self._look_into(folder)
        uids = sorted(mark.uid for mark in marks if mark.uid and mark.validity == validity)
        if not uids:
            return set()
        told = self.ask(self._client.uid, "SEARCH", "UID", ",".join(map(str, uids)))
        return {Mark(validity, int(uid)) for one in told for uid in re.findall(r"\d+", _text(one))}

    def _look_into(self, folder: Folder) -> int:
        """Open a folder without the right to change it; return its UIDVALIDITY."""
        self.ask(lambda: self._client.select(quoted(folder.wire), readonly=True))
        _, told = self._client.response("UIDVALIDITY")
        return int(_text(told[-1]) or 0)

    def refuse(self, why: Trouble) -> NoReturn:
        """End with a sentence that begins with the server's name."""
        _refuse(self._host, why)


def _uid(text: str) -> int:
    found = re.search(r"\bUID (\d+)", text)
    return int(found[1]) if found else 0


def _text(told: object) -> str:
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else ""


def _refuse(host: str, why: Trouble) -> NoReturn:
    raise FileTrouble([Problem((), f"«{host}» {why.says}", why.hint)]) from None


def _spoken(host: str, question: Callable[[], _T]) -> _T:
    try:
        return question()
    except (IMAP4.error, OSError) as error:
        _refuse(host, of_error(error, PATIENCE))
    except (ValueError, TypeError, LookupError):
        # What imaplib makes of answers that no server should give.
        _refuse(host, of_error(IMAP4.error(), PATIENCE))


@contextmanager
def mailbox_at(server: MailServer, login: Login) -> Iterator[Mailbox]:
    """Yield the mailbox of a login; the password goes nowhere but to a server that proved itself.

    Raises:
        FileTrouble: it cannot be reached, is not encrypted, or does not let us in.
    """
    client = _spoken(server.host, lambda: _connected(server))
    try:
        if not server.encrypted and client.state == "NONAUTH":
            _encrypt(client, server)
        _sign_in(client, server.host, login)
        yield Mailbox(client, server.host)
    finally:
        with suppress(IMAP4.error, OSError):
            client.logout()
        with suppress(OSError):
            client.shutdown()  # which a failed logout leaves out


def _connected(server: MailServer) -> IMAP4:
    if server.encrypted:
        context = create_default_context()
        return IMAP4_SSL(server.host, server.port, ssl_context=context, timeout=PATIENCE)
    return IMAP4(server.host, server.port, timeout=PATIENCE)


def _encrypt(client: IMAP4, server: MailServer) -> None:
    """Encrypt where that is offered; without it nothing is said to a server on another machine."""
    if "STARTTLS" in client.capabilities:
        _spoken(server.host, lambda: client.starttls(create_default_context()))
    elif not server.may_be_plain:
        _refuse(server.host, NO_TLS)


def _sign_in(client: IMAP4, host: str, login: Login) -> None:
    if client.state != "NONAUTH":
        # Somebody on the way may have said so, to keep us from encrypting (RFC 9051, 11.1).
        _refuse(host, LETS_EVERYBODY_IN)
    sign_in = way_in(client, login)
    if sign_in is None:
        _refuse(host, NO_SIGNING_IN)
    try:
        sign_in()
    except IMAP4.abort as error:
        _refuse(host, of_error(error, PATIENCE))
    except IMAP4.error as error:
        _refuse(host, of_answer(str(error), of_answer("[AUTHENTICATIONFAILED]")))
    except OSError as error:
        _refuse(host, of_error(error, PATIENCE))
