"""Workbooks as grids; ``test_row_73`` and those after it are rows of the table of odd inputs."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from zipfile import ZipFile

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from circlekit.core.intake.form import Grid
from circlekit.core.problems import InputProblems, Place, WrongUse
from circlekit.files.intake.grids import read_grids
from circlekit.files.intake.workbooks.cells import clean, number
from tests.files.intake.making_workbooks import SHEET, opened, saved, with_parts, with_rows, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def only(content: bytes) -> Grid:
    """Return the one grid in a workbook."""
    (grid,) = read_grids(content, "x.xlsx")
    return grid


def cells(content: bytes) -> list[tuple[str, ...]]:
    """Return the cells of the one grid in a workbook."""
    return [row.cells for row in only(content).rows]


def notes(grid: Grid) -> list[str]:
    """Return what is said of a grid, with its places."""
    return [f"{note.place}: {note.message}" for note in grid.notes]


def refusal(content: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(InputProblems) as raised:
        read_grids(content, "x.xlsx")
    (problem,) = raised.value.problems
    assert problem.place == Place("x.xlsx")
    return problem.message


def stream(name: str) -> bytes:
    """Return an entry of the directory of a compound file (MS-CFB 2.6.1), behind its first bytes."""
    written = name.encode("utf-16-le")
    return OLE + bytes(504) + written.ljust(64, b"\0") + (len(written) + 2).to_bytes(2, "little") + bytes(62)


def test_row_73_the_size_that_a_sheet_names_is_not_believed() -> None:
    """It said one cell, and had six."""
    content = workbook([["Name", "City"], ["Ana", "Rio"], ["Ben", "Rome"]])
    before = b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in range(2, 6))
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="%s"><dimension ref="A1"/>%s%s</sheetData></worksheet>' % (main, before, rows)
    assert cells(with_parts(content, {SHEET: [sheet]})) == [("Name",), ("2",), ("3",), ("4",), ("5",)]


def test_row_74_a_long_stretch_of_empty_rows_ends_a_sheet() -> None:
    """Some programs write a million of them; what stands behind is said when it is near."""
    empty = "".join(f'<row r="{n}" ht="9"/>' for n in range(2, 30_000))
    assert notes(only(with_rows('<row r="1"><c><v>1</v></c></row>', empty))) == []
    grid = only(with_rows('<row r="1"><c><v>1</v></c></row>', '<row r="203"><c><v>2</v></c></row>'))
    assert [row.line for row in grid.rows] == [1]
    message = "this row and those below stand under 200 empty rows, and are not read"
    assert notes(grid) == [f"x.xlsx:203:1: {message}"]


def test_row_74_two_hundred_empty_rows_are_passed_over() -> None:
    """A row keeps the number that a spreadsheet shows."""
    grid = only(with_rows('<row r="1"><c><v>1</v></c></row>', '<row r="201"><c r="C201"><v>2</v></c></row>'))
    assert [(row.line, row.cells) for row in grid.rows] == [(1, ("1",)), (201, ("", "", "2"))]


def test_row_74_columns_far_to_the_right_are_left_out_and_said() -> None:
    """A spreadsheet has 16,384 of them."""
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="GR1"><v>2</v></c><c r="GS1"><v>3</v></c><c r="XFD1"/></row>'
    grid = only(with_rows(row))
    assert (len(grid.rows[0].cells), grid.rows[0].cells[-1]) == (200, "2")
    assert notes(grid) == ["x.xlsx:1:1: columns behind the first 200 are not read"]


def test_row_74_twenty_thousand_rows_are_read_and_no_more() -> None:
    """Ten rows above them may be titles and headers."""
    row = "<row><c><v>1</v></c></row>"
    assert len(only(with_rows(row * 20_010)).rows) == 20_010
    assert refusal(with_rows(row * 20_011)) == "this table has more than 20,000 rows"


def test_row_75_a_formula_has_the_value_that_was_calculated() -> None:
    """It is never calculated here; one that has no value is named."""
    row = (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>1+1</f></c><c r="C2"><f>NOW()</f><v></v></c>'
        '<c r="D2" t="str"><f>""</f><v></v></c><c r="E2" t="str"><f>A1</f><v>=x</v></c></row>'
    )
    grid = only(with_rows(row))
    assert grid.rows[0].cells == ("2", "", "", "", "=x")
    assert notes(grid) == ["x.xlsx:1:1: 2 formulas have no result, and are read as empty: B2 and C2"]
    (grid,) = read_grids(workbook([["a", "=1+1"]]), "x.xlsx")
    assert notes(grid) == ["x.xlsx:1:1: 1 formula has no result, and is read as empty: B1"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 10, 11, 14, 5, 9), "2026-10-11 14:05:09"),
        (datetime(2026, 10, 11, 14, 5, 8, 999_700), "2026-10-11 14:05:09"),
        (date(2026, 10, 11), "2026-10-11"),
        (time(16, 30), "16:30"),
        (time(16, 30, 5), "16:30:05"),
        (timedelta(hours=26), "26:00"),
        (timedelta(hours=1, seconds=1), "01:00:01"),
        (True, "TRUE"),
        (False, "FALSE"),
        (45, "45"),
        (45.0, "45"),
        (-3, "-3"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (100000000001, "100000000001"),
        ("  text ", "  text "),
        ("two\nlines", "two\nlines"),
        ("'+49 30", "+49 30"),
        ("N/A", "N/A"),
    ],
)
def test_row_76_a_typed_value_is_text_that_nobody_can_misread(value: object, text: str) -> None:
    """No order of day and month, no float's tail; what people typed stays as it is."""
    assert cells(workbook([["x", value, "y"]])) == [("x", text, "y")]


