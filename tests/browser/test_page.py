from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.browser.browser import DESK, PHONE, SMALL_PHONE, Browser
from tests.browser.pages import COHORT, Person, cell, page_of

LANGUAGES = ("en", "fr", "es", "pt", "de")

WIDTHS = "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"

HOSTILE = (
    "<script>document.title='caught'</script>",
    '"><img src=x onerror="document.title=\'caught\'">',
    "</script><script>document.title='caught'</script>",
    "</textarea><svg onload=document.title='caught'>",
    "javascript:document.title='caught'",
    "{{ 7 * 7 }}{% raw %}",
    "' onfocus='document.title=1' autofocus='",
    "<!--",
    "&lt;b&gt;&amp;quot;",
    "${document.title='caught'}",
    "\\u003cscript\\u003e",
    "<style>*{display:none}</style>",
)


def test_the_page_asks_nothing_of_any_network(browser: Browser, page: Path) -> None:
    """From opening to sending nothing is fetched, and the page complains of nothing, offline as it is."""
    browser.open(page)
    person = Person(browser)
    person.introduce()
    browser.drag(cell(0, 540), cell(2, 600))
    browser.click("#copy")
    assert browser.requests() == []
    assert browser.errors() == []


def test_the_page_keeps_nothing(browser: Browser, page: Path) -> None:
    """Nothing is stored in the browser: whoever comes to the same machine next sees an empty page."""
    browser.open(page)
    Person(browser).introduce()
    stored = browser.run("return [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]")
    assert stored == ["", [], []]
    browser.open(page)
    assert browser.find("#name").get_attribute("value") == ""


def test_the_policy_lets_no_other_script_run(browser: Browser, page: Path) -> None:
    """Even a script that came into the page would not be let run, nor could it send anything away."""
    browser.open(page)
    script = """const done = arguments[0], added = document.createElement('script'), told = [];
        const tell = () => done([document.title, told]);
        document.addEventListener('securitypolicyviolation', (event) => told.push(event.effectiveDirective));
        added.textContent = "document.title = 'caught'";
        document.body.append(added);
        fetch('https://example.org/').catch(() => {}).then(() => setTimeout(tell, 100));"""
    title, told = browser.driver.execute_async_script(script)
    assert title != "caught"
    assert {"script-src-elem", "connect-src"} <= set(told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE, SMALL_PHONE])
def test_nothing_hangs_over_the_edge(
    browser: Browser, pages: Callable[[str], Path], language: str, size: tuple[int, int]
) -> None:
    """On every screen, down to 320 pixels (WCAG 1.4.10), the page is read without scrolling sideways."""
    browser.open(pages(language), size, touch=size is not DESK)
    wide, seen = browser.run(WIDTHS)
    assert wide <= seen == size[0]


@pytest.mark.parametrize("size", [DESK, PHONE, SMALL_PHONE])
def test_what_is_pressed_is_large_enough(browser: Browser, page: Path, size: tuple[int, int]) -> None:
    """Every control that is seen is at least 24 pixels high and wide (WCAG 2.5.8), or its label is."""
    browser.open(page, size)
    script = """const small = [];
        for (const control of document.querySelectorAll('button, a[href], input, textarea, [role=option]')) {
            const around = control.closest('label') || (control.labels && control.labels[0]) || control;
            const boxes = [control, around].map((one) => one.getBoundingClientRect());
            if (!boxes[0].width || !control.checkVisibility()) continue;
            if (!boxes.some((box) => box.width >= 24 && box.height >= 24)) small.push(control.outerHTML);
        }
        return small"""
    assert browser.run(script) == []


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_no_text_of_a_cohort_becomes_part_of_the_page(
    browser: Browser, page: Path, number: int, tmp_path: Path
) -> None:
    """Whatever the file of a cohort says is shown as it is written, and nothing of it runs."""
    text = HOSTILE[number].replace("'", "''")
    cohort = COHORT.format(language="en").replace("Spring 2027", f"'{text}'")
    cohort = cohort.replace("To get advice from peers on our own real questions.", f"'{text}'")
    cohort = cohort.replace("Noor Haddad", f"'{text}'").replace("[Africa, Asia, Europe]", f"['{text}', Asia]")
    (tmp_path / "cohort.yaml").write_text(cohort, encoding="utf-8")
    hostile = page_of(tmp_path)
    assert _elements(hostile) == _elements(page, options=-1)
    browser.open(hostile)
    assert browser.find("h1").get_attribute("textContent") == HOSTILE[number]
    assert browser.find("[name=region]").get_attribute("value") == HOSTILE[number]
    assert browser.run("return document.title") != "caught"
    assert browser.errors() == []
    assert Person(browser).answer().sound


def _elements(page: Path, options: int = 0) -> dict[tuple[str, tuple[str, ...]], int]:
    """Return how often each element stands in a page as it was written, with the names of its attributes.

    ``options`` is how many answers to choose from a page has more than another.
    """
    found: dict[tuple[str, tuple[str, ...]], int] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            key = (tag, tuple(name for name, _ in attrs))
            found[key] = found.get(key, 0) + 1

    Reader().feed(page.read_text(encoding="utf-8"))
    for key in (("p", ("class",)), ("input", ("type", "name", "value", "id")), ("label", ("for",))):
        found[key] += options
    return found


def test_the_page_is_small(page: Path) -> None:
    """It goes through any mail, and opens on a slow line: under 150 kB."""
    assert page.stat().st_size < 150_000


def test_the_page_is_ready(browser: Browser, page: Path) -> None:
    """It says when it can be used; how long that took is printed, because machines differ."""
    took = []
    for _ in range(5):
        browser.open(page)
        marks = browser.run("return performance.getEntriesByName('ready').map((mark) => mark.startTime)")
        assert len(marks) == 1
        took.append(marks[0])
    print(f"ready after {sorted(took)[2]:.0f} ms (the middle of {[round(one) for one in took]})")


def test_a_page_without_scripts_says_so(page: Path) -> None:
    """Where no script may run, people are told what to do instead."""
    assert "<noscript>" in page.read_text(encoding="utf-8")
