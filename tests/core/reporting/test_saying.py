"""What people say in their own words, as values."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.log import Coming, Presence
from circlekit.core.reporting import saying


@pytest.mark.parametrize(
    ("said", "presence"),
    [
        ("yes", Presence.PRESENT),
        ("Oui !", Presence.PRESENT),
        ("\u200fSÍ.", Presence.PRESENT),
        ("sim", Presence.PRESENT),
        ("[x]", Presence.PRESENT),
        ("✓", Presence.PRESENT),
        ("*ja*", Presence.PRESENT),
        ("excused", Presence.APOLOGIES),
        ("excuse\u0301e", Presence.APOLOGIES),
        ("avisó", Presence.APOLOGIES),
        ("Avisou", Presence.APOLOGIES),
        ("«entschuldigt»", Presence.APOLOGIES),
        ("no", Presence.NO_WORD),
        ("Non", Presence.NO_WORD),
        ("não", Presence.NO_WORD),
        ("nein", Presence.NO_WORD),
        ("no\u00a0word", Presence.NO_WORD),
        ("maybe", None),
        ("no, she was ill", None),
        ("I think yes", None),
        ("", None),
        ("[ ]", None),
    ],
)
def test_presence_is_understood_in_five_languages(said: str, presence: Presence | None) -> None:
    """Signs around a word do not matter; a sentence is not guessed at."""
    assert saying.presence(said) is presence


@pytest.mark.parametrize(
    ("said", "coming"),
    [
        ("Yes", Coming.YES),
        ("nein", Coming.NO),
        ("peut-être", Coming.MAYBE),
        ("talvez", Coming.MAYBE),
        ("excused", None),
    ],
)
def test_replies_are_understood_too(said: str, coming: Coming | None) -> None:
    """Whoever may come says so in their language."""
    assert saying.coming(said) is coming


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("4", 4),
        ("4/5", 4),
        ("4 / 5.", 4),
        ("5 out of 5", 5),
        ("４", 4),
        ("0", None),
        ("6", None),
        ("4-5", None),
    ],
)
def test_a_pulse_is_one_number(said: str, score: int | None) -> None:
    """From 1 to 5, with or without the most that it can be."""
    assert saying.score(said) == score


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2027-03-09", date(2027, 3, 9)),
        ("2027-3-9.", date(2027, 3, 9)),
        ("9.3.2027", date(2027, 3, 9)),
        ("13/3/2027", date(2027, 3, 13)),
        ("3/13/2027", date(2027, 3, 13)),
        ("3/3/2027", date(2027, 3, 3)),
        ("9/3/2027", None),
        ("2027-02-31", None),
        ("next Tuesday", None),
        ("٩.٣.٢٠٢٧", date(2027, 3, 9)),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_is_not_read(said: str, day: date | None) -> None:
    """Whole dates alone, in whichever digits."""
    assert saying.day(said) == day


@pytest.mark.parametrize("said", ["none", "Aucune", "ninguna", "NENHUMA", "keiner."])
def test_no_date_has_words_too(said: str) -> None:
    """Nothing at all is not none."""
    assert saying.is_none(said)
    assert not saying.is_none("")
