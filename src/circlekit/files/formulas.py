"""Cells that a spreadsheet would take for formulas: guarded by an apostrophe, which our own reader takes off.

Other tools write the same guard into their exports. Excel takes it off when it saves a CSV file again
(OWASP, «CSV injection», and its issue 517), so it protects who opens a file, not who passes it on.
"""

from __future__ import annotations

import re

from circlekit.core.text import ZERO_WIDTH

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; also behind white space and what nobody sees."""

_BLANK = re.compile(rf"^[\s{ZERO_WIDTH}]+")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _is_formula(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the guard that ``guarded`` put before it."""
    return cell[1:] if cell[:1] == "'" and _is_formula(cell[1:]) else cell


def _is_formula(cell: str) -> bool:
    if cell[:1].isalnum():  # neither a sign nor blank
        return False
    return cell.startswith(STARTS) or _BLANK.sub("", cell).startswith(STARTS)
