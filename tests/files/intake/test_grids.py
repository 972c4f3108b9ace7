"""CSV and its relatives as grids; ``test_row_45`` and those after it are rows of the table of odd inputs."""

from __future__ import annotations

import csv
import io

import pytest

from circlekit.core.intake.form import Row
from circlekit.core.problems import InputProblems, Place, WrongUse
from circlekit.files.intake import grids as reader
from circlekit.files.intake.grids import read_export, read_grids
from tests.files.intake.making_workbooks import workbook, zipped

TABLE = "Name{0}City\nAna{0}Rio, Brazil\nBen{0}Rome\n"


def cells(content: bytes | str, **options: str) -> list[tuple[str, ...]]:
    """Return the cells of the one grid in a file."""
    (grid,) = read_grids(content.encode() if isinstance(content, str) else content, "f.csv", **options)
    return [row.cells for row in grid.rows]


def notes(content: bytes | str, **options: str) -> list[str]:
    """Return what is said of the one grid in a file, with its lines."""
    (grid,) = read_grids(content.encode() if isinstance(content, str) else content, "f.csv", **options)
    return [f"{note.place}: {note.message}" for note in grid.notes]


def refusal(content: bytes | str, **options: str) -> str:
    """Return why a file is refused, and where."""
    with pytest.raises(InputProblems) as raised:
        read_grids(content.encode() if isinstance(content, str) else content, "f.csv", **options)
    (problem,) = raised.value.problems
    return f"{problem.place}: {problem.message}"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_row_45_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    """A comma in a text does not make it one."""
    assert cells(TABLE.format(delimiter)) == [("Name", "City"), ("Ana", "Rio, Brazil"), ("Ben", "Rome")]


def test_row_46_a_line_that_names_the_separator_is_no_row() -> None:
    """Excel understands it, and writes it."""
    (grid,) = read_grids(b"sep=;\nName;City\nAna;Rio\n", "f.csv")
    assert grid.rows == (Row(2, ("Name", "City")), Row(3, ("Ana", "Rio")))


def test_row_47_a_byte_order_mark_is_no_part_of_the_first_header() -> None:
    """Most tools write one."""
    assert cells(b"\xef\xbb\xbfTimestamp,Name\n1,Ana\n")[0] == ("Timestamp", "Name")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_row_48_an_encoding_that_can_be_told_is_told(encoding: str) -> None:
    """UTF-16 without a mark too, in any script, by the zero bytes of what is written in ASCII."""
    text = "Имя,City 1\nЖанна,Łódź\nОля,Rome\n"
    assert cells(text.encode(encoding)) == [("Имя", "City 1"), ("Жанна", "Łódź"), ("Оля", "Rome")]
    assert notes(text.encode(encoding)) == []


def test_row_48_another_encoding_is_a_guess_with_a_sample() -> None:
    """Of headers and names, at most three words; addresses and long texts are not shown."""
    text = (
        "Näme,Mail,Wish\nZoë,zoë@example.org,für alle etwas zu tun haben und nie müde sein\nJörg Müßter,,\n"
    )
    assert notes(text.encode("cp1252")) == [
        "f.csv:1:1: this file is not UTF-8; it was read as Windows-1252, such as «Näme», «Zoë» and «Jörg»"
    ]
    (grid,) = read_grids(text.encode("cp1252"), "f.csv")
    assert "--encoding" in grid.notes[0].hint
    assert grid.rows[1].cells[0] == "Zoë"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("mac_roman", "macintosh"),
        ("shift_jis", "Shift_JIS"),
        ("cp1251", "windows-1251"),
        ("cp1252", "cp1252"),
    ],
)
def test_row_48_an_encoding_may_be_named(encoding: str, named: str) -> None:
    """By any of its names; what was named is no guess."""
    name = {"shift_jis": "山田", "cp1251": "Жанна"}.get(encoding, "Zoë")
    content = f"Name,City\n{name},Rome\n".encode(encoding)
    assert cells(content, encoding=named)[1] == (name, "Rome")
    assert notes(content, encoding=named) == []


def test_row_48_an_encoding_that_cannot_be_is_refused() -> None:
    """With the place where it fails, and a way on."""
    content = "Name,City\nZoë,Rome\n".encode("cp1252")
    assert (
        refusal(content, encoding="utf-8") == "f.csv:2:1: this file is not in the encoding «utf-8» (byte 13)"
    )
    assert refusal(b"Name,City\nZo\x81,Rome\n") == "f.csv:1:1: this file is neither UTF-8 nor Windows-1252"


