"""What is asked of a calendar server, and what is said when it does not do it; the server is a stand-in.

A real one is asked in tests/publish.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from xml.etree import ElementTree

import pytest

from circlekit.core.problems import FileTrouble, WrongUse
from circlekit.core.publishing import Step
from circlekit.files.credentials import Login
from circlekit.files.publishing import Calendar, calendar_at, carry_out, needs_caldav

URL = "https://cloud.example.org/calendars/circles/"
UID = "3cbeeb92-eac8-5794-abac-8d79830e1766@circlekit"
LISTED = f"""<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<response><href>/calendars/circles/</href><propstat><prop><resourcetype><collection/><C:calendar/>
</resourcetype><getetag>"whole"</getetag></prop></propstat></response>
<response><href>/calendars/circles/{UID.replace("@", "%40")}.ics</href><propstat><prop><resourcetype/>
<getetag>"one"</getetag></prop></propstat></response>
<response><href>/calendars/circles/dentist.ics</href><propstat><prop><resourcetype/></prop></propstat></response>
</multistatus>"""


class Client:
    """Remembers what it is asked, and answers as it is told."""

    def __init__(self, answer: Callable[[], object]) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str, str, Mapping[str, str]]] = []

    def request(self, url: str, method: str, body: str, headers: Mapping[str, str]) -> object:
        self.asked.append((method, url, body, headers))
        return self.answer()


def answering(status: int, text: str = "") -> Callable[[], object]:
    tree = ElementTree.fromstring(text) if text else None
    return lambda: SimpleNamespace(status=status, tree=tree)


def failing(error: Exception) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Stand in for the library «caldav», which is an extra."""
    errors = ModuleType("caldav.lib.error")
    general = type("DAVError", (Exception,), {})
    special = {name: type(name, (general,), {}) for name in ("AuthorizationError", "RateLimitError")}
    vars(errors).update(special, DAVError=general)
    whole, inner = ModuleType("caldav"), ModuleType("caldav.lib")
    whole.__spec__ = ModuleSpec("caldav", None)
    for name, module in (("caldav", whole), ("caldav.lib", inner), ("caldav.lib.error", errors)):
        monkeypatch.setitem(sys.modules, name, module)
    vars(whole).update(error=errors)
    return whole


def test_a_calendar_tells_what_is_in_it() -> None:
    """Each object by its name with its etag, if it has one; the calendar itself is none of them."""
    client = Client(answering(207, LISTED))
    assert Calendar(client, URL).etags() == {UID: '"one"', "dentist": ""}
    [(method, url, _, headers)] = client.asked
    assert (method, url, headers) == ("PROPFIND", URL, {"Depth": "1"})


def test_steps_ask_only_for_what_is_to_change() -> None:
    """New ones may replace nothing, changed and removed ones only what was seen; the rest is left alone."""
    client = Client(answering(204))
    planned = [
        Step("a@circlekit", "A", "new", "é".encode()),
        Step("b@circlekit", "B", "changed", b"b", '"b1"'),
        Step("c@circlekit", "C", "unchanged", b"c", '"c1"'),
        Step("d@circlekit", "D", "removed", b"", '"d1"'),
        Step("e@circlekit", "E", "changed", b"e", ""),
    ]
    carry_out(planned, Calendar(client, URL))
    ics = {"Content-Type": "text/calendar; charset=utf-8"}
    assert client.asked == [
        ("PUT", f"{URL}a@circlekit.ics", "é", {"If-None-Match": "*", **ics}),
        ("PUT", f"{URL}b@circlekit.ics", "b", {"If-Match": '"b1"', **ics}),
        ("DELETE", f"{URL}d@circlekit.ics", "", {"If-Match": '"d1"'}),
        ("PUT", f"{URL}e@circlekit.ics", "e", ics),
    ]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "does not let us write there"),
        (404, "has no calendar there"),
        (409, "has that circle in the calendar already"),
        (412, "says that somebody changed the entry just now"),
        (507, "is full"),
        (500, "answered with error 500"),
    ],
)
def test_a_refusal_is_a_sentence(status: int, said: str) -> None:
    """It names the server and what to do, and never the address itself."""
    with pytest.raises(FileTrouble) as trouble:
        Calendar(Client(answering(status)), URL).put(UID, b"x", None)
    [problem] = trouble.value.problems
    assert problem.message == f"«cloud.example.org» {said}"
    assert problem.hint


