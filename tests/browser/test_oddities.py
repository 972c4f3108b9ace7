from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.browser import Browser
from tests.browser.pages import Person

WRONG = ("a..b@example.org", "ana.@example.org", "ana@example_x.org", "ana@example.o", "ana@-example.org",
         f"{'a' * 65}@example.org", "ana@example.1a", "jos\u00e9@example.org")  # fmt: skip
RIGHT = ("ana@example.org", "a'b+c=d@mail.example.org", "a.b.c@1-2.example.org", "ana@xn--mnchen-3ya.de")


@pytest.fixture
def person(browser: Browser, page: Path) -> Person:
    """Return somebody before an open page."""
    browser.open(page)
    return Person(browser)


def _told_of_address(browser: Browser, address: str) -> str:
    """Return what stands at the field of the address once somebody wants to send it."""
    script = """const [field, text] = arguments;
        field.value = text;
        document.querySelector('#copy').click();
        return document.querySelector('#email-wrong').textContent"""
    told: str = browser.run(script, browser.find("#email"), address)
    return told


def test_an_address_that_would_be_refused_is_told_on_the_page(person: Person) -> None:
    """What `collect` cannot use does not leave the page."""
    assert [one for one in WRONG if not _told_of_address(person.browser, one)] == []
    assert [one for one in RIGHT if _told_of_address(person.browser, one)] == []


def test_a_name_is_one_line(person: Person) -> None:
    """A line separator that was pasted into a name is a space."""
    script = """const field = arguments[0];
        field.value = 'Ana\\u2028\\u2029 Silva\\u2028';
        field.dispatchEvent(new Event('input', {bubbles: true}))"""
    person.browser.run(script, person.browser.find("#name"))
    assert person.answer().values["name"] == "Ana Silva"


def test_a_browser_that_knows_no_languages_can_send(browser: Browser, page: Path) -> None:
    """Without the names of zones and the forms of numbers the page still comes to an answer."""
    added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", source="delete window.Intl")
    try:
        browser.open(page)
    finally:
        browser.devtools("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
    person = Person(browser)
    person.introduce()
    browser.type("#zone", "Africa/Nairobi")
    browser.click("#zone-list li")
    person.paint([(0, 540), (0, 570), (0, 600)], "free")
    browser.click("#copy")
    assert browser.errors() == []
    assert "1.5" in browser.find("#totals").text
    assert not browser.find("#missing").is_displayed()
    assert person.answer().values["timezone"] == "Africa/Nairobi"


def test_a_text_that_may_not_be_copied_is_marked(person: Person) -> None:
    """Where the browser refuses every way to copy, the text is marked and people are told."""
    person.browser.run(
        """Object.defineProperty(navigator, 'clipboard', {value: undefined});
        document.execCommand = () => { throw new Error('refused'); };"""
    )
    person.introduce()
    person.paint([(0, 540)], "free")
    person.browser.click("#copy")
    assert "Ctrl" in person.browser.find("#done").text
    marked = "const box = document.querySelector('#answer'); return box.selectionEnd - box.selectionStart"
    assert person.browser.run(marked) == len(person.text())
