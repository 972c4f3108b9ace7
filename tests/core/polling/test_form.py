"""What a poll page asks, and what of it follows from the rest of the cohort file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from circlekit.core.model import Cohort
from circlekit.core.poll_plan import Hours
from circlekit.core.polling.doubts import doubts
from circlekit.core.polling.form import Asked, Shape, poll_form

LANGUAGES = ("en", "fr", "es", "pt", "de")


def cohort(**more: Any) -> Cohort:
    """Return a cohort before anybody takes part."""
    given = {"cohort": "Spring", "id": "spring", "starts": "2027-01-11", "ends": "2027-07-09", **more}
    return Cohort(participants=(), **given)


def test_what_matching_looks_at_is_asked() -> None:
    """Well-known fields come first, then the coordinator's own, each once; a manager is not asked for."""
    rules = {
        "mix": {"organisation": 1, "region": 1, "country": 1},
        "align": {"level": 1},
        "not_alone": ["region"],
        "share": ["languages", "lead"],
        "separate": ["manager"],
        "at_most": {"manager": 2},
    }
    assert [(one.field, one.shape) for one in poll_form(cohort(matching=rules)).asked] == [
        ("languages", Shape.SEVERAL),
        ("needs", Shape.LINES),
        ("offers", Shape.LINES),
        ("organisation", Shape.LINE),
        ("region", Shape.LINE),
        ("country", Shape.LINE),
        ("level", Shape.LINE),
    ]


def test_nothing_more_is_asked_than_matching_needs() -> None:
    """Without needs and offers, and with no wishes, name, hours and the lead are enough."""
    assert poll_form(cohort(matching={"complement": {}})).asked == ()


def test_languages_to_choose_from_begin_with_the_cohorts_own() -> None:
    """The others are those that the library speaks."""
    (asked,) = poll_form(cohort(language="nl-BE", poll={"ask": ["languages"]})).asked
    assert asked == Asked("languages", Shape.SEVERAL, ("nl", *LANGUAGES))


def test_what_the_file_says_takes_the_place_of_all_that() -> None:
    """Fields, the answers to choose from, the words of a question; what has its own place is none."""
    poll = {
        "ask": {"region": ["Africa", "Asia"], "needs": [], "topics": ["a", "b"], "lead": []},
        "questions": {"region": "Where are you?"},
    }
    asked = poll_form(cohort(poll=poll, matching={"complement": {"topics": "gifts"}})).asked
    assert asked == (
        Asked("needs", Shape.LINES),
        Asked("region", Shape.ONE, ("Africa", "Asia"), "Where are you?"),
        Asked("topics", Shape.SEVERAL, ("a", "b")),
    )
    assert [one.private for one in asked] == [True, False, False]


def test_answers_go_to_the_coordinator_and_are_kept_ninety_days() -> None:
    """From the end date, where the file says no more: 9 July and 90 days is 7 October."""
    form = poll_form(cohort(coordinator={"name": "Noor", "email": "noor@example.org"}))
    assert (form.coordinator, form.send_to, form.until) == ("Noor", "noor@example.org", None)
    assert form.keep_until == date(2027, 10, 7)
    assert (form.hours, form.step) == (Hours(360, 1380), 30)


def test_the_file_can_say_all_of_it() -> None:
    """An address of its own, days, hours, cells and words of consent."""
    poll = {
        "send_to": "poll@example.org",
        "until": "2026-12-20",
        "keep_until": "2027-08-01",
        "hours": "07:00-22:00",
        "step": 60,
        "consent": "Yes, do.",
    }
    form = poll_form(cohort(poll=poll, coordinator={"email": "noor@example.org"}))
    assert (form.send_to, form.until, form.keep_until) == (
        "poll@example.org",
        date(2026, 12, 20),
        date(2027, 8, 1),
    )
    assert (form.hours, form.step, form.consent) == (Hours(420, 1320), 60, "Yes, do.")


TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, []),
        ({"poll": {"until": "2026-12-01"}}, []),
        (
            {"poll": {"until": "2026-11-30"}},
            [(("poll", "until"), "the page asks for answers by 2026-11-30, which is over")],
        ),
        (
            {"coordinator": {}},
            [((), "the page does not say where answers go, and cannot open an e-mail")],
        ),
        ({"coordinator": {}, "poll": {"send_to": "a@example.org"}}, []),
        (
            {"poll": {"ask": ["languages", "needs"]}, "matching": {"mix": {"region": 1}}},
            [(("poll", "ask"), "matching looks at «offers» and «region», which the page does not ask for")],
        ),
    ],
)
def test_a_doubt_is_said_before_the_page_goes_out(more: dict[str, Any], said: list[Any]) -> None:
    """A day that is over, no address, and something that matching would miss; each as a warning."""
    whole = cohort(**{"coordinator": {"email": "noor@example.org"}, **more})
    found = list(doubts(whole, poll_form(whole), TODAY))
    assert [(one.path, one.message) for one in found] == said
    assert {one.severity for one in found} <= {"warning"}
