"""Workbooks made to take all memory: refused, each in its sentence, in less than 100 MB.

``test_row_69`` and those after it are rows of the table of odd inputs. None of the files is larger than 1 MB.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from circlekit.core.problems import InputProblems
from circlekit.files.intake.grids import read_grids
from tests.files.intake.making_workbooks import (
    MAIN,
    SHEET,
    STRINGS,
    with_a_lie,
    with_parts,
    with_rows,
    with_strings,
    workbook,
    zipped,
)

pytestmark = pytest.mark.long

MOST_MEGABYTES = 100
MEGABYTE = 1024 * 1024

MEASURE = """
import json, resource, sys
import defusedxml.ElementTree, openpyxl
from circlekit.core.problems import InputProblems
from circlekit.files.intake.workbooks import reading as workbook
from circlekit.files.intake.grids import read_grids

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

start = most()
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
for line in sys.stdin:
    try:
        with open(line.strip(), "rb") as file:
            grids = read_grids(file.read(), "x.xlsx")
        said = f"{len(grids)} grids"
    except InputProblems as wrong:
        said = "; ".join(problem.message for problem in wrong.problems)
    print(json.dumps([said, (most() - start) // unit]), flush=True)
"""
"""Reads one file after the other; what it says of memory is the most that any of them took."""

Refusal = Callable[[bytes], str]


@pytest.fixture(scope="module")
def refusal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Refusal]:
    """Return what tells why a file is refused, by a process that takes less memory than it may."""
    path = tmp_path_factory.mktemp("hostile") / "x.xlsx"
    command = [sys.executable, "-c", MEASURE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        given, told = reader.stdin, reader.stdout
        assert given
        assert told

        def refused(content: bytes) -> str:
            path.write_bytes(content)
            given.write(f"{path}\n")
            given.flush()
            said, megabytes = json.loads(told.readline())
            assert megabytes < MOST_MEGABYTES
            return str(said)

        yield refused
        given.close()


def sheet_of(pieces: list[bytes]) -> bytes:
    """Return a workbook whose sheet is written in these pieces."""
    start = f"<worksheet {MAIN}><sheetData>".encode()
    return with_parts(workbook([["Name"]]), {SHEET: [start, *pieces, b"</sheetData></worksheet>"]})


def with_noise(piece: bytes, times: int) -> list[bytes]:
    """Return a piece many times, with remarks between that keep it from being packed too well."""
    chance = random.Random(1)
    return [piece + b"<!--%d-->" % chance.randrange(10**15) for _ in range(times)]


def test_row_69_a_hundred_megabytes_of_spaces(refusal: Refusal) -> None:
    """0.1 MB, which a reader that only looks for cells unpacks to the end."""
    content = sheet_of([b" " * MEGABYTE] * 110)
    assert refusal(content) == "this workbook would unpack to more than 100 MB"


def test_row_70_six_million_texts(refusal: Refusal) -> None:
    """Each of them a text of one letter."""
    content = with_strings([b"<si><t>x</t></si>" * 10_000] * 600)
    assert refusal(content) == "a part of this workbook would unpack to more than 50 MB"


def test_row_70_texts_below_the_limit_of_size_are_counted(refusal: Refusal) -> None:
    """Empty ones take five bytes each."""
    content = with_strings(with_noise(b"<si/>" * 200, 2_600))
    message = "this workbook has more cells than 20,000 answers need"
    assert refusal(content) == message


@pytest.mark.parametrize(
    ("megabytes", "message"),
    [
        (110, "this workbook would unpack to more than 100 MB"),
        (60, "a part of this workbook would unpack to more than 50 MB"),
        (20, "a part of this workbook would unpack to more than 200 times its size"),
    ],
)
def test_row_71_one_endless_text(refusal: Refusal, megabytes: int, message: str) -> None:
    """A hundred megabytes of the same letter pack to one tenth of one."""
    content = with_strings([b"<si><t>", *[b"x" * MEGABYTE] * megabytes, b"</t></si>"])
    assert refusal(content) == message


def test_row_71_a_text_below_the_limit_of_size_is_cut_off(refusal: Refusal) -> None:
    """A cell may have a mebibyte."""
    noise = "".join(map(str, random.Random(1).sample(range(10**9), 200_000))).encode()
    assert refusal(with_strings([b"<si><t>", noise, b"</t></si>"])) == ("a cell of this workbook is too long")


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (1_000, "this file is damaged, or not all of it has arrived"),
        (40 * MEGABYTE, "a part of this workbook would unpack to more than 200 times its size"),
    ],
)
def test_row_71_a_directory_that_lies_about_sizes(refusal: Refusal, size: int, message: str) -> None:
    """Sixty megabytes that call themselves a kilobyte, or somewhat less than they are."""
    content = with_strings([b"<si><t>", *[b"x" * MEGABYTE] * 60, b"</t></si>"])
    assert refusal(with_a_lie(content, STRINGS, size)) == message


@pytest.mark.parametrize("name", [STRINGS, SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        f'<!ENTITY c "{"x" * 50_000}">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
    ],
)
def test_row_72_entities_are_refused(name: str, declaration: str) -> None:
    """A billion laughs, one long text many times, a file of this machine: none is ever made."""
    part = f"<!DOCTYPE x [{declaration}]><x>{'&c;' * 1000}</x>".encode()
    with pytest.raises(InputProblems, match="this workbook declares XML entities"):
        read_grids(with_parts(workbook([["Name"]]), {name: [part]}), "x.xlsx")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"<row/>", "this workbook is empty"),
        (b"<row><c/></row>", "this workbook is empty"),
        (b"<row><c><v>1</v></c></row>", "this table has more than 20,000 rows"),
    ],
)
def test_row_74_a_million_rows(refusal: Refusal, row: bytes, message: str) -> None:
    """Empty ones end the sheet, others are too many."""
    assert refusal(sheet_of(with_noise(row * 100, 10_000))) == message


def test_row_74_a_cell_in_the_last_corner(refusal: Refusal) -> None:
    """Nothing is made for the cells that are not there."""
    corner = with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert refusal(corner) == "this workbook is empty"


@pytest.mark.parametrize(
    "piece",
    [b"<c><v>1</v></c>" * 100, b"<c/>" * 100, b"<a/>" * 100, b'<row r="1"><c/></row>' * 60],
)
def test_a_row_without_end_is_counted_as_it_comes(refusal: Refusal, piece: bytes) -> None:
    """Cells, elements that mean nothing, and rows within rows."""
    content = sheet_of([b'<row r="1">', *with_noise(piece, 10_000), b"</row>"])
    assert refusal(content) == "this workbook has more cells than 20,000 answers need"


def test_rows_within_a_row_are_soon_too_many() -> None:
    """No program writes them; side by side so many are no more than empty rows with a height of their own."""
    many = '<row r="1"><c/></row>' * 6_000
    with pytest.raises(InputProblems, match="this workbook has more cells than 20,000 answers need"):
        read_grids(with_rows(f"<row>{many}</row>"), "x.xlsx")

    (grid,) = read_grids(with_rows("<row><c><v>1</v></c></row>", many), "x.xlsx")
    assert [row.cells for row in grid.rows] == [("1",)]


def test_one_long_text_in_many_cells_is_counted_each_time(refusal: Refusal) -> None:
    """The file has it once, and what reads the answers would look at it in every cell."""
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"
    text = [f"<sst {MAIN}><si><t>{'x' * 900_000}</t></si></sst>".encode()]
    pieces = [f"<worksheet {MAIN}><sheetData>".encode(), *[row] * 100, b"</sheetData></worksheet>"]
    content = with_parts(workbook([["Name"]]), {STRINGS: text, SHEET: pieces})
    message = "this workbook has more text than 20,000 answers need"
    assert refusal(content) == message


def test_a_tag_without_end_is_damaged(refusal: Refusal) -> None:
    """An attribute may not be as long as a book."""
    noise = "".join(map(str, random.Random(1).sample(range(10**9), 200_000))).encode()
    content = sheet_of([b'<row x="', noise, b'"/>'])
    assert refusal(content) == "this file is damaged, or not all of it has arrived"


def test_formats_without_end_are_refused(refusal: Refusal) -> None:
    """Each would become an object."""
    styles = [f"<styleSheet {MAIN}><cellXfs>".encode(), b"<xf/>" * 60_000, b"</cellXfs></styleSheet>"]
    content = with_parts(workbook([["Name"]]), {"xl/styles.xml": styles})
    assert refusal(content) == "this workbook has more formats than a table of answers"


def test_a_zip_with_a_table_that_is_too_large_is_refused() -> None:
    """As a table is that comes alone."""
    with pytest.raises(InputProblems, match="the table in this zip is larger than 64 MB"):
        read_grids(zipped({"a.csv": bytes(64 * MEGABYTE + 1)}), "a.zip")


def test_a_zip_with_a_password_says_so() -> None:
    """It is not tried."""
    content = bytearray(zipped({"a.csv": b"Name,x\nAna,1\n"}))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + flags] |= 1
    with pytest.raises(InputProblems, match="this zip has a password"):
        read_grids(bytes(content), "a.zip")


def test_a_table_larger_than_any_export_is_refused(refusal: Refusal) -> None:
    """Twenty thousand rows of sixty numbers."""
    content = sheet_of(with_noise(b"<row>" + b"<c><v>1</v></c>" * 60 + b"</row>", 20_000))
    assert refusal(content) == "this workbook has more cells than 20,000 answers need"
