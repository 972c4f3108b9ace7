"""Which tool wrote a file, and where its header is."""

from __future__ import annotations

import pytest

from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.recognising import form_of
from circlekit.core.intake.form import Grid, Row
from circlekit.core.intake.mapping import Said
from circlekit.core.problems import InputProblems

PLAIN = Layout.model_validate({"id": "plain", "name": "A plain table", "tails": ["Count", "Total"]})
FORMS = Layout.model_validate(
    {"id": "forms", "name": "Forms", "known_by": [["Stamp", "Stempel"]], "account": {"email": ["Mail"]},
     "anonymous": ["anonymous"], "partial": {"State": ["begun"]}}
)  # fmt: skip
EXACT = Layout.model_validate(
    {"id": "exact", "name": "Exact", "known_by": [["Stamp", "Stempel"]], "known_cells": {"Stamp": ["GMT"]}}
)
TWO = Layout.model_validate(
    {"id": "two", "name": "Two rows", "known_by": [["Number"]], "header_rows": 2, "unnamed": ["Response"]}
)
MANY = Layout.model_validate({"id": "many", "name": "Many", "known_by": [["A"], ["B"], ["C", "See"]]})
ALL = (FORMS, EXACT, TWO, MANY, PLAIN)


def grid(*rows: str, file: str = "x.csv") -> Grid:
    """Return a grid of lines with ``|`` between cells."""
    return Grid(file, tuple(Row(line, tuple(row.split("|"))) for line, row in enumerate(rows, 1)))


def form(*rows: str, said: Said = Said(), **named: str):  # noqa: B008
    """Return the form in one grid."""
    return form_of((grid(*rows, **named),), ALL, said)


def notes(found) -> list[str]:
    """Return what is said about a form."""
    return [note.message for note in found.notes]


def refused(*rows: str, said: Said = Said()):  # noqa: B008
    """Return the problems with a grid that cannot be read."""
    with pytest.raises(InputProblems) as caught:
        form(*rows, said=said)
    return caught.value.problems


def test_the_layout_of_which_most_is_there_wins():
    """What stands in the cells tells two layouts with one header apart."""
    assert form("Stamp|Name", "today GMT|Ana").layout == "exact"
    assert form("Stamp|Name", "today|Ana").layout == "forms"
    assert form("Name|STEMPEL:", "Ana|heute GMT").layout == "exact"
    assert form("Name|Zone", "Ana|Berlin").layout == "plain"


def test_the_header_is_the_first_row_that_fits():
    """What stands above it is left out, and that is said."""
    found = form("Our form", "", "Name|Stamp", "Ana|today")
    assert (found.header_line, [row.line for row in found.rows]) == (3, [4])
    assert notes(found) == ["row 3 is taken as the header; what stands above it is left out"]
    assert found.notes[0].path == ("x.csv", 3)


def test_a_layout_fits_without_one_of_three_columns():
    """People delete columns; it is said, and a layout that is there as a whole wins."""
    found = form("Name|B|See", "Ana|1|2")
    assert found.layout == "many"
    assert notes(found) == ["this looks like Many, though there is no column «A»"]
    assert form("Name|B|See|Stamp", "Ana|1|2|today").layout == "forms"
    assert form("Name|B|Zone", "Ana|1|Rome").layout == "plain"


def test_a_title_is_no_header():
    """Without a known tool, the header is the first row as wide as the answers."""
    found = form("People of spring||", "Name|Zone|Team", "Ana|Berlin|A", "Ben|Paris|B")
    assert [column.question for column in found.columns] == ["Name", "Zone", "Team"]


def test_answers_with_gaps_make_no_title_a_header():
    """The header is wide even where most people answered little."""
    found = form("People of spring||", "Name|Zone|Team", "Ana||", "Ben||", "Cem||")
    assert found.header_line == 2


def test_a_table_without_a_header_is_refused():
    """A row with an address in it is somebody's answer."""
    (problem,) = refused("Ana|ana@example.org", "Ben|ben@example.org")
    assert problem.message == "no row here names the columns"
    assert problem.path == ("x.csv", 1)


def test_an_answer_is_no_header():
    """Where a row of headers was cut off, the first answer would be taken for it."""
    for rows in (
        ["Number|Name", "1|ana@example.org", "2|b@example.org"],
        ["A|B|<ana@example.org>|C", "1|2|3|4"],
    ):
        (problem,) = refused(*rows)
        assert "somebody's e-mail address" in problem.message
        assert "ana" not in problem.message


def test_a_question_may_have_an_address_in_it():
    """People are told where to turn, or how an address looks."""
    asked = "Name|Your e-mail (questions? write to us@example.org)"
    assert [one.asked for one in form(asked, "Ana|ana@example.org").columns] == asked.split("|")


