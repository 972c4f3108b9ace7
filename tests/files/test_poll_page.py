"""The poll page: whole without a network, and text stays text whatever a cohort is called."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from circlekit.core.poll_plan import Hours
from circlekit.core.polling.form import Asked, PollForm, Shape
from circlekit.core.polling.words import PageWords
from circlekit.core.problems import InputProblems
from circlekit.core.sections import Tone
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, shelves
from circlekit.files.poll_page import poll_page, read_page_words
from tests.files.test_pages import PAYLOADS, Page
from tests.library.shelf import LIBRARY, SPOKEN

SHELF = (Shelf(LIBRARY, "the library"),)
MOST_BYTES = 150_000
QUIET = "Somebody"
TEXTS = ("cohort", "purpose", "coordinator", "consent", "field", "option", "question", "chosen field")
"""Where a cohort file can put words of its own onto the page."""


def form(**texts: str) -> PollForm:
    """Return a form of every kind of question, with texts in the places that are named."""
    said = dict.fromkeys(TEXTS, QUIET) | texts
    return PollForm(
        cohort=said["cohort"],
        id="spring",
        purpose=said["purpose"],
        coordinator=said["coordinator"],
        send_to="noor@example.org",
        until=date(2026, 12, 20),
        keep_until=date(2027, 10, 7),
        hours=Hours(360, 1380),
        step=30,
        asked=(
            Asked("languages", Shape.SEVERAL, ("en", said["option"])),
            Asked("needs", Shape.LINES),
            Asked("offers", Shape.LINES),
            Asked(said["field"], Shape.LINE, (), said["question"]),
            Asked(said["chosen field"], Shape.ONE, ("a", said["option"])),
        ),
        consent=said["consent"],
    )


def page(given: PollForm | None = None, language: str = "en", tone: Tone = Tone.INFORMAL) -> Page:
    """Return the page of a form, taken to pieces."""
    return Page(content(given or form(), language, tone))


def content(given: PollForm, language: str = "en", tone: Tone = Tone.INFORMAL) -> bytes:
    """Return the bytes of a page."""
    words, spoken = words_in(Tongue(language, tone))
    return poll_page(given, words, spoken)


@cache
def words_in(tongue: Tongue) -> tuple[PageWords, str]:
    """Return the words of the package, each language read once."""
    return read_page_words(SHELF, tongue)


def inline(whole: bytes, tag: str) -> list[str]:
    """Return what stands in the elements of a kind."""
    return re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", whole.decode("utf-8"), re.DOTALL)


def data_of(whole: bytes) -> dict[str, Any]:
    """Return what the script of a page works with."""
    found: dict[str, Any] = json.loads(inline(whole, "script")[0])
    return found


def attributes(found: Page, name: str) -> Iterator[str]:
    """Yield the values of an attribute, in order."""
    return (value or "" for _, attrs in found.elements for key, value in attrs if key == name)


@pytest.fixture(scope="module")
def plain() -> Page:
    """The page of a cohort with plain names."""
    return page()


@pytest.mark.parametrize("place", TEXTS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_cohort_is_called_makes_no_element(payload: str, place: str, plain: Page) -> None:
    """The page has the same elements and attributes as with plain words, and shows these as they are."""
    given = form(**{place: payload})
    whole = content(given)
    found, data = Page(whole), data_of(whole)
    assert found.shape == plain.shape
    assert payload in found.text or payload in list(attributes(found, "name"))
    assert data["asked"] == [{"field": one.field, "shape": one.shape} for one in given.asked]
    assert data["consent"] == given.consent


def test_words_of_ones_own_make_no_element_either(tmp_path: Path, plain: Page) -> None:
    """A coordinator's own copy of the words is put in as text, in the page and in its data."""
    english = (LIBRARY / "poll" / "en.yaml").read_text(encoding="utf-8")
    hostile = "</script><script>alert(1)</script>"
    changed = english.replace("You\n", f"{hostile}\n", 1).replace("The week is empty.", hostile)
    own = tmp_path / "library" / "poll" / "en.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(changed, encoding="utf-8")
    words, spoken = read_page_words(shelves(tmp_path, tmp_path / "none"), Tongue())
    whole = poll_page(form(), words, spoken)
    assert Page(whole).shape == plain.shape
    assert (words.you, data_of(whole)["words"]["cleared"]) == (hostile, hostile)


def test_nothing_runs_but_the_script_of_the_page() -> None:
    """The policy names script and style by what they are, and allows nothing to be fetched or sent."""
    whole = content(form())
    _, script = inline(whole, "script")
    (style,) = inline(whole, "style")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', whole.decode("utf-8"))
    assert policy.replace("&#39;", "'").split("; ") == [
        "default-src 'none'",
        f"script-src '{_hash(script)}'",
        f"style-src '{_hash(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def test_the_page_asks_for_nothing_and_keeps_nothing(plain: Page) -> None:
    """No source, no frame, no handler in an attribute; and the script knows neither network nor storage."""
    names = {name for _, attrs in plain.elements for name, _ in attrs}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "action", "style"}
    assert not {tag for tag, _ in plain.elements} & {"link", "img", "iframe", "form", "base", "object"}
    assert list(attributes(plain, "href")) == ["mailto:"]
    _, script = inline(content(form()), "script")
    words = set(re.findall(r"\w+", script))
    assert not words & {
        "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "importScripts", "eval",
        "Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "localStorage", "sessionStorage",
        "indexedDB", "cookie", "http", "https",
    }  # fmt: skip


