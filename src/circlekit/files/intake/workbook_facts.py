"""What a sheet does not show: hidden rows and columns, and formulas that were never calculated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from circlekit.core.problems import Problem
from circlekit.core.text import counted, listed
from circlekit.files.intake.places import note

_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*\shidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^<>]*\shidden="(?:1|true)"[^<>]*>')
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CELL = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
_NAMED_AT_MOST = 3


def facts(sheet: bytes, file: str) -> Iterator[Problem]:
    """Yield what a person should know about a sheet, given as it is written (ECMA-376, 18.3.1)."""
    rows = len(_HIDDEN_ROW.findall(sheet))
    columns = sum(_columns(found[0]) for found in _HIDDEN_COLUMN.finditer(sheet))
    hidden = [
        counted(count, f"hidden {noun}") for count, noun in ((rows, "row"), (columns, "column")) if count
    ]
    if hidden:
        were = "was" if rows + columns == 1 else "were"
        yield note(file, f"{listed(hidden)} of this sheet {were} read too")
    cells = [cell for cell in map(_unknown, _FORMULA.finditer(sheet)) if cell is not None]
    if cells:
        names = [cell for cell in cells if cell][:_NAMED_AT_MOST]
        shown = listed([*names, "others"] if len(cells) > len(names) else names)
        have = "has no result, and is" if len(cells) == 1 else "have no result, and are"
        message = f"{counted(len(cells), 'formula')} {have} read as empty: {shown}"
        yield note(file, message, "open the workbook, save it, and import it again")


def _columns(found: bytes) -> int:
    """Return how many columns an element ``col`` is about."""
    numbers = [re.search(rb'\b%s="([0-9]{1,5})"' % name, found) for name in (b"min", b"max")]
    first, last = (int(number[1]) if number else 1 for number in numbers)
    return max(1, last - first + 1)


def _unknown(found: re.Match[bytes]) -> str | None:
    """Return the name of a cell whose formula has no result; None where it is an empty text."""
    if found[2] and b't="str"' in found[1]:
        return None
    cell = _CELL.search(found[1])
    return cell[1].decode() if cell else ""
