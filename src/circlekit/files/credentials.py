"""Which server is meant, and who signs in there: never from a file, an argument or the address itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from circlekit.core.problems import Problem, WrongUse


class Asked(NamedTuple):
    """A kind of server, and the variables of the environment that hold a login for it."""

    server: str
    user: str
    password: str


CALENDAR = Asked("calendar server", "CIRCLEKIT_CALDAV_USER", "CIRCLEKIT_CALDAV_PASSWORD")
MAIL = Asked("mail server", "CIRCLEKIT_IMAP_USER", "CIRCLEKIT_IMAP_PASSWORD")


@dataclass(frozen=True, slots=True)
class Login:
    """Who signs in. The password shows in no representation of this value."""

    user: str
    password: str = field(repr=False)


def calendar_address(text: str) -> str:
    """Return the address of a calendar on a server, ending in «/», without query and fragment.

    Raises:
        WrongUse: it is none, holds a password, or is not encrypted. The message repeats nothing of it.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _refused("it is not an address") from None
    if "@" in parts.netloc:
        raise _refused("it holds a user name or a password", how(CALENDAR))
    if not text.isascii() or not text.isprintable() or " " in text or not parts.hostname or port == 0:
        raise _refused("it is not an address", "write it like https://cloud.example.org/calendars/circles/")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_this_machine(parts.hostname)):
        raise _refused("it must begin with https://", "so that nobody on the way can read the password")
    path = parts.path if parts.path.endswith("/") else parts.path + "/"
    return SplitResult(parts.scheme, parts.netloc, path, "", "").geturl()


def _refused(why: str, hint: str = "give the address of the calendar itself") -> WrongUse:
    return WrongUse([Problem((), f"the address after --publish cannot be used: {why}", hint)])


def is_this_machine(host: str) -> bool:
    """Tell whether what is sent to a host never leaves this machine."""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def login_for(url: str, environment: Mapping[str, str] = os.environ, asked: Asked = CALENDAR) -> Login:
    """Return the login for a server: from the environment, else from the keyring of this computer.

    Raises:
        WrongUse: there is none.
    """
    user, password = environment.get(asked.user) or None, environment.get(asked.password)
    if user and password:
        return Login(user, password)
    service = f"circlekit:{urlsplit(url).hostname}"
    kept = _from_keyring(service, user) if find_spec("keyring") else None
    if kept:
        return kept
    raise WrongUse([Problem((), f"there is no password for the {asked.server}", how(asked, service))])


def how(asked: Asked, service: str = "circlekit:HOST") -> str:
    """Return the hint where to keep a login."""
    return f"set {asked.user} and {asked.password}, or keep them in the keyring as «{service}»"


def _from_keyring(service: str, user: str | None) -> Login | None:
    import keyring
    import keyring.errors

    with suppress(keyring.errors.KeyringError):
        found = keyring.get_credential(service, user)
        if found and found.username and found.password:
            return Login(found.username, found.password)
    return None
