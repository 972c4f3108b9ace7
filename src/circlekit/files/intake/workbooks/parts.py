"""The parts of a workbook: how large they would become, and what openpyxl is given of them.

Only what names the sheets and the formats of cells goes to openpyxl, in an archive in memory. Macros, links,
pictures and embedded files stay closed; ``workbook_sheet`` and ``workbook_texts`` read the rest.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from circlekit.files.intake.archives import chunks, damaged
from circlekit.files.intake.limits import MEGABYTE
from circlekit.files.intake.places import refused
from circlekit.files.intake.workbooks.markup import HINT, entities

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from openpyxl.workbook import Workbook

MOST_UNPACKED = 100 * MEGABYTE
LARGEST_PART = 50 * MEGABYTE
MOST_TIMES = 200
TIMES_FROM = MEGABYTE
"""A part may unpack to this many times its size; small ones, such as empty sheets, may to more."""

LARGEST_PLAN = 4 * MEGABYTE
MOST_PLAN_TAGS = 50_000
"""Of what openpyxl makes objects of; the formats of a well-used workbook have some 5,000."""

_PLAN = re.compile(
    r"(?:^|/)(?:\[content_types\]\.xml|workbook\d*\.xml(?:\.rels)?|styles\d*\.xml|worksheets/[^/]+\.xml)$",
    re.IGNORECASE,
)
_EMPTY_SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)


def refuse_sizes(entries: Iterable[ZipInfo], shown: str) -> None:
    """Refuse a workbook whose directory says that it would become too large."""
    total = 0
    for entry in entries:
        total += entry.file_size
        if total > MOST_UNPACKED:
            message = f"this workbook would unpack to more than {MOST_UNPACKED // MEGABYTE} MB"
            raise refused(shown, message, HINT)
        if entry.file_size > LARGEST_PART:
            message = f"a part of this workbook would unpack to more than {LARGEST_PART // MEGABYTE} MB"
            raise refused(shown, message, HINT)
        if entry.file_size > TIMES_FROM and entry.file_size > MOST_TIMES * entry.compress_size:
            message = f"a part of this workbook would unpack to more than {MOST_TIMES} times its size"
            raise refused(shown, message, HINT)


def planned(archive: ZipFile, shown: str) -> Workbook:
    """Return the sheets and formats of a workbook by openpyxl, the sheets without their cells.

    Raises:
        InputProblems: it is damaged, declares entities, or has more formats than any.
    """
    from openpyxl import load_workbook

    content = _plan(archive, shown)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and rules that change no text
            return load_workbook(content, read_only=True, data_only=True, keep_links=False)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, SyntaxError, TypeError,
            ValueError):  # fmt: skip
        # Whatever openpyxl stumbles over; the archive that it is given is sound.
        raise damaged(shown) from None


def _plan(archive: ZipFile, shown: str) -> io.BytesIO:
    from zipfile import ZIP_STORED, ZipFile

    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as smaller:
        for name in dict.fromkeys(archive.namelist()):
            if "/worksheets/" in name.casefold() and _PLAN.search(name):
                smaller.writestr(name, _EMPTY_SHEET)
            elif _PLAN.search(name):
                smaller.writestr(name, _part(archive, name, shown))
    return content


def _part(archive: ZipFile, name: str, shown: str) -> bytes:
    """Return a part for openpyxl. Bytes are counted: whatever is markup stands in UTF-8 as ASCII."""
    entry = archive.getinfo(name)
    if entry.file_size > LARGEST_PLAN:
        raise refused(shown, "this workbook has more formats than a table of answers", HINT)
    part = b"".join(chunks(archive, entry, shown))
    if b"\0" in part:
        raise damaged(shown)
    if b"<!DOCTYPE" in part:
        raise entities(shown)
    if part.count(b"<") > MOST_PLAN_TAGS:
        raise refused(shown, "this workbook has more formats than a table of answers", HINT)
    return part
