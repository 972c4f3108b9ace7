"""A workbook cut down to what has answers in it, after a look at how large it would become.

openpyxl unpacks whatever it is given, and keeps a place for each element. So the sizes are checked first;
then only sheets, texts and formats are unpacked, each up to the size that the directory says, and put into
an archive in memory. Macros, links, pictures and embedded files stay closed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from circlekit.files.intake.archives import damaged, unpacked
from circlekit.files.intake.limits import ABOVE, MEGABYTE, MOST_ROWS
from circlekit.files.intake.places import refused

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_UNPACKED = 100 * MEGABYTE
LARGEST_PART = 50 * MEGABYTE
LARGEST_SMALL_PART = 4 * MEGABYTE
MOST_TIMES = 200
TIMES_FROM = MEGABYTE
"""A part may unpack to this many times its size; small ones, such as empty sheets, may to more."""

MOST_TAGS = 6_000_000
"""Of a sheet: 20,000 rows of 50 texts, written at the greatest length."""

MOST_TEXT_TAGS = 2_000_000
MOST_SMALL_TAGS = 200_000
"""Of the list of texts, and of formats and tables of contents."""

MOST_ROW_TAGS = 100_000
"""Of one row, or of what stands before and behind the rows: 16,384 columns, the most that there are."""

_NEEDED = re.compile(
    r"(?:^|/)(?:\[content_types\]\.xml|workbook\d*\.xml(?:\.rels)?|sharedstrings\d*\.xml|styles\d*\.xml"
    r"|worksheets/[^/]+\.xml)$",
    re.IGNORECASE,
)
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet\b[^<>]*(?<!/)>")
_ANYTHING = "save the answers alone as CSV UTF-8, and import that"


class Parts(NamedTuple):
    """A workbook without anything that is not read, and its sheets as they are written, by their path."""

    content: bytes
    sheets: Mapping[str, bytes]


def parts_of(archive: ZipFile, shown: str) -> Parts:
    """Return what is needed of a workbook.

    Raises:
        InputProblems: it would become too large, or has what no table of answers has.
    """
    from zipfile import ZIP_STORED, ZipFile

    refuse_sizes(archive.infolist(), shown)
    needed = {entry.filename: entry for entry in archive.infolist() if _NEEDED.search(entry.filename)}
    content, sheets = io.BytesIO(), {}
    with ZipFile(content, "w", ZIP_STORED) as smaller:
        for name, entry in needed.items():
            part = unpacked(archive, entry, shown)
            refuse_xml(part, name, shown)
            if is_sheet(name):
                part = sheets[name] = sized(part)
            smaller.writestr(name, part)
    return Parts(content.getvalue(), sheets)


def is_sheet(name: str) -> bool:
    """Tell whether a part is a sheet."""
    return "worksheets/" in name.casefold()


def refuse_sizes(entries: Iterable[ZipInfo], shown: str) -> None:
    """Refuse a workbook whose directory says that it would become too large."""
    total = 0
    for entry in entries:
        total += entry.file_size
        if total > MOST_UNPACKED:
            message = f"this workbook would unpack to more than {MOST_UNPACKED // MEGABYTE} MB"
            raise refused(shown, message, _ANYTHING)
        if entry.file_size > LARGEST_PART:
            message = f"a part of this workbook would unpack to more than {LARGEST_PART // MEGABYTE} MB"
            raise refused(shown, message, _ANYTHING)
        if entry.file_size > TIMES_FROM and entry.file_size > MOST_TIMES * entry.compress_size:
            message = f"a part of this workbook would unpack to more than {MOST_TIMES} times its size"
            raise refused(shown, message, _ANYTHING)


def refuse_xml(part: bytes, name: str, shown: str) -> None:
    """Refuse a part that declares a document type, where entities are made, or has too many elements.

    Bytes are counted and nothing is parsed: whatever the parser reads as markup stands in UTF-8 as ASCII.
    """
    if b"\0" in part:
        raise damaged(shown)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        hint = "workbooks have none; do not open this file unless you know where it comes from"
        raise refused(shown, "this workbook declares XML entities", hint)
    if any(tags > most for tags, most in _counts(part, name)):
        message = "this workbook has more cells than 20,000 answers need"
        raise refused(shown, message, _ANYTHING)


def _counts(part: bytes, name: str) -> Iterable[tuple[int, int]]:
    """Yield how many tags stand in a part, or in a stretch of it, and how many may."""
    tags = part.count(b"<")
    if is_sheet(name):
        yield tags, MOST_TAGS
        # Rows behind these are never parsed.
        starts = islice((found.start() for found in _ROW.finditer(part)), 2 * MOST_ROWS + ABOVE)
        for start, end in pairwise((0, *starts, len(part))):
            yield part.count(b"<", start, end), MOST_ROW_TAGS
    elif "sharedstrings" in name.casefold():
        yield tags, MOST_TEXT_TAGS
    else:
        yield tags, MOST_SMALL_TAGS
        yield len(part), LARGEST_SMALL_PART


def sized(sheet: bytes) -> bytes:
    """Return a sheet with a size of one cell before its own, so that nobody looks for it through all rows.

    What a sheet says of its size is often wrong, and is not used.
    """
    return _ROOT.sub(rb'\g<0><\g<1>dimension ref="A1"/>', sheet, count=1)


__all__ = ["Parts", "parts_of", "refuse_sizes", "refuse_xml"]
