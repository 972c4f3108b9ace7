"""What somebody agreed to, word for word; and who did not."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.consent import DECLINED, agreed, day_of, declined_notes, kept, together
from tests.core.intake.people import answer, row

WORDS = Words(
    ticks=frozenset({"x", "yes", "checked", "true", "oui"}),
    refusals=frozenset({"no", "false", "non"}),
    agreeing=frozenset({"yes", "i agree", "oui"}),
    declining=frozenset({"no", "i do not", "nein"}),
)
DAY = date(2026, 10, 11)
QUESTION = "May we use your answers\nto form circles?"


@pytest.mark.parametrize(
    ("cells", "wording"),
    [
        (["Yes"], "2026-10-11: May we use your answers to form circles?"),
        (["checked"], "2026-10-11: May we use your answers to form circles?"),
        (["I agree"], "2026-10-11: May we use your answers to form circles?"),
        (["Oui, j'accepte que mes réponses servent"], "2026-10-11: Oui, j'accepte que mes réponses servent"),
        (["I agree that my data are not sold"], "2026-10-11: I agree that my data are not sold"),
        (["Yes, use them", "I agree to mails"], "2026-10-11: Yes, use them / I agree to mails"),
        (["2026-01-02: I agree that you know me"], "2026-01-02: I agree that you know me"),
        ([" "], DECLINED),
        ([], DECLINED),
        (["No"], DECLINED),
        (["No, I do not"], DECLINED),
        (["I do not agree that my data are used"], DECLINED),
        (["Nein danke"], DECLINED),
        (["Yes", "No"], DECLINED),
        (["I am thinking about it"], None),
        (["I agree; I do not agree"], None),
        (["Yes and no"], None),
    ],
)
def test_what_somebody_agreed_to(cells: list[str], wording: str | None) -> None:
    """The sentence that they chose, or the question where they merely ticked; a no is a no."""
    assert agreed(QUESTION, cells, WORDS, DAY) == wording


def test_without_a_day_the_words_stand_alone_and_they_fit_into_a_field() -> None:
    """Some exports have no moments, and some forms very long sentences."""
    assert agreed("Do you agree?", ["yes"], WORDS, None) == "Do you agree?"
    long = agreed("Do you agree? " * 100, ["yes"], WORDS, DAY)
    assert long is not None
    assert (len(long), long[-1]) == (500, "…")


def test_consent_is_kept_in_one_line_with_its_day_and_cut_where_a_table_would_not_take_it() -> None:
    """The day can be read again; what somebody wrote by hand has none."""
    assert kept("I agree\n\nthat it is read.", DAY) == "2026-10-11: I agree that it is read."
    assert len(kept("yes " * 500, DAY)) == 500
    assert [day_of(text) for text in (kept("I agree", DAY), "yes", "2026-10-11", "")] == [
        "2026-10-11",
        "",
        "",
        "",
    ]


def test_of_several_questions_all_have_to_be_agreed_to() -> None:
    """One that nobody can judge leaves the whole in doubt; one no decides."""
    assert together(["a", "b"]) == "a / b"
    assert together(["a", DECLINED, None]) == DECLINED
    assert together(["a", None]) is None


def test_whoever_declines_is_named_once_and_has_a_way_out_of_the_table() -> None:
    """Without their address."""
    some = [answer("Bo", "bo@example.org"), answer("", "x@example.org", line=3)]
    first, second = declined_notes(some, [row("bo", email="bo@example.org")])
    assert (
        first.message
        == "«Bo» and «somebody without a name» do not agree that their answers are used, and stay out"
    )
    assert second.hint == "take the row out, then run: circlekit rotate --forget bo"
    assert list(declined_notes([], [])) == []
