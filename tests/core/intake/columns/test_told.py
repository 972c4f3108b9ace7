"""What a person said of columns."""

from __future__ import annotations

from circlekit.core.intake.columns.told import is_among, said_of, unknown_columns
from circlekit.core.intake.form import Column, Form
from circlekit.core.intake.mapping import Said

COLUMNS = (
    Column(0, "Full\u00a0name", "", "Full\u00a0name"),
    Column(1, "When?", "Monday", "When? [Monday]"),
    Column(2, "When?", "Tuesday", "When? [Tuesday]"),
    Column(3, "Email", "", "Email"),
    Column(4, "Email", "", "Email (2)"),
)
FORM = Form("x.csv", "plain", COLUMNS, (), 1)


def test_a_column_is_named_as_it_looks():
    """Spelling, case and the question without its row are enough."""
    assert [said_of({"full name": "name"}, column) for column in COLUMNS] == ["name", None, None, None, None]
    assert [is_among(["WHEN"], column) for column in COLUMNS] == [False, True, True, False, False]


def test_a_column_wins_over_its_question():
    """What is said of one row of a grid is not undone by what is said of all."""
    said = {"When?": "available", "When? [Tuesday]": ""}
    assert [said_of(said, column) for column in COLUMNS[1:3]] == ["available", ""]


def test_the_second_of_two_like_columns_is_meant_by_its_number_only():
    """«Email» is the first."""
    assert [said_of({"Email": "email"}, column) for column in COLUMNS[3:]] == ["email", None]
    assert [said_of({"Email (2)": ""}, column) for column in COLUMNS[3:]] == [None, ""]


def test_a_column_that_no_form_has_is_named_with_the_nearest():
    """Each option says which of its columns is meant."""
    said = Said(fields={"Ful name": "name"}, busy=("Whne?",), options={"topics": ("a",), "tpoics": ("a",)})
    found = unknown_columns([FORM], said, fields=["topics"])
    assert [(problem.message, problem.hint) for problem in found] == [
        ("--map: no column is called «Ful name»", "did you mean Full name?"),
        (
            "--options: no column is called «tpoics»",
            "the columns are «Full name», «When? [Monday]», «When?», «When? [Tuesday]», «Email» "
            "and «Email (2)»",
        ),
        ("--busy: no column is called «Whne?»", "did you mean When??"),
    ]


def test_a_column_of_any_form_is_known():
    """Of several files, one alone needs to have it."""
    other = Form("y.csv", "plain", (Column(0, "Role", "", "Role"),), (), 1)
    assert unknown_columns([FORM, other], Said(fields={"role": "", "Email": "email"})) == ()
