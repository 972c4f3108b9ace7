"""One word out of a few, however it was typed."""

from __future__ import annotations

from enum import StrEnum

import pytest

from circlekit.core.parse.choices import choice, choice_if_any
from circlekit.core.parse.wrong import Wrong


class Season(StrEnum):
    SPRING = "spring"
    LATE = "late summer"


@pytest.mark.parametrize("typed", ["late summer", " Late  Summer ", "LATE SUMMER"])
def test_case_and_spaces_do_not_matter(typed: str) -> None:
    """People type words with capitals and stray spaces."""
    assert choice(Season, "is no season")(typed) is Season.LATE


def test_another_word_is_shown_with_those_that_are_known() -> None:
    """The sentence names what was typed, the hint every word there is."""
    with pytest.raises(Wrong) as found:
        choice(Season, "is no season")("Winter")
    assert found.value.message == "«Winter» is no season"
    assert found.value.hint == "write spring or late summer"


@pytest.mark.parametrize("typed", [None, ""])
def test_nothing_typed_is_none_where_that_is_allowed(typed: str | None) -> None:
    """An empty cell of a table says nothing."""
    assert choice_if_any(Season, "is no season")(typed) is None


def test_a_word_is_still_looked_at_where_none_is_allowed() -> None:
    """Only nothing at all is let through."""
    parse = choice_if_any(Season, "is no season")
    assert parse("spring") is Season.SPRING
    with pytest.raises(Wrong):
        parse("-")
