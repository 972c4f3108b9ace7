"""The question who goes on."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.nudging.styles import MARKDOWN
from circlekit.core.rotation.ending.asking import IN_QUESTIONS, due_back, led_by, question_values, reply_by

from .terms import AMA, BEN, GUS, HAL, ONE, TWO, spring

BY = date(2027, 6, 18)


def test_people_have_a_week_from_the_day_of_asking() -> None:
    """That is 11 June, four weeks before Friday 9 July; whoever asks later gives a week from then."""
    assert reply_by(spring(), date(2027, 1, 1)) == date(2027, 6, 18)
    assert reply_by(spring(), date(2027, 7, 1)) == date(2027, 7, 8)


def test_every_placeholder_has_a_value() -> None:
    """What templates are checked against is what there is."""
    found = question_values(AMA, ONE, spring(), BY)
    assert set(found) == IN_QUESTIONS
    assert all(found.values())


def test_who_rests_has_no_circle() -> None:
    """All else is there."""
    found = question_values(HAL, None, spring(), BY)
    assert [name for name, text in found.items() if not text] == ["circle"]


@pytest.mark.parametrize(
    ("silent", "words"), [("stay", "stay"), ("leave", "leave"), ("defer", "leave out one round")]
)
def test_what_silence_is_taken_for_is_said(silent: str, words: str) -> None:
    """As the cohort has agreed it."""
    cohort = spring(rotation={"silent": silent})
    assert question_values(AMA, ONE, cohort, BY)["silent"] == words


def test_a_text_to_paste_keeps_names_as_they_are() -> None:
    """Stars would be emphasis."""
    assert question_values(BEN, ONE, spring(), BY, MARKDOWN)["name"] == "Ben \\*Hall\\*"


def test_only_whose_rest_is_nearly_over_is_asked() -> None:
    """Gus rests until 12 July, three days after the end; Hal until March."""
    assert due_back(spring()) == (GUS,)


def test_each_lead_is_found_with_their_circle() -> None:
    """A circle without one has nobody to ask."""
    alone = TWO.model_copy(update={"lead": None})
    assert led_by((ONE, alone)) == {"ama": ONE}
