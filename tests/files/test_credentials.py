"""Where calendars are published, and with whose password."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace

import pytest

from circlekit.core.problems import WrongUse
from circlekit.files.credentials import Login, calendar_address, login_for

SECRET = "sesame-42"
BOTH = {"CIRCLEKIT_CALDAV_USER": "amina", "CIRCLEKIT_CALDAV_PASSWORD": SECRET}
URL = "https://cloud.example.org/calendars/circles/"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (URL, URL),
        ("https://cloud.example.org/calendars/circles", URL),
        (f"{URL}?token={SECRET}#top", URL),
        ("HTTPS://cloud.example.org:8443/c/", "https://cloud.example.org:8443/c/"),
        ("http://localhost:5232/amina/circles/", "http://localhost:5232/amina/circles/"),
        ("http://127.0.0.1:5232/c/", "http://127.0.0.1:5232/c/"),
        ("http://[::1]:5232/c/", "http://[::1]:5232/c/"),
    ],
)
def test_an_address_is_taken_without_what_may_be_secret(given: str, meant: str) -> None:
    """It ends in a stroke and has no query; without encryption only this machine is spoken to."""
    assert calendar_address(given) == meant


@pytest.mark.parametrize(
    "given",
    [
        f"https://amina:{SECRET}@cloud.example.org/c/",
        f"https://{SECRET}@cloud.example.org/c/",
        f"http://cloud.example.org/{SECRET}/",
        f"http://127.0.0.1.example.org/{SECRET}/",
        f"http://10.0.0.1/{SECRET}/",
        f"ftp://cloud.example.org/{SECRET}/",
        f"file:///home/{SECRET}",
        f"https://[{SECRET}/",
        f"https://cloud.example.org:{SECRET}/",
        f"https://cloud.example.org/a\nb/{SECRET}",
        f"https:///{SECRET}",
        SECRET,
        "",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(given: str) -> None:
    """Whatever is wrong with it, it may hold a secret."""
    with pytest.raises(WrongUse) as refused:
        calendar_address(given)
    [problem] = refused.value.problems
    assert problem.message.startswith("the address after --publish cannot be used: ")
    assert problem.hint
    assert SECRET not in problem.message + problem.hint


def test_the_environment_says_who_publishes() -> None:
    """Both variables together are a login, and its representation has no password."""
    login = login_for(URL, BOTH)
    assert login == Login("amina", SECRET)
    assert SECRET not in repr(login)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str | None], SimpleNamespace]:
    """Stand in for the library «keyring», with what it keeps by service and user."""
    kept: dict[tuple[str, str | None], SimpleNamespace] = {}
    error = type("KeyringError", (Exception,), {})

    def get_credential(service: str, user: str | None) -> SimpleNamespace | None:
        if "locked" in service:
            raise error("the keyring is locked")
        return kept.get((service, user))

    errors, library = ModuleType("keyring.errors"), ModuleType("keyring")
    library.__spec__ = ModuleSpec("keyring", None)
    vars(errors).update(KeyringError=error)
    vars(library).update(errors=errors, get_credential=get_credential)
    monkeypatch.setitem(sys.modules, "keyring", library)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return kept


def test_the_keyring_is_asked_where_the_environment_says_nothing(keyring) -> None:
    """Each server has a password of its own there."""
    keyring["circlekit:cloud.example.org", None] = SimpleNamespace(username="ben", password=SECRET)
    assert login_for(URL, {}) == Login("ben", SECRET)


def test_the_keyring_is_asked_for_the_user_of_the_environment(keyring) -> None:
    """A name without a password chooses among several people's."""
    keyring["circlekit:cloud.example.org", "amina"] = SimpleNamespace(username="amina", password=SECRET)
    assert login_for(URL, {"CIRCLEKIT_CALDAV_USER": "amina"}) == Login("amina", SECRET)


@pytest.mark.parametrize("url", [URL, "https://locked.example.org/c/"])
def test_without_any_password_there_is_a_sentence(keyring, url: str) -> None:
    """An empty or locked keyring is none; the hint names the variables and where the keyring is looked in."""
    with pytest.raises(WrongUse, match="there is no password for the calendar server") as refused:
        login_for(url, {"CIRCLEKIT_CALDAV_USER": "", "CIRCLEKIT_CALDAV_PASSWORD": SECRET})
    [problem] = refused.value.problems
    assert "CIRCLEKIT_CALDAV_USER and CIRCLEKIT_CALDAV_PASSWORD" in problem.hint
    assert "example.org»" in problem.hint
    assert SECRET not in problem.hint
