from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.browser import DESK, PHONE, SMALL_PHONE, Browser
from tests.browser.pages import ROWS, Person, cell

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_KEYS = 120


def _barriers(browser: Browser, axe: str) -> list[tuple[str, str, list[str]]]:
    """Return what axe-core finds: the rule, its sentence and the elements."""
    script = """const done = arguments[arguments.length - 1];
        axe.run(document, {runOnly: arguments[0]}).then(
            (found) => done(found.violations.map(
                ({id, help, nodes}) => [id, help, nodes.map((node) => node.html)])),
            (wrong) => done([['axe', String(wrong), []]]))"""
    browser.run(f"{axe}; return 0")
    found: list[tuple[str, str, list[str]]] = browser.driver.execute_async_script(script, RULES)
    return found


@pytest.mark.parametrize("state", ["empty", "filled", "with errors", "with the list of zones"])
@pytest.mark.parametrize(
    ("size", "dark"), [(DESK, False), (DESK, True), (PHONE, False), (PHONE, True), (SMALL_PHONE, False)]
)
def test_axe_finds_no_barrier(
    browser: Browser, page: Path, axe: str, size: tuple[int, int], dark: bool, state: str
) -> None:
    """By the rules of WCAG 2.2 AA and good practice, on each screen, light and dark, whatever was done."""
    browser.open(page, size, dark=dark)
    person = Person(browser)
    if state == "filled":
        person.introduce()
        person.paint([(0, 540), (0, 570)], "free")
        person.paint([(0, 600)], "if_needed")
        browser.click("#copy")
    elif state == "with errors":
        browser.type("#email", "nobody")
        browser.click("#save")
    elif state == "with the list of zones":
        browser.find("#zone").click()
        browser.find("#zone").send_keys("a")
    assert _barriers(browser, axe) == []


@pytest.mark.parametrize("language", ["fr", "es", "pt", "de"])
def test_axe_finds_no_barrier_in_any_language(
    browser: Browser, pages: Callable[[str], Path], axe: str, language: str
) -> None:
    """Longer words make no difference."""
    browser.open(pages(language), PHONE)
    assert _barriers(browser, axe) == []


def _tree(browser: Browser) -> list[dict[str, Any]]:
    """Return what a screen reader is given of the page: nodes with a role, a name and properties."""
    nodes = browser.devtools("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node.get("role", {}).get("value"),
            "name": node.get("name", {}).get("value", ""),
            **{one["name"]: one["value"].get("value") for one in node.get("properties", ())},
        }
        for node in nodes
        if not node.get("ignored")
    ]


def test_a_screen_reader_hears_the_day_the_time_and_the_state(browser: Browser, page: Path) -> None:
    """Each cell of the week is a control with a name of its own."""
    browser.open(page)
    Person(browser).paint([(1, 960)], "free")
    buttons = [str(node["name"]) for node in _tree(browser) if node["role"] == "button"]
    names = [name for name in buttons if name.startswith("Tuesday")]
    assert (len(names), len(set(names))) == (ROWS, ROWS)
    states = {name.partition(",")[0]: name.partition(", ")[2] for name in names}
    assert states.pop("Tuesday 16:00 to 16:30") == "free"
    assert set(states.values()) == {"not free"}


def test_every_control_has_a_name(browser: Browser, page: Path) -> None:
    """There is nothing to press or to fill in that a screen reader has no word for."""
    browser.open(page)
    roles = {"button", "textbox", "checkbox", "radio", "combobox", "link"}
    controls = [node for node in _tree(browser) if node["role"] in roles]
    assert len(controls) > 7 * ROWS
    assert [node for node in controls if not node["name"].strip()] == []


def test_the_page_has_an_outline(browser: Browser, page: Path) -> None:
    """One heading of the first level, sections of the second, a main part: one can jump about in it."""
    browser.open(page)
    levels = [node["level"] for node in _tree(browser) if node["role"] == "heading"]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    assert [node["role"] for node in _tree(browser)].count("main") == 1


def _go_to(browser: Browser, wanted: str) -> None:
    """Press Tab until the focus is on an element; it is always seen where it is."""
    for _ in range(MOST_KEYS):
        browser.press(Keys.TAB)
        matches, seen = browser.run(
            """const here = document.activeElement, own = getComputedStyle(here);
            const label = here.closest('label'), span = label && label.querySelector('span');
            const around = label ? getComputedStyle(span || label) : own;
            const shown = (style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            return [here.matches(arguments[0]), shown(own) || shown(around)]""",
            wanted,
        )
        if matches:
            assert seen, f"the focus on {wanted} is not seen"
            return
    raise AssertionError(f"no Tab leads to {wanted}")


def test_the_keyboard_is_enough(browser: Browser, page: Path) -> None:
    """From the first field to the copied text without a mouse, and the focus is seen all the way."""
    browser.open(page)
    browser.run("document.body.tabIndex = -1; document.body.focus()")
    _go_to(browser, "#name")
    browser.press("Ana Silva")
    _go_to(browser, "#email")
    browser.press("ana@example.org")
    _go_to(browser, "#zone")
    browser.press("dakar", Keys.ARROW_DOWN, Keys.ENTER)
    _go_to(browser, "[data-day]")
    browser.press(Keys.SPACE, Keys.ARROW_DOWN, Keys.SPACE)
    _go_to(browser, "#consent")
    browser.press(Keys.SPACE)
    _go_to(browser, "#copy")
    browser.press(Keys.ENTER)
    values = Person(browser).answer().values
    assert (values["name"], values["email"], values["timezone"], values["available"]) == (
        "Ana Silva", "ana@example.org", "Africa/Dakar", ("Mon 08:00-09:00",),
    )  # fmt: skip
    assert values["consent"]
    assert browser.find("#missing").is_displayed() is False


def test_tab_goes_past_the_week_in_one_step(browser: Browser, page: Path) -> None:
    """Nobody has to press Tab a hundred times: the week is one stop, the arrows go about in it."""
    browser.open(page)
    browser.find("[data-day][tabindex='0']").send_keys(Keys.TAB)
    assert browser.run("return document.activeElement.matches('[data-day]')") is False


def test_larger_letters_break_nothing(browser: Browser, page: Path) -> None:
    """At 200 % (WCAG 1.4.4) everything is still there, and nothing has to be scrolled sideways."""
    browser.open(page, (DESK[0] // 2, DESK[1] // 2))
    browser.run("document.documentElement.style.fontSize = '200%'")
    wide, seen = browser.run(
        "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"
    )
    assert wide <= seen
    Person(browser).paint([(0, 540)], "free")
    assert Person(browser).week() == {(0, 540): "free"}


def test_a_cell_that_has_the_focus_is_seen(browser: Browser, page: Path) -> None:
    """Keys scroll the week along, so that nobody paints what they do not see."""
    browser.open(page, PHONE)
    browser.find("[data-day][tabindex='0']").send_keys(Keys.PAGE_DOWN)
    top = browser.middle(cell(0, 19 * 60 + 30))[1]
    assert 0 < top < PHONE[1]
