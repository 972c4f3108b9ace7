from __future__ import annotations

from datetime import UTC, datetime

import pytest

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.difference import PersonRow
from circlekit.core.polling.answers.age import without_older, without_older_refusals


def _answer(day: str) -> Answer:
    values = {"name": "Ana", "email": "ana@example.org", "lead": "yes", "consent": f"{day}: I agree."}
    return Answer(("ana.txt", 1), values)


def _row(consent: str) -> PersonRow:
    return PersonRow("ana", {"name": "Ana Silva", "email": "ana@example.org", "consent": consent}, 2)


def test_an_older_answer_says_nothing() -> None:
    """Its person is still one who answered, and the coordinator is told which day counts."""
    (kept,), (problem,) = without_older([_row("2026-10-12: I agree.")], [_answer("2026-10-11")])
    assert kept.values == {"id": "ana", "name": "Ana Silva"}
    assert problem.path == ("ana.txt", 1)
    assert problem.message == (
        "the table holds a later answer of «Ana Silva», of 2026-10-12; this one is left out"
    )


@pytest.mark.parametrize("consent", ["2026-10-11: I agree.", "2026-10-10: I agree.", "yes", ""])
def test_any_other_answer_stays_as_it_is(consent: str) -> None:
    """One of the same day or a later one, and one of somebody whose row has no day."""
    answer = _answer("2026-10-11")
    assert without_older([_row(consent)], [answer]) == ((answer,), ())


@pytest.mark.parametrize(
    ("consent", "stays"),
    [
        ("2026-10-12: I agree.", False),
        ("2026-10-11: I agree.", True),
        ("2026-10-10: I agree.", True),
        ("", True),
    ],
)
def test_whoever_agreed_on_a_later_day_does_not_refuse(consent: str, stays: bool) -> None:
    """An older no that is read again does not speak against the yes after it."""
    refusal = Answer(("no.txt", 1), {"name": "Ana Silva"}, datetime(2026, 10, 11, 9, tzinfo=UTC))
    assert without_older_refusals([_row(consent)], [refusal]) == ((refusal,) if stays else ())


def test_somebody_new_stays_as_they_are() -> None:
    """There is nothing to be older than."""
    answer = _answer("2026-10-11")
    assert without_older([], [answer]) == ((answer,), ())
