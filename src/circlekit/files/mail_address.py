"""Which mail server an address such as ``imaps://mail.example.org/Drafts`` means (RFC 5092)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from circlekit.core.problems import Problem, WrongUse
from circlekit.files.credentials import MAIL, how, is_this_machine

_PORTS = {"imaps": 993, "imap": 143}
_LIKE = "write it like imaps://mail.example.org"


class MailServer(NamedTuple):
    """A server, ``encrypted`` from the first byte on or later; ``folder`` is empty if it is to be found."""

    host: str
    port: int
    encrypted: bool
    folder: str = ""

    @property
    def may_be_plain(self) -> bool:
        """Tell whether a password may go there unencrypted, because nobody is on the way."""
        return is_this_machine(self.host)

    @property
    def url(self) -> str:
        """Return the address without the folder, always the same for one server."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'imaps' if self.encrypted else 'imap'}://{host}:{self.port}/"


def mail_server(text: str) -> MailServer:
    """Return the server that an address means.

    Raises:
        WrongUse: it is none, or holds a user name or a password. The message repeats nothing of it.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _refused("it is not an address") from None
    if "@" in parts.netloc:
        raise _refused("it holds a user name or a password", how(MAIL))
    folder = unquote(parts.path).strip("/")
    if parts.scheme not in _PORTS:
        raise _refused("it must begin with imaps:// or imap://")
    if not parts.netloc.isascii() or not (text + folder).isprintable() or not parts.hostname or port == 0:
        raise _refused("it is not an address")
    return MailServer(parts.hostname, port or _PORTS[parts.scheme], parts.scheme == "imaps", folder)


def _refused(why: str, hint: str = _LIKE) -> WrongUse:
    return WrongUse([Problem((), f"the address after --imap-drafts cannot be used: {why}", hint)])


def to_wire(name: str) -> str:
    """Return a folder's name as IMAP writes it: ASCII, all else in a base64 of its own (RFC 3501, 5.1.3)."""
    return re.sub(r"[^ -~]+", _shifted, name.replace("&", "&-"))


def _shifted(found: re.Match[str]) -> str:
    coded = b64encode(found[0].encode("utf-16-be")).decode("ascii")
    return f"&{coded.rstrip('=').replace('/', ',')}-"


def from_wire(name: str) -> str:
    """Return the name of a folder for people; one that is wrongly written stays as it is."""
    try:
        return re.sub(r"&([A-Za-z0-9+,]*)-", _unshifted, name)
    except ValueError:
        return name


def _unshifted(found: re.Match[str]) -> str:
    coded = found[1].replace(",", "/")
    return b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-16-be") or "&"
