"""What the words of a poll page may hold."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from circlekit.core.polling.words import PageWords
from tests.library.shelf import LIBRARY, content

ENGLISH: dict[str, Any] = yaml.safe_load(content(LIBRARY / "poll" / "en.yaml"))


def test_a_dollar_is_written_twice() -> None:
    """It stands alone on the page; in a text that is filled in later it still stands twice."""
    words = PageWords.model_validate({**ENGLISH, "you": "You, for $$1", "title": "$cohort for $$1"})
    assert (words.you, words.title) == ("You, for $1", "$cohort for $$1")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("you", "You and $coordinator", "«$coordinator» is not a placeholder here"),
        ("title", "$name", "«$name» is not a placeholder here"),
        ("title", "$cohort costs 3 $", "a lone $ stands here"),
        ("days", ["Mon", "Tue"], "these are not seven days"),
        ("name", "", "this is empty"),
    ],
)
def test_a_text_that_cannot_be_filled_in_is_refused(key: str, value: object, message: str) -> None:
    """With a sentence."""
    with pytest.raises(ValidationError, match=message.replace("$", r"\$")) as caught:
        PageWords.model_validate({**ENGLISH, key: value})
    assert [error["loc"] for error in caught.value.errors()] == [(key,)]