@pytest.mark.parametrize("name", ["utf9", "rot13", "zip", "idna", "x" * 99, "../x", "a\0b"])
def test_row_48_only_encodings_of_text_are_known(name: str) -> None:
    """Others of Python's codecs unpack or turn what they are given."""
    with pytest.raises(WrongUse, match="no encoding is called"):
        read_grids(b"a,b\n", "f.csv", encoding=name)


def test_row_49_zero_bytes_are_no_text() -> None:
    """A binary file under the name of a table."""
    assert refusal(b"name,lead\nA\0\0\0\0,x\n") == "f.csv:1:1: this looks like UTF-16 or a binary file"
    assert refusal(bytes(range(32)) * 9) == "f.csv:1:1: this looks like UTF-16 or a binary file"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('Name,Wish\nAna,"x\nBen,y\n', "f.csv:2:5"),
        ('Name,Wish\nAna,"x\n' + "Ben,y\n" * 200 + 'Cem,"z"\n', "f.csv:2:5"),
    ],
)
def test_row_50_a_quote_that_is_never_closed_is_shown_where_it_opens(text: str, place: str) -> None:
    """It would swallow the rest of the file."""
    assert refusal(text) == f"{place}: the quote that opens here is never closed"


def test_row_51_text_behind_a_closing_quote_is_kept_and_said() -> None:
    """It is part of the cell, and probably a mistake."""
    text = 'Name,Wish\nAna,fine\nBen,"x"y\n'
    assert cells(text)[2] == ("Ben", "xy")
    message = "text stands behind a closing quote here, and was read as part of the cell"
    assert notes(text) == [f"f.csv:3:1: {message}"]
    assert notes('Name,Pipe\nAna,5" wide\nBen,"5"" wide"\n') == []


def test_row_52_a_cell_may_have_a_mebibyte() -> None:
    """One character more is refused; other readers in the process keep their own limit."""
    limit = csv.field_size_limit()
    most = 1024 * 1024
    assert len(cells("Name,Wish\nAna," + "x" * most + "\n")[1][1]) == most
    assert refusal("Name,Wish\nAna," + "x" * (most + 1) + "\n") == "f.csv:2:1: a cell in this row is too long"
    assert csv.field_size_limit() == limit


def test_row_53_ragged_rows_are_kept_as_they_are() -> None:
    """Rallly writes them: a layout knows what the surplus means."""
    assert cells("Name,Email,Mon 5 pm\nAna\nBen,b@example.org,Yes,No\n")[1:] == [
        ("Ana",),
        ("Ben", "b@example.org", "Yes", "No"),
    ]


def test_row_54_columns_of_one_name_stay_apart() -> None:
    """A grid has no names yet."""
    assert cells("Email,Email\na@example.org,b@example.org\n")[0] == ("Email", "Email")


def test_row_55_rows_without_text_are_left_out_and_counted() -> None:
    """Blank lines, which every editor adds, are not even that."""
    text = "Name,City\n\nAna,Rome\n,\n , \nBen,Rio\n,\n"
    assert [row.line for row in read_grids(text.encode(), "f.csv")[0].rows] == [1, 3, 6]
    assert notes(text) == ["f.csv:4:1: 3 empty rows left out"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\r\r\n"])
def test_row_56_lines_may_end_in_any_way(line_end: str) -> None:
    """Also of old Macs, and of a file that was converted twice; breaks in cells are one character."""
    text = 'Name,City\nAna,"Rome\nItaly"\n'.replace("\n", line_end)
    assert cells(text) == [("Name", "City"), ("Ana", "Rome\nItaly")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_row_57_rows_above_the_header_do_not_hide_the_delimiter(delimiter: str) -> None:
    """A title, a link and an empty line; two rows of headers."""
    text = f"Our circles, spring\nhttps://example.org/a;b\n\n{TABLE.format(delimiter)}"
    if delimiter == ",":
        text = text.replace("Rio, Brazil", '"Rio, Brazil"').replace("circles, spring", "circles")
    assert cells(text)[-3:] == [("Name", "City"), ("Ana", "Rio, Brazil"), ("Ben", "Rome")]


def test_row_57_answers_with_semicolons_do_not_make_them_the_delimiter() -> None:
    """Also where there are more of them, in texts of many lines, than rows."""
    row = '"Ana","Mon;Tue\n\nthank you;\nbye; now"\n'
    assert {len(row) for row in cells('"Name","Days"\n' + row * 9)} == {2}


def test_row_58_headers_are_kept_as_they_stand() -> None:
    """Who compares them tidies them."""
    assert cells('Full\u00a0name,"Wish\n",🙂 {{field:0-0}}\nAna,x,y\n')[0] == (
        "Full\u00a0name", "Wish\n", "🙂 {{field:0-0}}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'+49 30 1", "+49 30 1"), ("'=1+1", "=1+1"), ("'-x", "-x"), ("'@ana", "@ana"), ("=1+1", "=1+1"),
        ("'s Hertogenbosch", "'s Hertogenbosch"), ("O'Neill", "O'Neill"), ("''", "''"),
    ],
)  # fmt: skip
def test_row_65_the_guard_of_a_formula_comes_off(cell: str, text: str) -> None:
    """Other apostrophes are people's own."""
    assert cells(f"Name,x\nAna,{cell}\n")[1] == ("Ana", text)


