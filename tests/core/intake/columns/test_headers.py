"""Headers as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.intake.columns.headers import (
    GridStyle,
    compared_names,
    is_named,
    numbered,
    parted,
    plain,
    uncounted,
)

ALIKE = {
    "Full\u00a0name": "full name",
    "Preferred name\n": "preferred name",
    "  E-Mail:  ": "email",
    "e-mails?": "emails",
    "3. What is your time zone?": "what is your time zone",
    "Q12) Needs": "needs",
    "Question 4: Needs": "needs",
    "<b>Zone</b> <span style='color:red'>*</span>": "zone",
    "{{field:00000000-0000-4000-8000-000000000000}}, what is it?": "what is it",
    "Prénom 🙂": "prenom",
    "Vollständiger Name": "vollstandiger name",
    "Straße": "strasse",
    "ＮＡＭＥ": "name",
    "İsim": "isim",
    "Doğum tarihı": "dogum tarihi",
    "Imię i nazwisko": "imie i nazwisko",
    "pause_until": "pause until",
    "#": "#",
    "2027 goals": "2027 goals",
    "氏名": "氏名",
}


@pytest.mark.parametrize(("header", "compared"), ALIKE.items(), ids=range(len(ALIKE)))
def test_what_people_do_not_see_counts_for_nothing(header, compared):
    """Case, accents, markup, numbering, emoji and punctuation make no other header."""
    assert plain(header) == compared


@given(st.text(max_size=60))
def test_comparing_a_compared_header_changes_nothing(header):
    """What is compared is in its one form, or it is a sign that has no letters."""
    once = plain(header)
    if any(c.isalnum() for c in once) and not once[0].isdigit() and not once.startswith("q"):
        assert plain(once) == once


def test_a_long_header_is_compared_by_its_beginning():
    """A whole essay in a header costs no more than a long question."""
    assert plain("a" * 2_000_000) == "a" * 1_000


@pytest.mark.parametrize(("compared", "without"), [("email2", "email"), ("name 2", "name 2"), ("2", "2")])
def test_only_a_number_that_a_tool_put_behind_a_word_is_taken_off(compared, without):
    """``Email2`` is a second e-mail; a number that stands alone was typed."""
    assert uncounted(compared) == without


def test_a_name_with_a_star_is_a_beginning():
    """``Points - *`` is every header that begins so."""
    names = compared_names(["Points - *", "Score"])
    found = {header: is_named(plain(header), names) for header in ("Points – Zone", "score", "Pointless", "")}
    assert found == {"Points – Zone": True, "score": True, "Pointless": False, "": False}


def test_a_row_of_a_grid_stands_in_square_brackets():
    """Google Forms writes ``Question [Row]``, also for a grid of one row."""
    headers = ["Name", "When? [Monday]", "When? [Tuesday]", "Tick [a] and [b]"]
    assert parted(headers, [GridStyle.SQUARE]) == [
        ("Name", ""),
        ("When?", "Monday"),
        ("When?", "Tuesday"),
        ("Tick [a] and [b]", ""),
    ]


@pytest.mark.parametrize(
    ("style", "headers"),
    [
        (GridStyle.ROUND, ["When (Monday)", "When (Tuesday)", "Zone (IANA)"]),
        (GridStyle.DOT, ["When.Monday", "When.Tuesday", "Zone.IANA"]),
    ],
)
def test_brackets_and_dots_of_one_question_alone_are_punctuation(style, headers):
    """Only where two headers share a question is the rest of them a row."""
    assert parted(headers, [style]) == [("When", "Monday"), ("When", "Tuesday"), (headers[2], "")]


def test_an_option_beside_the_question_itself_is_a_part():
    """Tally writes the question, and behind it a column for each option."""
    assert parted(["Needs", "Needs (Talks)"], [GridStyle.ROUND]) == [("Needs", ""), ("Needs", "Talks")]


def test_like_headers_are_numbered():
    """The first keeps its name; spelling does not make another one."""
    assert numbered(["Email", "email:", "Name", "E-Mail"]) == ["Email", "email: (2)", "Name", "E-Mail (3)"]


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_a_plain_header_is_compared_as_one_with_something_invisible_behind_it(header: str) -> None:
    """Texts of plain letters are made comparable in a shorter way, which must not show."""
    assert plain(header) == plain(f"{header}\u200b")
