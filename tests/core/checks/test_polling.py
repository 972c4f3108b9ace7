"""What a poll page cannot ask, and days that cannot be meant."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.checks.draft import Draft
from circlekit.core.checks.polling import (
    poll_asks_what_it_can,
    poll_days_can_be_meant,
    questions_are_asked,
)
from tests.core.checks.test_dates import draft, said


def found(check: Any, poll: dict[str, Any]) -> list[Any]:
    """Return what a check says of a poll."""
    of: Draft = draft(poll=poll)
    return said(list(check(of)))


def test_an_ordinary_poll_is_fine() -> None:
    """Fields of people and of one's own, with their questions, and days before the start."""
    poll = {
        "ask": {"needs": [], "languages": ["en"], "region": ["Africa"], "lead": [], "name": []},
        "questions": {"region": "Where are you?"},
        "until": "2027-01-10",
        "keep_until": "2027-01-10",
    }
    for check in (poll_asks_what_it_can, questions_are_asked, poll_days_can_be_meant):
        assert found(check, poll) == []


@pytest.mark.parametrize(
    ("ask", "severity", "message"),
    [
        ({"knows": []}, "error", "poll.ask: «knows» is not for people to say on a page"),
        ({"answered": ["a"]}, "error", "poll.ask: «answered» is not for people to say on a page"),
        ({"lead": ["sure"]}, "error", "poll.ask: «lead» is on every page, with answers of its own"),
        ({"email": ["a"]}, "error", "poll.ask: «email» is on every page, with answers of its own"),
        ({"langauges": []}, "warning", "poll.ask: «langauges» is taken for a field of your own"),
    ],
)
def test_not_everything_can_be_asked(ask: dict[str, list[str]], severity: str, message: str) -> None:
    """What only a coordinator knows, what has a place of its own, and what was probably meant otherwise."""
    assert found(poll_asks_what_it_can, {"ask": ask}) == [(("poll", "ask", *ask), severity, message)]


def test_a_question_for_nothing_is_said() -> None:
    """Its words would be on no page."""
    poll = {"ask": {"needs": []}, "questions": {"needs": "What?", "region": "Where?"}}
    message = "poll.questions: the page does not ask for «region»"
    assert found(questions_are_asked, poll) == [(("poll", "questions", "region"), "warning", message)]


@pytest.mark.parametrize(
    ("poll", "path", "severity", "message"),
    [
        (
            {"until": "2027-01-11"},
            ("poll", "until"),
            "warning",
            "people may answer until 2027-01-11, but circles begin on 2027-01-11",
        ),
        (
            {"keep_until": "2027-01-10"},
            ("poll", "keep_until"),
            "error",
            "answers are to be deleted on 2027-01-10, before circles have been formed from them",
        ),
        (
            {"until": "2026-12-20", "keep_until": "2026-12-19"},
            ("poll", "keep_until"),
            "error",
            "answers are to be deleted on 2026-12-19, before circles have been formed from them",
        ),
    ],
)
def test_days_come_in_their_order(
    poll: dict[str, str], path: tuple[str, str], severity: str, message: str
) -> None:
    """People answer, then circles begin, then answers are deleted."""
    assert found(poll_days_can_be_meant, poll) == [(path, severity, message)]