def test_row_76_workbooks_of_old_macs_count_days_from_1904() -> None:
    """The same number is four years and a day later."""
    book = opened(workbook([["when", datetime(2026, 10, 11, 14, 5)]]))
    book.epoch = CALENDAR_MAC_1904
    assert cells(saved(book)) == [("when", "2026-10-11 14:05:00")]


def test_row_76_errors_are_empty() -> None:
    """There is no value where #N/A stands."""
    assert cells(with_rows('<row><c t="e"><v>#N/A</v></c><c><v>1</v></c></row>')) == [("", "1")]


def test_row_76_dates_may_be_written_as_such() -> None:
    """ISO 8601, which newer programs may use."""
    row = '<row><c t="d"><v>2026-10-11T14:05:09</v></c><c t="d"><v>2026-10-11</v></c></row>'
    assert cells(with_rows(row)) == [("2026-10-11 14:05:09", "2026-10-11")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (stream("Workbook"), "this is a workbook of an old kind (.xls)"),
        (stream("Book"), "this is a workbook of an old kind (.xls)"),
        (stream("EncryptedPackage"), "this workbook has a password"),
        (stream("WordDocument"), "this is a document of an old kind, not a table"),
        (zipped({"mimetype": b"x", "META-INF/manifest.xml": b"<x/>"}),
         "this is an OpenDocument file, such as LibreOffice's (.ods)"),
        (zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
         "this is a text document (.docx), not a table"),
        (zipped({"xl/workbook.bin": b"x"}), "this is a binary workbook (.xlsb)"),
        (zipped({"[Content_Types].xml": b"<x/>"}), "this file is damaged, or not all of it has arrived"),
        (zipped({"[Content_Types].xml": b"no xml"}), "this file is damaged, or not all of it has arrived"),
        (workbook([["Name"]])[:-500], "this file is damaged, or not all of it has arrived"),
        (workbook([[]]), "this workbook is empty"),
    ],
)  # fmt: skip
def test_row_77_each_other_kind_has_a_sentence_of_its_own(content: bytes, message: str) -> None:
    """What to do differs for an old workbook, one with a password and a damaged one."""
    assert refusal(content) == message


def test_row_77_a_table_under_the_name_of_a_workbook_is_read() -> None:
    """Its first bytes say what it is."""
    assert cells(b"Name,City\nAna,Rio\n") == [("Name", "City"), ("Ana", "Rio")]


@pytest.mark.parametrize("part", [b"<worksheet", b"<worksheet><sheetData></worksheet>", b"", b"\0\0"])
def test_row_77_a_sheet_that_is_no_xml_is_damaged(part: bytes) -> None:
    """The zip around it may be sound."""
    content = with_parts(workbook([["Name"]]), {SHEET: [part]})
    assert refusal(content) == "this file is damaged, or not all of it has arrived"


@pytest.mark.parametrize(
    "cell",
    ['<c t="s"><v>99</v></c>', '<c t="s"><v>x</v></c>', "<c><v>x</v></c>", '<c r="1A"><v>1</v></c>',
     '<c s="x"><v>1</v></c>', '<c t="d"><v>yesterday</v></c>', '<c r="aé1"><v>1</v></c>'],
)  # fmt: skip
def test_row_77_a_cell_that_says_nothing_is_damaged(cell: str) -> None:
    """A text that is not in the list, a column that does not exist, a number that is none."""
    assert refusal(with_rows(f"<row>{cell}</row>")) == "this file is damaged, or not all of it has arrived"


def test_row_78_each_sheet_with_text_is_a_grid() -> None:
    """Their names tell them apart; empty ones are passed over."""
    grids = read_grids(workbook([["About"]], [[None]], [["Name"], ["Ana"]]), "x.xlsx")
    assert [(grid.file, len(grid.rows)) for grid in grids] == [("x.xlsx «Sheet1»", 1), ("x.xlsx «Sheet3»", 2)]