@pytest.mark.parametrize("language", SPOKEN)
def test_a_page_is_small(language: str) -> None:
    """Below 150 kB, with the whole day in quarters of an hour too."""
    whole = content(replace(form(), hours=Hours(0, 1440), step=15), language)
    assert len(whole) < MOST_BYTES


@pytest.mark.parametrize("language", SPOKEN)
def test_what_somebody_hears_belongs_together(language: str) -> None:
    """Each id stands once; labels, descriptions and names lead to something; nothing has no name."""
    found = page(language=language)
    ids = Counter(attributes(found, "id"))
    assert set(ids.values()) == {1}
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        assert {one for value in attributes(found, name) for one in value.split()} <= set(ids), name
    labelled = set(attributes(found, "for"))
    controls = [dict(attrs) for tag, attrs in found.elements if tag in {"input", "textarea"}]
    inside_a_label = {"paint-free", "paint-if-needed", "erase", *(f"day-{day}" for day in range(7))}
    assert {one["id"] for one in controls} - inside_a_label == labelled
    scopes = [dict(attrs)["scope"] for tag, attrs in found.elements if tag == "th"]
    assert scopes == ["col"] * 8


def test_what_is_asked_is_on_the_page(plain: Page) -> None:
    """Who asks, why, who reads it, until when, and that nothing has been sent."""
    for part in (
        "The whole of your answer is read by Somebody alone.",
        "your name, your time zone and what you can offer",
        "Please answer by Sunday 20 December 2026.",
        "Answers are kept until Thursday 7 October 2027",
        "One thing on each line. Only Somebody reads this.",
        "Nothing has been sent yet.",
    ):
        assert part in plain.text


def test_languages_have_their_own_names() -> None:
    """With the language that a name is in, so that it is read out well."""
    asked = (Asked("languages", Shape.SEVERAL, ("fr", "Wolof")), Asked("region", Shape.ONE, ("fr",)))
    whole = content(replace(form(), asked=asked)).decode("utf-8")
    assert re.findall(r'<label for="option[^>]*>[^<]*', whole) == [
        '<label for="option-0-0" lang="fr">Français',
        '<label for="option-0-1">Wolof',
        '<label for="option-1-0">fr',
    ]
    assert 'value="fr"' in whole


def test_without_offers_or_an_address_less_is_said() -> None:
    """Nobody is told that a circle sees what was not asked, and there is no button that leads nowhere."""
    found = page(replace(form(), asked=(), send_to="", coordinator="", until=None, consent=""))
    assert "Your circle will see your name and your time zone" in found.text
    assert "what you can offer" not in found.text
    assert "Please answer by" not in found.text
    assert "I agree that the coordinator keeps my answer until Thursday 7 October 2027" in found.text
    assert list(attributes(found, "href")) == []


@pytest.mark.parametrize(
    ("language", "tone", "lang", "words"),
    [
        ("de", Tone.INFORMAL, "de", "Deine Woche"),
        ("de", Tone.FORMAL, "de", "Ihre Woche"),
        ("fr-CA", Tone.FORMAL, "fr", "Votre semaine"),
        ("pt-BR", Tone.FORMAL, "pt", "A sua semana"),
        ("nl", Tone.INFORMAL, "en", "Your week"),
    ],
)
def test_a_page_speaks_as_the_cohort_does(language: str, tone: Tone, lang: str, words: str) -> None:
    """In the nearest language and tone that there is, and says which one it is."""
    found = page(language=language, tone=tone)
    assert next(attributes(found, "lang")) == lang
    assert next(attributes(found, "dir")) == "ltr"
    assert words in found.text


def test_a_language_of_ones_own_may_run_from_the_right(tmp_path: Path) -> None:
    """Words in Arabic beside the cohort make a page in Arabic."""
    own = tmp_path / "poll" / "ar.yaml"
    own.parent.mkdir()
    own.write_bytes((LIBRARY / "poll" / "en.yaml").read_bytes())
    words, spoken = read_page_words((Shelf(tmp_path, "own"), *SHELF), Tongue("ar"))
    found = Page(poll_page(form(), words, spoken))
    assert (next(attributes(found, "lang")), next(attributes(found, "dir"))) == ("ar", "rtl")


def test_words_with_a_mistake_are_refused_with_its_place(tmp_path: Path) -> None:
    """As in every other file."""
    own = tmp_path / "poll" / "en.yaml"
    own.parent.mkdir()
    english = (LIBRARY / "poll" / "en.yaml").read_text(encoding="utf-8")
    own.write_text(english.replace("$cohort: when", "$who: when"), encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_page_words((Shelf(tmp_path, "own"),), Tongue())
    (problem,) = caught.value.problems
    assert (problem.message, str(problem.place)) == (
        "title: «$who» is not a placeholder here",
        "own/poll/en.yaml:4:8",
    )


def test_the_same_form_gives_the_same_bytes() -> None:
    """Nothing of the machine or of the day is on the page."""
    assert content(form()) == content(form())
