"""Names for fields of the coordinator's own."""

from __future__ import annotations

import pytest

from circlekit.core.intake.columns.naming import field_name
from circlekit.core.intake.columns.word_list import WordList, words_of

WORDS = words_of(
    WordList.model_validate({"fields": {}, "fillers": {"en": ["what is your", "which", "your", "do you"]}})
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Department", "department"),
        ("What is your favourite season?", "favourite_season"),
        ("Which team do you support?", "team_do_you_support"),
        ("Your", "your"),
        ("Wie hast du von diesem langen Programm gehört?", "wie_hast_du_von_diesem_langen"),
        ("部門", "部門"),
        ("???", "answer"),
        ("Lead", "lead_answer"),
        ("ID", "id_answer"),
    ],
)
def test_a_question_becomes_a_short_name(question, name):
    """Words that say nothing go; a key of circlekit is never taken."""
    assert field_name(question, WORDS) == name


def test_a_name_that_is_taken_gets_a_number():
    """Two questions never share a field."""
    assert field_name("Team", WORDS, {"team", "team_2"}) == "team_3"


def test_a_word_without_end_is_cut():
    """A name is at most thirty characters."""
    assert field_name("x" * 5_000, WORDS) == "x" * 30