def test_row_78_a_sheet_may_be_named() -> None:
    """In small letters too; one that does not exist is a mistake of the command."""
    content = workbook([["About"]], [["Name"], ["Ana"]])
    (grid,) = read_grids(content, "x.xlsx", sheet="sheet2")
    assert (grid.file, grid.rows[1].cells) == ("x.xlsx", ("Ana",))
    with pytest.raises(WrongUse) as raised:
        read_grids(content, "x.xlsx", sheet="Answers")
    (problem,) = raised.value.problems
    assert problem.message == "x.xlsx has no sheet «Answers»"
    assert problem.hint == "its sheets are «Sheet1» and «Sheet2»"


def test_row_78_what_is_hidden_is_read_and_said() -> None:
    """A filter may have hidden half of the answers."""
    book = opened(workbook([["Name", "City"], ["Ana", "Rio"], ["Ben", "Rome"]], [["x"]]))
    book["Sheet1"].row_dimensions[2].hidden = True
    book["Sheet1"].row_dimensions[3].hidden = True
    book["Sheet1"].column_dimensions["B"].hidden = True
    book["Sheet1"].sheet_state = "hidden"
    book.active = 1
    first, second = read_grids(saved(book), "x.xlsx")
    assert first.rows[1].cells == ("Ana", "Rio")
    assert notes(first) == [
        "x.xlsx «Sheet1»:1:1: this sheet is hidden; it was read too",
        "x.xlsx «Sheet1»:1:1: 2 hidden rows and 1 hidden column were read too",
    ]
    assert notes(second) == []


def test_row_78_a_merged_header_stands_in_its_first_cell() -> None:
    """The others are empty, as in an export of Doodle."""
    book = opened(workbook([["May", None, "June"], ["Mon 4", "Tue 5", "Mon 1"]]))
    book["Sheet1"].merge_cells("A1:B1")
    assert cells(saved(book)) == [("May", "", "June"), ("Mon 4", "Tue 5", "Mon 1")]


def test_row_79_macros_links_and_objects_are_never_opened() -> None:
    """They may be as broken as they like."""
    parts = {name: [b"\0not what it seems"] for name in (
        "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.bin",
        "xl/drawings/drawing1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "customXml/item1.xml",
        "docProps/core.xml", "xl/theme/theme1.xml",
    )}  # fmt: skip
    content = with_parts(workbook([["Name"], ["Ana"]]), parts)
    macros = _with_macros(content)
    assert cells(content) == cells(macros) == [("Name",), ("Ana",)]


def _with_macros(content: bytes) -> bytes:
    """Return a workbook that says of itself that it has macros (.xlsm)."""
    name = "[Content_Types].xml"
    with ZipFile(io.BytesIO(content)) as archive:
        types = archive.read(name)
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert plain in types
    macro = types.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    return with_parts(content, {name: [macro]})


def test_row_80_a_date_without_a_zone_gets_none() -> None:
    """Whose clock it is on, the file does not say."""
    row = cells(workbook([["Start time"], [datetime(2026, 10, 11, 9, 0, 22)]]))[1]
    assert row == ("2026-10-11 09:00:22",)


def test_names_with_a_prefix_are_the_same() -> None:
    """Some programs write every name with one."""
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>Ana</x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert cells(with_parts(workbook([["Name"]]), {SHEET: [sheet.encode()]})) == [("", "Ana")]


def test_a_text_in_stretches_is_one_without_how_it_is_spoken() -> None:
    """Formatted words come in pieces, and Japanese names with their reading."""
    rich = "<is><r><t>山</t></r><r><t>田</t></r><rPh sb='0' eb='2'><t>やまだ</t></rPh></is>"
    assert cells(with_rows(f'<row><c t="inlineStr">{rich}</c><c><v>1</v></c></row>')) == [("山田", "1")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a_x000D_\nb", "a\nb"), ("a\r\nb\rc", "a\nb\nc"), ("a\u2028b\x0bc", "a\nb\nc"), ("a\x07b", "a b"),
        ("a_x005F_x000D_b", "a_x000D_b"), ("a\u00a0b", "a\u00a0b"), ("snake_x_case", "snake_x_case"),
    ],
)  # fmt: skip
def test_a_text_breaks_lines_in_one_way(text: str, shown: str) -> None:
    """Workbooks write what XML does not have between underscores."""
    assert clean(text) == shown


def test_a_number_that_no_calendar_has_stays_a_number() -> None:
    """A serial of ten digits in a column of dates is a telephone number."""
    assert number("4915112345678", datetime(1899, 12, 30)) == "4915112345678"
    assert number("0.6875", datetime(1899, 12, 30)) == "16:30"
    assert number("46306.5", datetime(1899, 12, 30)) == "2026-10-11 12:00:00"
