"""Why a mail server did not do what it was asked, in words: what it says, and what to do then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from imaplib import IMAP4
from socket import gaierror
from ssl import SSLCertVerificationError, SSLError
from types import MappingProxyType

from circlekit.files.server_troubles import Trouble

_AGAIN = "run the command again: it goes on from there, and puts nothing there twice"
_NOT_IN = Trouble(
    "does not let us in", "check the user name and the password; many want one made for programs"
)
NOT_THERE = Trouble("has no folder of that name", "make it in your mail program, or name another")
_READ_ONLY = Trouble("does not let us write into that folder", "name another: imaps://HOST/FOLDER")

_CODES: Mapping[str, Trouble] = MappingProxyType(
    {
        "AUTHENTICATIONFAILED": _NOT_IN,
        "AUTHORIZATIONFAILED": _NOT_IN,
        "EXPIRED": Trouble(
            "says that the password has run out", "choose a new one, then run the command again"
        ),
        "PRIVACYREQUIRED": Trouble("wants an encrypted connection", "write imaps:// before its name"),
        "CONTACTADMIN": Trouble("wants you to speak with those who run it", "ask them what is wrong"),
        "UNAVAILABLE": Trouble("is not ready now", f"wait a little; {_AGAIN}"),
        "INUSE": Trouble("is busy with that folder", f"wait a little; {_AGAIN}"),
        "LIMIT": Trouble("says that we ask too much at once", f"wait a little; {_AGAIN}"),
        "OVERQUOTA": Trouble("says that the mailbox is full", f"make room there; {_AGAIN}"),
        "TOOBIG": Trouble("takes no message as long as that", "make it shorter"),
        "TRYCREATE": NOT_THERE,
        "NONEXISTENT": NOT_THERE,
        "NOPERM": _READ_ONLY,
        "READ-ONLY": _READ_ONLY,
        "CANNOT": Trouble("can keep no messages in that folder", "name another: imaps://HOST/FOLDER"),
    }
)
"""Response codes (RFC 3501, 7.1; RFC 5530, 3; RFC 7889, 4)."""

NO_TLS = Trouble("offers no encryption", "write imaps:// before its name, so that nobody on the way can read")
LETS_EVERYBODY_IN = Trouble("lets everybody in without a password", "check the address")
NO_SIGNING_IN = Trouble("wants more than a user name and a password", "ask who runs it for another way")
NO_FOLDER = Trouble("does not say which folder holds drafts", "name it: imaps://HOST/FOLDER")


def of_answer(text: str, otherwise: Trouble | None = None) -> Trouble:
    """Return what a refusal means by its response code; without one that is known, ``otherwise``."""
    code = re.match(r"\[([A-Z-]+)", text.upper())
    found = _CODES.get(code[1]) if code else None
    return found or otherwise or Trouble("refuses what we ask", _AGAIN)


def of_error(error: Exception, patience: int) -> Trouble:
    """Return what went wrong on the way; ``patience`` is how many seconds we waited."""
    if isinstance(error, SSLCertVerificationError):
        return Trouble("cannot prove that it is itself: its certificate is not valid", "ask who runs it")
    if isinstance(error, SSLError):
        return Trouble(
            "does not speak TLS there", "check the port; 993 is usual for imaps://, 143 for imap://"
        )
    if isinstance(error, gaierror):
        return Trouble("is not a name that is known", "check the address, and whether you are online")
    if isinstance(error, TimeoutError):
        return Trouble(f"did not answer within {patience} seconds", _AGAIN)
    if isinstance(error, IMAP4.abort):
        return Trouble("broke the connection", _AGAIN)
    if isinstance(error, IMAP4.error):
        return Trouble("answers otherwise than a mail server does", "check the address and the port")
    return Trouble("cannot be reached", f"check the address; {_AGAIN}")