def test_row_66_words_for_nothing_stay_words() -> None:
    """What they mean depends on the column."""
    assert cells("a,b,c\nN/A,-,TRUE\n")[1] == ("N/A", "-", "TRUE")


def test_row_67_twenty_thousand_rows_are_read_and_no_more() -> None:
    """Ten rows above them may be titles and headers."""
    assert len(cells("Name,City\n" + "Ana,Rome\n" * 20_000)) == 20_001
    message = "f.csv:1:1: this table has more than 20,000 rows"
    assert refusal("Name,City\n" + "Ana,Rome\n" * 20_010) == message


def test_row_67_a_file_larger_than_any_export_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything in it is looked at."""
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    assert refusal(b"0123456789a") == "f.csv:1:1: this file is larger than 64 MB"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this file is empty"),
        (b"\n\n,,\n", "this file is empty"),
        (b"<!DOCTYPE html><p>", "this is a web page, not a CSV file"),
        (b"  <html><p>", "this is a web page, not a CSV file"),
        (b"%PDF-1.7", "this is a PDF, not a CSV file"),
        (b"{\\rtf1 x}", "this is a text document with formatting, not a CSV file"),
        (b'{"a": [1]}', "this is JSON of a tool that is not known here"),
        (b"PK\x03\x04rest", "this file is damaged, or not all of it has arrived"),
    ],
)
def test_row_68_another_kind_of_file_is_told_by_its_first_bytes(content: bytes, message: str) -> None:
    """Whatever its name says."""
    assert refusal(content) == f"f.csv:1:1: {message}"


def test_row_68_a_header_alone_is_a_grid() -> None:
    """That nobody has answered is for others to say."""
    assert cells("Name,City\n") == [("Name", "City")]


def test_a_workbook_under_the_name_of_a_table_is_read() -> None:
    """Its first bytes say what it is."""
    assert cells(workbook([["Name"], ["Ana"]])) == [("Name",), ("Ana",)]


def test_characters_that_no_text_has_become_spaces() -> None:
    """Somebody pasted them into a form; a warning says where the first one is."""
    text = "Name,Wish\nAna,a\u2028b\nBen,c\x07d\n"
    assert cells(text)[1:] == [("Ana", "a b"), ("Ben", "c d")]
    assert notes(text) == ["f.csv:2:1: characters that cannot be shown became spaces"]


def test_a_zip_with_one_table_is_that_table() -> None:
    """Google Forms packs its answers so; macOS adds files of its own."""
    content = zipped({"a/Form.csv": b"Name,x\nAna,1\n", "__MACOSX/._Form.csv": b"x", ".DS_Store": b"x"})
    (grid,) = read_grids(content, "answers.zip")
    assert (grid.file, [row.cells[0] for row in grid.rows]) == ("answers.zip/Form.csv", ["Name", "Ana"])
    assert read_export(content, "answers.zip").sources[grid.file].place(grid.file, 2, 1) == Place(
        grid.file, 2, 5
    )


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a.csv", "b.csv"], "this zip has 2 tables in it: «a.csv» and «b.csv»"),
        ([f"{n}.csv" for n in "abcdefg"], "this zip has 7 tables in it: «a.csv», «b.csv», «c.csv», «d.csv», "
         "«e.csv» and 2 more"),
        (["photo.png"], "this zip has no table in it, but «photo.png»"),
        (["inner.zip", "people.xlsx"], "this zip has no table in it, but «inner.zip» and «people.xlsx»"),
        ([], "this zip is empty"),
    ],
)  # fmt: skip
def test_a_zip_with_anything_else_says_what_is_in_it(names: list[str], message: str) -> None:
    """Nothing is unpacked to be looked at."""
    assert refusal(zipped(dict.fromkeys(names, b"Name,x\n"))) == f"f.csv:1:1: {message}"


def test_ten_thousand_rows_keep_every_cell() -> None:
    """A large export is read as a small one is."""
    rows = [[f"row {row}, cell {cell}" for cell in range(20)] for row in range(10_000)]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    assert cells(text.getvalue()) == [tuple(row) for row in rows]
