"""CSV, and tables separated by tabs or semicolons, as grids: nothing is taken for a header yet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from circlekit.core.intake.form import Grid, Row
from circlekit.core.problems import Problem
from circlekit.core.text import character_name, counted, listed, quoted
from circlekit.files.csvtext import dialect_anywhere, first_stray_quote, records
from circlekit.files.decoding import Decoded, read_table_text
from circlekit.files.formulas import unguarded
from circlekit.files.intake.limits import ABOVE, LONGEST_CELL, MOST_ROWS, too_many_rows
from circlekit.files.intake.places import Source, note, refused

_SAMPLES = 3
_LONGEST_SAMPLE = 40
_WORDS_OF_A_NAME = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def text_grid(content: bytes, shown: str, encoding: str = "") -> tuple[Grid, Source]:
    """Return the grid in a text, and what its places are worked out from.

    Raises:
        InputProblems: it is no table, is in another encoding, has a quote that is never closed, a cell that
            is too long, or too many rows.
        WrongUse: there is no such ``encoding``.
    """
    decoded = read_table_text(content, shown, encoding)
    _refuse_what_is_no_table(decoded, shown)
    skip, delimiter = dialect_anywhere(decoded.text)
    blank: list[int] = []
    with _long_cells():
        found = records(decoded.text, skip, delimiter, shown)
        rows = tuple(_rows(found, blank, shown))
        stray = first_stray_quote(decoded.text, delimiter)
    if not rows:
        raise refused(shown, "this file is empty", "is it the right file?")
    notes = (*_odd_characters(decoded, shown), *_guess(decoded, rows, shown), *_oddities(stray, blank, shown))
    return Grid(shown, rows, notes), Source(tuple(decoded.text.split("\n")), delimiter)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as ours may be: the limit of the csv module holds for the whole process."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(found: Iterable[tuple[int, list[str]]], blank: list[int], shown: str) -> Iterator[Row]:
    """Yield the rows that hold anything, without the guards of formulas; note the lines of the others."""
    count = 0
    for line, cells in found:
        text = "".join(cells)
        if not text or text.isspace():
            blank.append(line)
            continue
        count += 1
        if count > MOST_ROWS + ABOVE:
            raise too_many_rows(shown)
        yield Row(line, tuple(map(unguarded, cells)) if "'" in text else tuple(cells))


def _refuse_what_is_no_table(decoded: Decoded, shown: str) -> None:
    if any(problem.message.startswith(character_name("\0")) for problem in decoded.problems):
        raise refused(shown, "this looks like UTF-16 or a binary file", "save it as CSV UTF-8")
    if decoded.guessed and "\ufffd" in decoded.text:
        hint = "save it as CSV UTF-8, or name its encoding, such as --encoding mac_roman"
        raise refused(shown, "this file is neither UTF-8 nor Windows-1252", hint)
    if decoded.text.lstrip()[:1] in {"{", "["} and _is_json(decoded.text):
        raise refused(shown, "this is JSON of a tool that is not known here", "export a table (CSV)")


def _is_json(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _odd_characters(decoded: Decoded, shown: str) -> Iterator[Problem]:
    """Warn once of characters that no text has: whoever typed them into a form cannot be asked again."""
    if decoded.problems:
        place = decoded.problems[0].place
        line = place.line if place else 1
        yield note(shown, "characters that cannot be shown became spaces", "look at this line", line)


def _guess(decoded: Decoded, rows: tuple[Row, ...], shown: str) -> Iterator[Problem]:
    """Warn of a guessed encoding with a few words of headers and names; longer texts and addresses stay."""
    if not decoded.guessed:
        return
    header, *others = rows
    cells = (*header.cells, *(cell for row in others for cell in row.cells if _is_like_a_name(cell)))
    sample = dict.fromkeys(word for cell in cells for word in _foreign(cell))
    words = listed(map(quoted, list(sample)[:_SAMPLES]))
    message = "this file is not UTF-8; it was read as Windows-1252" + (f", such as {words}" if words else "")
    yield note(shown, message, "if letters look wrong, name its encoding, such as --encoding mac_roman")


def _is_like_a_name(cell: str) -> bool:
    """Tell whether a cell has a few words, all with capitals: what people wish for is written otherwise."""
    words = cell.split()
    short = len(cell) <= _LONGEST_SAMPLE and len(words) <= _WORDS_OF_A_NAME
    return short and all(word[0].isupper() for word in words)


def _foreign(cell: str) -> Iterator[str]:
    if not cell.isascii() and "@" not in cell:
        yield from (word for word in _WORD.findall(cell) if not word.isascii())


def _oddities(stray: int, blank: list[int], shown: str) -> Iterator[Problem]:
    if stray:
        message = "text stands behind a closing quote here, and was read as part of the cell"
        yield note(shown, message, 'write a quote inside a cell twice: ""', stray)
    if blank:
        rows = f"{counted(len(blank), 'empty row')} left out"
        yield note(shown, rows, line=blank[0])
