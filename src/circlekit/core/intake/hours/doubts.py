"""What has to be asked about weekly times, each with the option that answers it."""

from __future__ import annotations

import re

from circlekit.core.intake.hours.clock import proposed
from circlekit.core.intake.hours.groups import Doubt
from circlekit.core.intake.hours.tokens import Is
from circlekit.core.intake.ready import private, ready
from circlekit.core.intake.time_words import plain
from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import quoted
from circlekit.core.windows import WEEKDAYS, clock

OPTION = "--hours"
SHOWN = 40
"""Longer texts are nobody's option of a form; they may be private and are not repeated."""
_LIKELY = "18:00-21:00"
_IN_THE_FILE = "write these times in the file as Tue 18:00-20:00"


def about(doubt: Doubt, text: str, typed: str, *, has_days: bool, in_column: bool) -> Wrong:
    """Return the question about a word of the plain ``text``; ``typed`` is what stands in the cell.

    ``has_days`` when the text or its column says on which days, ``in_column`` when the column does.
    """
    token, last = doubt.token, doubt.last
    if token.part is not None:
        hours = token.part.hours if has_days else f"Mon-Sun {token.part.hours}"
        name = token.part.name
        return Wrong(f"{quoted(name)} does not say from when to when", ready(OPTION, name, hours))
    if token.clock and token.kind is Is.CLOCK:
        written = text[token.start : last.end]
        likely = proposed(token.clock, last.clock if last is not token else None)
        hint = ready(OPTION, written, likely if has_days else f"Mon-Fri {likely}")
        return Wrong(f"{quoted(written)} may be in the morning or in the evening", hint)
    return not_understood(_piece(typed, text, token.start), _LIKELY if in_column else f"Mon-Fri {_LIKELY}")


def _piece(typed: str, text: str, position: int) -> str:
    """Return the piece between commas that a position of the plain text is in, as it was typed."""
    pieces, before = re.split(r"[,;|\n]", typed), len(re.findall(r"[,;|]", text[:position]))
    return pieces[before].strip() if before < len(pieces) else typed


def not_understood(piece: str, likely: str) -> Wrong:
    """Return the question about a text that says no times, or says them in words that are not known."""
    if _private(piece):
        return Wrong("this cell is not understood as weekly times", _IN_THE_FILE)
    hint = f"{ready(OPTION, piece, '')} if it is no certain time, or such as {ready(OPTION, piece, likely)}"
    return Wrong(f"{quoted(piece)} is not understood as weekly times", hint)


def without_days(piece: str, span: tuple[int, int]) -> Wrong:
    """Return the question about hours that belong to no day; ``span`` are the first of them."""
    if _private(piece):
        return Wrong("this cell has hours without a weekday", _IN_THE_FILE)
    likely = f"Mon-Fri {clock(span[0])}-{clock(span[1])}"
    return Wrong(f"{quoted(piece)} has no weekday", ready(OPTION, piece, likely))


def without_hours(piece: str, days: list[int]) -> Wrong:
    """Return the question about days without hours."""
    if _private(piece):
        return Wrong("this cell has days without hours", _IN_THE_FILE)
    likely = f"{', '.join(WEEKDAYS[day] for day in sorted(set(days)))} 09:00-17:00"
    return Wrong(f"{quoted(piece)} has no hours", ready(OPTION, piece, likely))


def other_day(piece: str, column: str) -> Wrong:
    """Return what is wrong with a day in the column of another one."""
    hint = "name the column's field yourself with --map, or correct the cell"
    if _private(piece):
        return Wrong(f"this cell has another day than its column, {quoted(column)}", hint)
    return Wrong(f"{quoted(piece)} stands in the column of {quoted(column)}", hint)


def not_hours(typed: str, value: str) -> Wrong:
    """Return what is wrong with hours that a person gave for a word."""
    return Wrong(f"{quoted(value)}, said of {quoted(typed)}, is neither hours nor weekly times",
                 ready(OPTION, typed, _LIKELY))  # fmt: skip


def _private(piece: str) -> bool:
    return len(piece) > SHOWN or private(piece) or not plain(piece)
