"""The words of poll tools."""

from __future__ import annotations

import pytest

from circlekit.core.intake.polls.poll import Level
from circlekit.core.problems import InputProblems
from circlekit.files.intake.polls.words import NAME, poll_words
from circlekit.files.library import Shelf

WORDS = poll_words()


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("OK", Level.YES),
        ("Sí", Level.YES),
        ("Si", Level.YES),
        ("Oui", Level.YES),
        ("(OK)", Level.IF_NEEDED),
        ("Ifneedbe", Level.IF_NEEDED),
        ("Si nécessaire", Level.IF_NEEDED),
        ("En cas de besoin", Level.IF_NEEDED),
        ("S’il le faut", Level.IF_NEEDED),
        ("Nein", Level.NO),
        ("0", Level.NO),
        ("unkown", None),
        ("perhaps so", None),
    ],
)
def test_an_answer_in_many_languages(cell, level):
    """Capitals, accents and the shape of an apostrophe make no difference."""
    assert WORDS.level(cell) == level


def test_unknown_is_no_no():
    """Framadate's «unkown» is an answer that says nothing."""
    assert WORDS.is_unanswered("unkown")
    assert not WORDS.is_unanswered("No")


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Oct", 10),
        ("sept.", 9),
        ("août", 8),
        ("juil.", 7),
        ("mrt", 3),
        ("dez", 12),
        ("ju", None),
        ("jui", None),
    ],
)
def test_a_month_by_its_beginning(word, month):
    """Three letters are enough where they are one month's alone."""
    assert WORDS.month(word) == month


@pytest.mark.parametrize(
    ("word", "day"), [("Mon", 0), ("Di.", 1), ("mar.", 1), ("segunda-feira", 0), ("zo", 6), ("x", None)]
)
def test_a_weekday_by_its_beginning(word, day):
    """Short days of two letters are those of their languages."""
    assert WORDS.weekday(word) == day


def test_own_words_replace_the_packages(tmp_path):
    """A file beside the cohort is read with the same care: every key, and places for what is wrong."""
    file = tmp_path / "library" / NAME
    file.parent.mkdir(parents=True)
    file.write_text("yes: [jo]\nmonths: {january: [jänner]}\n", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        poll_words([Shelf(tmp_path / "library", "library")])
    messages = [problem.message for problem in caught.value.problems]
    assert any("the keys must be numbers" in message for message in messages)
    assert all(problem.place.file.startswith("library/") for problem in caught.value.problems)
