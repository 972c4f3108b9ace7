from __future__ import annotations

import re
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.browser import DESK, PHONE, Browser
from tests.browser.pages import Person, cell

MONDAY, TUESDAY, WEDNESDAY = range(3)
NINE, TEN, NOON = 9 * 60, 10 * 60, 12 * 60


@pytest.fixture
def person(browser: Browser, page: Path) -> Person:
    """Return somebody before an open page."""
    browser.open(page)
    return Person(browser)


def test_a_drag_paints_a_rectangle(person: Person) -> None:
    """What lies between where the mouse was pressed and where it was let go is free."""
    person.browser.drag(cell(MONDAY, NINE), cell(WEDNESDAY, TEN))
    days, minutes = (MONDAY, TUESDAY, WEDNESDAY), (540, 570, 600)
    assert person.week() == {(day, minute): "free" for day in days for minute in minutes}
    assert person.answer().values["available"] == ("Mon 09:00-10:30", "Tue 09:00-10:30", "Wed 09:00-10:30")


def test_a_drag_from_below_paints_as_well(person: Person) -> None:
    """The end of a drag may be above its start and to the left of it."""
    person.browser.drag(cell(TUESDAY, TEN), cell(MONDAY, NINE))
    assert set(person.week()) == {(day, minute) for day in (0, 1) for minute in (540, 570, 600)}


def test_a_drag_beside_the_week_ends_there(person: Person) -> None:
    """Whoever lets go outside of the week has painted up to the last cell they came over."""
    person.browser.drag(cell(MONDAY, NINE), "h1")
    assert set(person.week()) >= {(MONDAY, NINE)}
    person.browser.drag(cell(TUESDAY, NINE), cell(TUESDAY, NINE))
    assert (TUESDAY, NINE) in person.week()


def test_if_needed_is_a_colour_of_its_own(person: Person) -> None:
    """The second brush paints times at which somebody comes only if it has to be."""
    person.brush("if_needed")
    person.browser.drag(cell(MONDAY, NINE), cell(MONDAY, TEN))
    assert set(person.week().values()) == {"if_needed"}
    assert (person.answer().values["available"], person.answer().values["if_needed"]) == (
        (), ("Mon 09:00-10:30",),
    )  # fmt: skip


def test_a_drag_erases(person: Person) -> None:
    """The third brush takes away, and so does a drag that begins on what it would paint."""
    browser = person.browser
    browser.drag(cell(MONDAY, NINE), cell(MONDAY, NOON))
    person.brush("no")
    browser.drag(cell(MONDAY, TEN), cell(MONDAY, 630))
    assert person.answer().values["available"] == ("Mon 09:00-10:00", "Mon 11:00-12:30")
    person.brush("free")
    browser.drag(cell(MONDAY, NINE), cell(MONDAY, NOON))
    assert person.week() == {}


def test_a_finger_paints_on_a_phone(browser: Browser, page: Path) -> None:
    """On a narrow screen one day is painted at a time, by a stroke of a finger."""
    browser.open(page, PHONE, touch=True)
    person = Person(browser)
    browser.click("label:has(#day-2)")
    browser.stroke(cell(WEDNESDAY, NINE), cell(WEDNESDAY, TEN))
    assert person.week() == {(WEDNESDAY, minute): "free" for minute in (540, 570, 600)}


def test_a_tap_paints_one_cell(browser: Browser, page: Path) -> None:
    """A tap and the click that a browser makes of it are one."""
    browser.open(page, PHONE, touch=True)
    person = Person(browser)
    browser.stroke(cell(MONDAY, NINE), cell(MONDAY, NINE))
    assert person.week() == {(MONDAY, NINE): "free"}


def test_keys_paint(person: Person) -> None:
    """Arrows go about the week, space paints a cell, shift with an arrow all the way."""
    browser = person.browser
    browser.find("[data-day][tabindex='0']").send_keys(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.SPACE)
    assert person.week() == {(TUESDAY, 510): "free"}
    browser.run("document.activeElement.scrollIntoView()")
    browser.driver.switch_to.active_element.send_keys(Keys.SHIFT, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert person.week() == {(TUESDAY, minute): "free" for minute in (510, 540, 570)}
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert person.week() == {(TUESDAY, minute): "free" for minute in (510, 540)}


def test_keys_stop_at_the_ends_of_the_week(person: Person) -> None:
    """Home, End and the page keys go to the ends, and no key leaves the week."""
    person.browser.find("[data-day][tabindex='0']").send_keys(
        Keys.ARROW_UP,
        Keys.ARROW_LEFT,
        Keys.END,
        Keys.PAGE_DOWN,
        Keys.ARROW_DOWN,
        Keys.ARROW_RIGHT,
        Keys.SPACE,
    )
    assert person.week() == {(6, 19 * 60 + 30): "free"}
    person.browser.driver.switch_to.active_element.send_keys(Keys.HOME, Keys.PAGE_UP, Keys.SPACE)
    assert (0, 8 * 60) in person.week()
    assert len(person.browser.all("[data-day][tabindex='0']")) == 1


def test_a_monday_is_copied_and_a_week_cleared(person: Person) -> None:
    """Most people's weeks are alike from Monday to Friday, and a slip is undone at once."""
    person.browser.drag(cell(MONDAY, NINE), cell(MONDAY, TEN))
    person.browser.click("#copy-monday")
    assert {day for day, _ in person.week()} == {0, 1, 2, 3, 4}
    person.browser.click("#clear-week")
    assert person.week() == {}


def test_no_fixed_hours_is_an_answer(person: Person) -> None:
    """Whoever has no fixed hours sends none, whatever they painted before."""
    person.browser.drag(cell(MONDAY, NINE), cell(MONDAY, TEN))
    person.browser.click("#no-fixed-hours")
    assert (person.answer().values["available"], person.answer().values["if_needed"]) == ((), ())


def test_what_was_painted_is_said(person: Person) -> None:
    """A live region tells what changed to those who do not see it."""
    person.browser.drag(cell(MONDAY, NINE), cell(MONDAY, TEN))
    said = person.browser.find("#said").get_attribute("textContent")
    assert [word in said for word in ("Monday", "09:00", "10:30")] == [True, True, True]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_states_differ_by_more_than_their_hue(
    browser: Browser, page: Path, size: tuple[int, int], dark: bool
) -> None:
    """Free stands out from empty by light and dark (WCAG 1.4.11), and if needed is striped."""
    browser.open(page, size, dark=dark)
    person = Person(browser)
    person.paint([(MONDAY, NINE)], "free")
    person.paint([(MONDAY, TEN)], "if_needed")
    empty, free, if_needed = (_look(browser, minute) for minute in (NOON, NINE, TEN))
    assert contrast(empty[0], free[0]) >= 3
    assert [look[1] for look in (empty, free)] == ["none", "none"]
    assert "gradient" in if_needed[1]


def _look(browser: Browser, minute: int) -> tuple[str, str]:
    script = """let node = arguments[0], colour = 'rgba(0, 0, 0, 0)';
        const image = getComputedStyle(node).backgroundImage;
        for (; node && colour === 'rgba(0, 0, 0, 0)'; node = node.parentElement) {
            colour = getComputedStyle(node).backgroundColor;
        }
        return [colour, image]"""
    colour, image = browser.run(script, browser.find(cell(MONDAY, minute)))
    return colour, image


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ in lightness, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"[0-9]+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
