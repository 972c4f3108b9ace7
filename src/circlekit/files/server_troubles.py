"""Why a calendar server did not do what it was asked, in words: what it says, and what to do then."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Trouble(NamedTuple):
    """The end of a sentence that begins with the server's name, and a hint."""

    says: str
    hint: str


_AGAIN = "nothing is doubled when you run the command again"

NO_CALENDAR = Trouble("has something else than a calendar there", "give the address of the calendar itself")

_ANSWERS: Mapping[int, Trouble] = MappingProxyType(
    {
        401: Trouble("does not let us in", "check the user name, the password and the address"),
        403: Trouble("does not let us write there", "ask who owns the calendar for the right to write in it"),
        404: Trouble("has no calendar there", "make one first, and give its own address"),
        409: Trouble("has that circle in the calendar already", "delete what was imported there by hand"),
        412: Trouble("says that somebody changed the entry just now", _AGAIN),
        429: Trouble("is busy", f"wait a little; {_AGAIN}"),
        503: Trouble("is busy", f"wait a little; {_AGAIN}"),
        507: Trouble("is full", "make room there, then run the command again"),
    }
)

_ON_THE_WAY: Mapping[str, Trouble] = MappingProxyType(
    {
        "NotImplementedError": Trouble(
            "wants more than a user name and a password", "ask who runs it for another way"
        ),
        "SSLError": Trouble(
            "cannot prove that it is itself: its certificate is not valid", "ask who runs it"
        ),
        "TooManyRedirects": Trouble("sends us to another address", "give the calendar's own address"),
    }
)


def of_answer(status: int) -> Trouble:
    """Return what an answer with an HTTP status of 400 or more means (RFC 9110, 15.5 and 15.6)."""
    return _ANSWERS.get(status) or Trouble(f"answered with error {status}", _AGAIN)


def of_error(error: Exception, patience: int) -> Trouble:
    """Return what went wrong on the way; ``patience`` is how many seconds we waited.

    Errors are known by name, because the library may use one of several for it.
    """
    names = [kind.__name__ for kind in type(error).__mro__]
    found = next((said for name, said in _ON_THE_WAY.items() if name in names), None)
    if found:
        return found
    if "Timeout" in names:
        return Trouble(f"did not answer within {patience} seconds", _AGAIN)
    return Trouble("cannot be reached, or gives no sensible answer", f"check the address; {_AGAIN}")
