"""What the cells of a column look like."""

from __future__ import annotations

import pytest

from circlekit.core.intake.columns.looking import Seen, is_category, is_prose, joiner_of
from circlekit.core.intake.form import Column

JOINERS = (";", " / ", ",", ", ")


def seen(*texts: str) -> Seen:
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return Seen(Column(0, "Q", "", "Q"), counts)


@pytest.mark.parametrize(
    ("texts", "joiner"),
    [
        (["a;b"], ";"),
        (["a", "b;"], ";"),
        (["a / b"], " / "),
        (["tea,career change"], ","),
        (['tea,"a, b"'], ","),
        (["tea, coffee"], ", "),
        (["1,000"], ""),
        (["a/b", "a"], ""),
        ([], ""),
    ],
)
def test_the_first_joiner_that_occurs_counts(texts, joiner):
    """A comma joins without a space only between letters, or where quotes keep another."""
    assert joiner_of(texts, JOINERS) == joiner


def test_sentences_are_prose():
    """Options are short, or several people chose them."""
    assert is_prose(
        ["I keep putting things off and do not know why that is.", "My team never answers me at all!"], ", "
    )
    assert is_prose(["one\ntwo", "three"], ", ")
    assert not is_prose(["Peer feedback, Career change", "Career change"], ", ")
    assert not is_prose([], ", ")


def test_long_options_that_come_again_are_no_prose():
    """A sentence that was ticked by many was not written by them."""
    long = "I can take part in every meeting of the circle until July"
    assert not is_prose([f"{long};{long} {n // 3}" for n in range(9)], ";")


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        (["North", "South"], True),
        (["a" * 81], False),
        ([f"text {n}" for n in range(12)], False),
        ([f"text {n % 6}" for n in range(12)], True),
        (["This sentence of agreement is so long that nobody would type it twice, and " * 2] * 3, True),
    ],
)
def test_few_short_answers_were_chosen(texts, chosen):
    """Long ones too, where the same comes from three people."""
    assert is_category(seen(*texts)) is chosen
