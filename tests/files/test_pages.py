"""The page of a cohort: whole without a network, and text stays text whatever people are called."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from circlekit.core.health.look import look
from circlekit.core.log import Attendance, Commitment, Log, NextDate
from circlekit.files.pages import status_page
from tests.core.health.making import SEVEN, came, circle, cohort, replies, source

pytestmark = pytest.mark.long

PAYLOADS = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<img src=x onerror=alert(1)>",
    "</style><svg onload=alert(1)>",
    "</title></svg><iframe src=https://example.org>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for x in y %}",
    "${7*7} #{7*7}",
    "--><!-- <!DOCTYPE x>",
    "&lt;b&gt; &#60;b&#62;",
    "<a href=//example.org>here</a><base href=//example.org>",
)

FIELDS = ("cohort", "person", "lead", "deputy", "circle")
QUIET = "Somebody"


class Page(HTMLParser):
    """The elements of a page with the names and values of their attributes, and all of its text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the elements with the names of their attributes."""
        return [(tag, tuple(name for name, _ in attrs)) for tag, attrs in self.elements]


def page(**texts: str) -> Page:
    """Return the page of a circle with every kind of sign, with a text in the fields that are named."""
    people = cohort()
    fields = {"person": "gus", "lead": "ada", "deputy": "ben"}
    named = {handle: texts[field] for field, handle in fields.items() if field in texts}
    participants = tuple(
        one.model_copy(update={"name": named.get(one.id, one.name)}) for one in people.participants
    )
    whole = people.model_copy(
        update={"participants": participants, "cohort": texts.get("cohort", people.cohort)}
    )
    rest = "chi dan eve fay"
    log = Log(
        attendance=(
            came(1, " ".join(SEVEN)),
            came(2, rest, "ada ben gus"),
            came(3, "chi dan", "ada ben gus eve fay"),
            Attendance(circle="c1", meeting=4, met=False),
        ),
        rsvps=(*replies(2, gus="yes", ben="yes"), *replies(3, gus="yes"), *replies(5, gus="maybe")),
        commitments=(Commitment(circle="c1", person="ada", day=date(2027, 1, 5)),),
        next_dates=(NextDate(circle="c1", day=None),),
    )
    own: dict[str, Any] = {"name": texts.get("circle", "C1")}
    found = look(source(log, date(2027, 4, 20), cohort=whole, circles=(circle().model_copy(update=own),)))
    return Page(status_page(found, whole))


@pytest.fixture(scope="module")
def plain() -> Page:
    """The page of people with plain names."""
    return page(**dict.fromkeys(FIELDS, QUIET))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_are_called_makes_no_element(payload: str, field: str, plain: Page) -> None:
    """The page has the same elements and attributes as with a plain name, and shows the name as it is."""
    found = page(**{**dict.fromkeys(FIELDS, QUIET), field: payload})
    assert found.shape == plain.shape
    assert payload in found.text


def test_the_page_asks_for_nothing_and_runs_nothing(plain: Page) -> None:
    """No link, no source, no script; and the policy would forbid them."""
    tags = {tag for tag, _ in plain.elements}
    names = {name for _, attrs in plain.elements for name, _ in attrs}
    assert not tags & {"script", "link", "img", "iframe", "a", "form", "base", "object"}
    assert not {name for name in names if name.startswith("on")} | names & {"href", "src", "action"}
    policy = (("http-equiv", "Content-Security-Policy"),)
    values = [dict(attrs).get("content") for _, attrs in plain.elements if attrs[:1] == policy]
    assert values == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_no_character_turns_what_follows() -> None:
    """Nor is any control character left; letters that join others in their script are kept."""
    found = page(person="Dan\u202eiel\u2066 \x07مینا\u200cبهار")
    assert "Daniel" in found.text
    assert "مینا\u200cبهار" in found.text
    assert not set("\u202e\u2066\x07") & set(found.text)


def test_bars_can_be_heard(plain: Page) -> None:
    """Each picture says what it shows."""
    told = [dict(attrs)["aria-label"] for tag, attrs in plain.elements if tag == "svg"]
    assert told == ["7 of 7, 4 of 7, 2 of 7, did not meet"]


def test_everything_that_was_seen_is_on_the_page(plain: Page) -> None:
    """The circle, what to do, who may need a kind word, and the coordinator's own load."""
    for part in ("did not take place", "A kind word for", "talk with a lead", "Draft: circle quiet"):
        assert part in plain.text


def test_one_circle_needs_and_several_need(plain: Page) -> None:
    """The counts at the top are said as people say them."""
    log = Log(attendance=tuple(Attendance(circle=of, meeting=1, met=False) for of in ("c1", "c2")))
    both = (circle(), circle(of="c2"))
    found = Page(status_page(look(source(log, date(2027, 1, 15), circles=both)), cohort()))
    assert ("1 needs you now" in plain.text, "2 need you now" in found.text) == (True, True)


def test_the_same_look_gives_the_same_bytes() -> None:
    """Nothing of the machine or of the day is on it."""
    found = look(source(today=date(2027, 4, 20)))
    assert status_page(found, cohort()) == status_page(found, cohort())
