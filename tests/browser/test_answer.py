from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from circlekit.core import windows
from circlekit.core.polling.answers.text import PollAnswer, read, say
from circlekit.files.tables import read_table
from tests.browser.browser import Browser
from tests.browser.pages import ROWS, STATES, Person, begin, cell
from tests.cli.program import call

FIRST, STEP = 8 * 60, 30


@pytest.fixture
def person(browser: Browser, page: Path) -> Person:
    """Return somebody before an open page."""
    browser.open(page)
    return Person(browser)


def _minutes(texts: object) -> set[int]:
    """Return every painted half hour as a minute of the week."""
    assert isinstance(texts, tuple)
    spans = [window for text in texts for window in windows.parse_windows(text)]
    return {minute for span in spans for minute in range(span.start, span.end, STEP)}


def test_the_page_writes_the_text_that_circlekit_writes(person: Person) -> None:
    """Byte for byte the same, whatever is in the fields."""
    person.introduce("  Zoë 'Z' O’Neil:  ", "zoe@example.org")
    person.browser.type("[name=needs]", "How to begin: now?\n\n<b>x</b> | ¶ \\ : \u202ea 12:30\nأهلا 🎉\n")
    person.browser.drag(cell(0, 540), cell(1, 600))
    found = person.answer()
    assert say(found) == person.text()
    assert found.sound
    assert found.values["name"] == "Zoë 'Z' O’Neil:"
    assert found.values["needs"] == ("How to begin: now?", "<b>x</b> | ¶ \\ : a 12:30", "أهلا 🎉")


def test_an_answer_says_what_was_asked_and_nothing_else(person: Person) -> None:
    """Every field has its line, in the order of the page; what was left empty is empty."""
    person.introduce()
    person.browser.click("#lead-if_needed")
    person.browser.click("[name=region][value=Asia]")
    person.browser.click("#share_email")
    values = person.answer().values
    assert list(values) == [
        "name", "email", "timezone", "available", "if_needed", "lead", "languages", "needs", "offers",
        "region", "role", "share_email", "consent",
    ]  # fmt: skip
    assert (values["name"], values["email"], values["timezone"]) == (
        "Ana Silva", "ana@example.org", "Europe/Lisbon",
    )  # fmt: skip
    assert (values["lead"], values["region"], values["share_email"]) == ("if needed", ("Asia",), "yes")
    assert (values["needs"], values["role"], values["available"]) == ((), (), ())


def test_an_answer_has_its_moment(person: Person) -> None:
    """It is that of the last change, in UTC."""
    person.introduce()
    assert abs(datetime.now(UTC) - person.answer().answered) < timedelta(minutes=5)


def test_without_consent_nothing_is_agreed(person: Person) -> None:
    """Nobody has agreed or shares their address before they tick the box."""
    values = person.answer().values
    assert (values["consent"], values["share_email"]) == ("", "no")


def test_twenty_random_weeks_come_back(person: Person) -> None:
    """What the text says is what was painted, cell by cell."""
    chance = random.Random(7)
    paint = """const [cells, states] = arguments;
        const brushes = {free: '#paint-free', if_needed: '#paint-if-needed', no: '#erase'};
        for (const state of states) {
            document.querySelector(brushes[state]).click();
            for (const [day, minute, wanted] of cells) {
                const cell = document.querySelector(`[data-day="${day}"][data-minute="${minute}"]`);
                if (wanted === state && cell.dataset.state !== state) cell.click();
            }
        }"""
    for _ in range(20):
        person.browser.click("#clear-week")
        wanted = {(day, FIRST + STEP * row): chance.choice(STATES) for day in range(7) for row in range(ROWS)}
        cells = [[day, minute, state] for (day, minute), state in wanted.items()]
        person.browser.run(paint, cells, ["if_needed", "free"])
        assert person.week() == {spot: state for spot, state in wanted.items() if state != "no"}
        answer = person.answer()
        for key, state in (("available", "free"), ("if_needed", "if_needed")):
            painted = {day * windows.DAY + minute for (day, minute), one in wanted.items() if one == state}
            assert _minutes(answer.values[key]) == painted


def test_a_saved_answer_is_collected(browser: Browser, page: Path, tmp_path: Path) -> None:
    """From the page to the table of people: the file that somebody saves, and the real command."""
    folder = begin(tmp_path)
    browser.open(page)
    person = Person(browser)
    person.introduce("José Ángel", "jose@example.org")
    browser.drag(cell(1, 540), cell(1, 600))
    browser.click("#save")
    saved = _saved(browser)
    assert saved.name.startswith("answer")
    assert saved.read_bytes().decode("utf-8") == person.text()
    found = call("collect", str(saved), "--yes", cwd=folder)
    assert found.returncode == 0, found.stderr.decode()
    (row,) = read_table((folder / "people.csv").read_bytes(), "people.csv").rows
    kept = {key: row.cells[key] for key in ("name", "email", "timezone", "available", "share_email")}
    assert kept == {
        "name": "José Ángel",
        "email": "jose@example.org",
        "timezone": "Europe/Lisbon",
        "available": "Tue 09:00-10:30",
        "share_email": "no",
    }


def _saved(browser: Browser) -> Path:
    """Return the file that the browser saves, once it is whole."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = list(browser.downloads.glob("*.txt"))
        if found and found[0].stat().st_size:
            return found[0].rename(browser.downloads.parent / found[0].name)
        time.sleep(0.05)
    raise AssertionError("nothing was saved")


def test_a_copied_answer_is_the_text(person: Person) -> None:
    """The button copies what stands below it."""
    person.browser.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    person.introduce()
    person.browser.drag(cell(0, 540), cell(0, 540))
    person.browser.click("#copy")
    script = (
        "const done = arguments[0]; navigator.clipboard.readText().then(done, (wrong) => done(String(wrong)))"
    )
    assert person.browser.driver.execute_async_script(script) == person.text()


def test_a_mail_goes_to_the_coordinator_alone(person: Person) -> None:
    """The link holds one address and the whole text."""
    from urllib.parse import parse_qs, unquote, urlsplit

    person.introduce()
    link = urlsplit(str(person.browser.find("#mail").get_attribute("href")))
    assert (link.scheme, unquote(link.path)) == ("mailto", "noor@example.org")
    query = parse_qs(link.query)
    assert set(query) == {"subject", "body"}
    (found,) = read(query["body"][0]).answers
    assert found == person.answer()


def test_what_is_missing_is_told_before(person: Person) -> None:
    """Whoever saves too early is led to the first thing that is missing, and told at its field."""
    person.browser.type("#name", "")
    person.browser.click("#save")
    focused = person.browser.driver.switch_to.active_element
    assert focused.get_attribute("id") == "name"
    assert focused.get_attribute("aria-invalid") == "true"
    assert person.browser.find("#name-wrong").text
    assert person.browser.find("#consent-wrong").get_attribute("textContent")
    assert not list(person.browser.downloads.glob("*"))


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "de"])
def test_every_language_writes_the_same_answer(
    browser: Browser, pages: Callable[[str], Path], language: str
) -> None:
    """Only the wording of the consent is in the language of the page."""
    browser.open(pages(language))
    person = Person(browser)
    person.introduce()
    browser.drag(cell(0, 540), cell(0, 570))
    browser.click("#lead-yes")
    answer: PollAnswer = person.answer()
    assert answer.sound
    assert browser.run("return document.documentElement.lang") == language
    assert (answer.values["available"], answer.values["lead"]) == (("Mon 09:00-10:00",), "yes")
    assert answer.values["consent"]
