"""Workbooks for tests: sound ones by openpyxl, and ones with parts that no program writes."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook with these rows, a sheet for each argument: Sheet1, Sheet2, ..."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    return saved(book)


def opened(content: bytes) -> Workbook:
    """Return a workbook to change."""
    return load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip with these files."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def with_parts(content: bytes, parts: Mapping[str, Iterable[bytes]]) -> bytes:
    """Return a workbook in which some parts are others, given in pieces as they can be very large."""
    changed = io.BytesIO()
    with (
        ZipFile(io.BytesIO(content)) as before,
        ZipFile(changed, "w", ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, pieces in parts.items():
            with after.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
    return changed.getvalue()


def with_rows(*rows: str) -> bytes:
    """Return a workbook whose one sheet has these rows, as they are written."""
    sheet = f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"
    return with_parts(workbook([["Name"]]), {SHEET: [sheet.encode()]})


def with_strings(pieces: Iterable[bytes]) -> bytes:
    """Return a workbook with this list of texts."""
    whole = [f"<sst {MAIN}>".encode(), *pieces, b"</sst>"]
    return with_parts(workbook([["Name"], ["Ana"]]), {STRINGS: whole})


def with_a_lie(content: bytes, name: str, size: int) -> bytes:
    """Return a zip whose directory says that a file unpacks to ``size`` bytes."""
    changed = bytearray(content)
    for mark, of_size, of_name, of_length in ((b"PK\3\4", 22, 30, 26), (b"PK\1\2", 24, 46, 28)):
        start = changed.find(mark)
        while start >= 0:
            (length,) = struct.unpack_from("<H", changed, start + of_length)
            if changed[start + of_name : start + of_name + length] == name.encode():
                struct.pack_into("<I", changed, start + of_size, size)
            start = changed.find(mark, start + 4)
    return bytes(changed)