def named(*names: str) -> Exception:
    """Return an error of the kind that HTTP libraries raise: named, and a kind of OSError."""
    kind: type[Exception] = OSError
    for name in reversed(names):
        kind = type(name, (kind,), {})
    return kind("https://cloud.example.org/secret")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (named("SSLError"), "cannot prove that it is itself: its certificate is not valid"),
        (named("TooManyRedirects"), "sends us to another address"),
        (named("ReadTimeout", "Timeout"), "did not answer within 30 seconds"),
        (named("ConnectionError"), "cannot be reached, or gives no sensible answer"),
        (SyntaxError("no XML"), "cannot be reached, or gives no sensible answer"),
        (NotImplementedError("OAuth"), "wants more than a user name and a password"),
    ],
)
def test_a_failure_on_the_way_is_a_sentence(error: Exception, said: str) -> None:
    """What the library says itself is not shown: it holds the whole address."""
    with pytest.raises(FileTrouble) as trouble:
        Calendar(Client(failing(error)), URL).etags()
    [problem] = trouble.value.problems
    assert problem.message == f"«cloud.example.org» {said}"
    assert "secret" not in problem.message + problem.hint


@pytest.mark.parametrize(
    ("name", "question", "said"),
    [
        ("AuthorizationError", "etags", "does not let us in"),
        ("AuthorizationError", "remove", "does not let us write there"),
        ("RateLimitError", "etags", "is busy"),
    ],
)
def test_the_librarys_own_errors_are_told_apart(library, name: str, question: str, said: str) -> None:
    """A login that is not accepted shows at the first question; later ones are about rights."""
    calendar = Calendar(Client(failing(getattr(library.error, name)())), URL)
    arguments = (UID, '"one"') if question == "remove" else ()
    with pytest.raises(FileTrouble, match=said):
        getattr(calendar, question)(*arguments)


HOME = LISTED.replace("/calendars/circles/<", "/calendars/<").replace("dentist.ics", "")
"""What the folder of all calendars lists: a calendar among others, but not itself."""


@pytest.mark.parametrize(
    "text", ["", '<multistatus xmlns="DAV:"/>', LISTED.replace("C:calendar", "C:x"), HOME]
)
def test_something_else_than_a_calendar_is_refused(text: str) -> None:
    """Nothing is ever put into a folder of another kind."""
    with pytest.raises(FileTrouble, match="has something else than a calendar there"):
        Calendar(Client(answering(207, text)), URL).etags()


def test_the_library_looks_into_no_file_and_follows_nobody(library, monkeypatch) -> None:
    """A password comes from us alone, and goes to that address alone."""
    made = []

    class DAVClient:
        def __init__(self, url: str, username: str, password: str, timeout: int) -> None:
            self.given = (url, username, password, timeout)
            self.session = SimpleNamespace(trust_env=True, max_redirects=30, proxies={})
            made.append(self)

        def __enter__(self) -> DAVClient:
            return self

        def __exit__(self, *_: object) -> None:
            self.closed = True

    library.DAVClient = DAVClient
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org:3128")
    with calendar_at(URL, Login("amina", "sesame")) as calendar:
        assert isinstance(calendar, Calendar)
    [client] = made
    assert client.given == (URL, "amina", "sesame", 30)
    assert client.closed
    assert (client.session.trust_env, client.session.max_redirects) == (False, 0)
    assert client.session.proxies["https"] == "http://proxy.example.org:3128"


def test_without_the_extra_it_is_said_what_to_install(monkeypatch) -> None:
    """The hint can be pasted."""
    needs_caldav()
    monkeypatch.setattr("circlekit.files.publishing.find_spec", lambda name: None)
    with pytest.raises(WrongUse) as missing:
        needs_caldav()
    assert [problem.hint for problem in missing.value.problems] == ['pip install "circlekit[caldav]"']
