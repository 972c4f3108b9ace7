from datetime import date

import pytest

from circlekit.core.problems import InputProblems, Place
from circlekit.files.tables import read_table, scan_table
from tests.files.intake.making_workbooks import workbook


def _table(text):
    return read_table(text.encode(), "people.csv")


def test_rows_keep_their_cells_and_the_line_they_begin_on():
    """Line breaks in a cell do not disturb the count; empty cells are left out."""
    table = _table('name,needs,role\nAna,"two\nlines",\n\nBen,,chair\n')
    assert table.header == ("name", "needs", "role")
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, {"name": "Ana", "needs": "two\nlines"}),
        (5, {"name": "Ben", "role": "chair"}),
    ]


@pytest.mark.parametrize(
    ("column", "place"),
    [("name", (2, 1)), ("needs", (2, 8)), ("role", (3, 9)), ("unknown", (2, 1))],
)
def test_a_cell_has_a_line_and_a_column(column, place):
    """Separators and line breaks inside quotes are part of a cell."""
    table = _table('name,needs,role\n"A,na","two ""x"",\nlines,",chair\n')
    assert table.place(table.rows[0], column) == Place("people.csv", *place)


def test_a_column_has_the_place_of_its_name():
    """What is wrong with a whole column is shown in the header."""
    assert _table("sep=;\nname;role\nAna;x\n").column_place("role") == Place("people.csv", 2, 6)


def test_the_separator_that_cuts_evenly_is_the_right_one():
    """Commas in texts outnumber the semicolons, but cut the rows unevenly."""
    table = _table("name;needs;role\nAna;a, b, c, d;x\nBen;e, f;y\n")
    assert (table.source.delimiter, table.rows[0].cells["needs"]) == (";", "a, b, c, d")


def test_columns_of_one_name_are_numbered():
    """Thousands of them too; a column that has such a number already is not taken twice."""
    table = _table("a,a,a (2),a,b,\n1,2,3,4,5,\n")
    assert table.header == ("a", "a (2)", "a (2) (2)", "a (3)", "b")
    assert table.numbered == ("a (2)", "a (2) (2)", "a (3)")
    assert len(set(_table("a," * 5000 + "b\n" + "1," * 5000 + "2\n").header)) == 5001


def test_a_table_of_one_column_is_a_table():
    """Names alone are enough to begin with."""
    assert [row.cells for row in _table("name\nAna\nBen\n").rows] == [{"name": "Ana"}, {"name": "Ben"}]


def test_a_word_that_begins_like_a_separator_line_is_a_header():
    """Only ``sep=`` and one sign are an instruction to Excel."""
    assert _table("sep=arate;name\nx;Ana\n").header == ("sep=arate", "name")


def test_problems_of_single_rows_leave_the_others_readable():
    """A row that is too long is an error; its first cells are read all the same."""
    table = scan_table(b"name,role\nAna,x,y,z\nBen,w\n", "f")
    assert [error.message for error in table.errors] == ["this row has 2 cells more than the 2 column names"]
    assert [row.cells["role"] for row in table.rows] == ["x", "w"]
    with pytest.raises(InputProblems):
        read_table(b"name,role\nAna,x,y,z\n", "f")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('name,needs\nAna,"x\nBen,y\n', (2, 5)),
        ('name,needs\nAna,"x"\nBen,"y, z', (3, 5)),
        ('name,needs\nAna,"x\n' + "Ben,y\n" * 200 + 'Cem,"z"\n', (2, 5)),
    ],
)
def test_a_quote_that_is_never_closed_is_found_where_it_opens(text, place):
    """It would swallow the rest of the file without a word."""
    with pytest.raises(InputProblems) as raised:
        _table(text)
    (problem,) = raised.value.problems
    assert problem.message == "the quote that opens here is never closed"
    assert problem.place == Place("people.csv", *place)


def test_a_stray_quote_inside_a_cell_is_text():
    """Inches and nicknames are no mistake."""
    assert [row.cells for row in _table('name,role\nAna,5" pipe\n').rows] == [
        {"name": "Ana", "role": '5" pipe'}
    ]


def test_a_cell_beyond_all_measure_is_refused():
    """The limit of the csv module ends in a sentence."""
    with pytest.raises(InputProblems, match="a cell in this row is too long"):
        _table("name,role\nAna," + "x" * 200_000 + "\n")


def test_a_table_may_be_a_workbook():
    """Rows and columns have the numbers that a spreadsheet shows; typed dates are text."""
    table = read_table(workbook([["name", "joins"], [None], ["Ana", date(2027, 1, 11)]]), "people.xlsx")
    assert (table.file, table.header) == ("people.xlsx", ("name", "joins"))
    assert [(row.line, row.cells) for row in table.rows] == [(3, {"name": "Ana", "joins": "2027-01-11"})]
    assert table.place(table.rows[0], "joins") == Place("people.xlsx", 3, 2)
    assert table.column_place("joins") == Place("people.xlsx", 1, 2)


def test_of_several_sheets_the_one_with_a_column_we_know_is_read():
    """The others are named."""
    table = read_table(workbook([["Read me"]], [["Name", "Team"], ["Ana", "x"]], [["y"]]), "people.xlsx")
    assert (table.file, table.rows[0].cells["Name"]) == ("people.xlsx «Sheet2»", "Ana")
    (warning,) = table.warnings
    assert warning.message == "of this workbook, «Sheet1» and «Sheet3» are not read"


def test_a_cell_beyond_the_columns_of_a_workbook_is_an_error():
    """The hint is about columns; there is no separator."""
    table = scan_table(workbook([["name"], ["Ana", "x"]]), "people.xlsx")
    (error,) = table.errors
    assert error.message == "this row has 1 cell more than the 1 column name"
    assert (error.hint, error.place) == ("name each column in the first row", Place("people.xlsx", 2))