def test_two_rows_of_headers_are_joined():
    """A question stands once above its parts; some words below it name nothing."""
    found = form("Number|About you||Zone|Days|", "|Name|Mail|Response|Mon|Tue", "1|Ana|a@example.org|Rome|x|")
    assert [(column.question, column.part) for column in found.columns] == [
        ("Number", ""),
        ("About you", "Name"),
        ("About you", "Mail"),
        ("Zone", ""),
        ("Days", "Mon"),
        ("Days", "Tue"),
    ]
    assert [column.asked for column in found.columns][:4] == [
        "Number",
        "About you [Name]",
        "About you [Mail]",
        "Zone",
    ]


def test_sums_below_the_answers_are_left_out():
    """Only a row of numbers behind the word is one; a person may be called Count."""
    found = form("Name|Age", "Ana|4", "Total|4")
    assert [row.line for row in found.rows] == [2]
    assert notes(found) == ["row 3 has sums, not an answer: «Total» ends the answers"]
    assert len(form("Name|Zone", "Ana|Rome", "Count|Berlin").rows) == 2


def test_like_headers_are_numbered_and_said():
    """The later one has a name of its own to speak of."""
    found = form("Name|Email|E-mail", "Ana|a@example.org|b@example.org")
    assert [column.asked for column in found.columns] == ["Name", "Email", "E-mail (2)"]
    assert notes(found) == ["two columns are called «Email»; the later one is «E-mail (2)» here"]
    assert found.notes[0].path == ("x.csv", 1, 2)


def test_a_column_without_a_name_gets_one():
    """It can then be spoken of; one at the end without any answer is none."""
    found = form("Name||Zone||", "Ana|x|Rome", "Ben||Rome||")
    assert [column.asked for column in found.columns] == ["Name", "column 2", "Zone"]
    found = form("Name|Team|Zone||", "Ana|x|Rome|y")
    assert [column.asked for column in found.columns] == ["Name", "Team", "Zone", "column 4"]


def test_more_cells_than_columns_are_refused():
    """Each such row is named, with how many cells are left over."""
    problems = refused("Name|Zone", "Ana|Rome|x|y", "Ben|Oslo||", "Cem|Bonn|z")
    assert [(problem.path, problem.message) for problem in problems] == [
        (("x.csv", 2, 2), "this row has 2 cells more than the header has columns"),
        (("x.csv", 4, 2), "this row has 1 cell more than the header has columns"),
    ]


def test_short_rows_end_in_empty_cells():
    """Nothing is missing where nothing was answered."""
    found = form("Name|Zone", "Ana")
    assert found.cell(found.rows[0], 1) == ""


def test_a_marker_of_nobody_is_blanked_in_the_tools_own_columns():
    """Elsewhere the same word is what somebody wrote."""
    found = form("Stamp|Mail|Nickname", "today|Anonymous|anonymous")
    assert found.rows[0].cells == ("today", "", "anonymous")


def test_unfinished_answers_are_counted():
    """They stay, and the first is pointed at."""
    found = form("Stamp|State|Name", "today|begun|Ana", "today|done|Ben", "today|begun|Cem")
    assert notes(found) == ["2 answers were not finished"]
    assert found.notes[0].path == ("x.csv", 2, 1)


def test_the_sheet_that_fits_best_is_read_and_named():
    """Notes on a first sheet do not hide the answers on a second."""
    sheets = (grid("Notes|for me", "a|b", file="x «Notes»"), grid("Stamp|Name", "t|Ana", file="x «Answers»"))
    found = form_of(sheets, ALL, Said())
    assert found.file == "x «Answers»"
    assert notes(found) == ["of 2 sheets, «x «Answers»» is read"]


def test_a_named_layout_is_the_only_one_tried():
    """By its name for people, or that of its file."""
    assert form("Stamp|Name", "t|Ana", said=Said(layout="plain")).layout == "plain"
    assert form("Stamp|Name", "t|Ana", said=Said(layout="FORMS")).layout == "forms"
    (problem,) = refused("Name|Zone", "Ana|Rome", said=Said(layout="forms"))
    assert problem.message == "this does not look like Forms"
    assert problem.hint == "its header has «Stamp»; leave out --layout to try the others"


def test_an_unknown_layout_is_named_with_the_nearest():
    """Nobody has to look the names up."""
    (problem,) = refused("Name", "Ana", said=Said(layout="exakt"))
    assert (problem.message, problem.hint) == ("there is no layout called «exakt»", "did you mean Exact?")


def test_a_file_without_rows_is_refused():
    """There is nothing to read."""
    (problem,) = refused()
    assert problem.path == ("x.csv", 1)


def test_a_header_alone_is_a_form_without_answers():
    """Whoever imports before anybody answered is told of it elsewhere."""
    assert form("Stamp|Name").rows == ()
