"""A calendar on a CalDAV server (RFC 4791), by way of the library «caldav», an extra of circlekit's."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote, unquote, urlsplit

from circlekit.core.problems import FileTrouble, Problem, WrongUse
from circlekit.core.publishing import Step
from circlekit.files.credentials import Login
from circlekit.files.server_troubles import NO_CALENDAR, Trouble, of_answer, of_error

if TYPE_CHECKING:
    from caldav import DAVClient

_PATIENCE = 30
"""Seconds to wait for an answer."""

_CALENDAR = "{urn:ietf:params:xml:ns:caldav}calendar"
_LIST = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<propfind xmlns="DAV:"><prop><resourcetype/><getetag/></prop></propfind>'
)


def needs_caldav() -> None:
    """Check that the extra is there.

    Raises:
        WrongUse: when it is not.
    """
    if find_spec("caldav") is None:
        message = "publishing needs a part of circlekit that is not installed"
        raise WrongUse([Problem((), message, 'pip install "circlekit[caldav]"')])


class Calendar:
    """A calendar at a known address. Every failure of the way there or of the server is a ``FileTrouble``."""

    def __init__(self, client: DAVClient, url: str) -> None:
        self._client = client
        self._url = url

    def etags(self) -> dict[str, str]:
        """Return the etag of each object by its name without «.ics».

        Raises:
            FileTrouble: also when the address is not that of a calendar.
        """
        tree = self._ask("PROPFIND", self._url, _LIST, {"Depth": "1"}).tree
        found = tree.iter("{DAV:}response") if tree is not None else ()
        parts = {_path(one): one for one in found}
        itself = parts.pop(unquote(urlsplit(self._url).path).rstrip("/"), None)
        if itself is None or itself.find(f".//{_CALENDAR}") is None:
            self._refuse(NO_CALENDAR)
        etags = {path.rpartition("/")[2]: one.findtext(".//{DAV:}getetag") for path, one in parts.items()}
        return {
            name.removesuffix(".ics"): etag or "" for name, etag in etags.items() if name.endswith(".ics")
        }

    def put(self, uid: str, content: bytes, etag: str | None) -> None:
        """Put an object in the place of the one with that etag; None when there must be none yet."""
        headers = {"If-None-Match": "*"} if etag is None else _only(etag)
        headers["Content-Type"] = "text/calendar; charset=utf-8"
        self._ask("PUT", self._place(uid), content.decode("utf-8"), headers)

    def remove(self, uid: str, etag: str | None) -> None:
        """Remove the object with that etag."""
        self._ask("DELETE", self._place(uid), "", _only(etag))

    def _place(self, uid: str) -> str:
        return f"{self._url}{quote(uid, safe='@')}.ics"

    def _ask(self, method: str, url: str, body: str, headers: Mapping[str, str]) -> Any:
        from caldav.lib.error import AuthorizationError, DAVError, RateLimitError

        try:
            answer = self._client.request(url, method, body, headers)
        except RateLimitError:
            self._refuse(of_answer(429))
        except AuthorizationError:
            # The library does not tell 401 from 403; the first question shows whether we may come in at all.
            self._refuse(of_answer(401 if method == "PROPFIND" else 403))
        except (DAVError, OSError, NotImplementedError, SyntaxError) as error:
            self._refuse(of_error(error, _PATIENCE))
        if answer.status >= 400:
            self._refuse(of_answer(answer.status))
        return answer

    def _refuse(self, why: Trouble) -> NoReturn:
        message = f"«{urlsplit(self._url).hostname}» {why.says}"
        raise FileTrouble([Problem((), message, why.hint)]) from None


def _path(response: Any) -> str:
    return unquote(urlsplit(response.findtext("{DAV:}href") or "").path).rstrip("/")


def _only(etag: str | None) -> dict[str, str]:
    return {"If-Match": etag} if etag else {}


@contextmanager
def calendar_at(url: str, login: Login) -> Iterator[Calendar]:
    """Yield the calendar at an address from ``calendar_address``.

    The library may not look for a password in files, nor follow the server to another address.
    """
    from urllib.request import getproxies, proxy_bypass

    from caldav import DAVClient

    with (
        _silenced("caldav", "niquests", "urllib3", "charset_normalizer"),
        DAVClient(url, username=login.user, password=login.password, timeout=_PATIENCE) as client,
    ):
        client.session.trust_env = False
        client.session.max_redirects = 0
        if not proxy_bypass(urlsplit(url).hostname or ""):
            client.session.proxies = getproxies()
        yield Calendar(client, url)


@contextmanager
def _silenced(*names: str) -> Iterator[None]:
    """Keep the libraries' own logs off the terminal: they repeat addresses and answers."""
    nowhere = logging.NullHandler()
    loggers = [(logger, logger.propagate) for logger in map(logging.getLogger, names)]
    for logger, _ in loggers:
        logger.addHandler(nowhere)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in loggers:
            logger.removeHandler(nowhere)
            logger.propagate = propagate


def carry_out(planned: Iterable[Step], calendar: Calendar) -> None:
    """Take all steps.

    Raises:
        FileTrouble: at the first that fails; those before it were taken.
    """
    for one in planned:
        if one.status == "removed":
            calendar.remove(one.uid, one.etag)
        elif one.status != "unchanged":
            calendar.put(one.uid, one.content, one.etag)
