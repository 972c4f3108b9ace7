"""CSV as text: which character separates, where records begin, and where their cells stand."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from circlekit.core.problems import InputProblems, Place, Problem

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 50
LONGEST_RECORD = 100
"""Lines that one row may have before a quote in it was surely never closed."""


def records(text: str, skip: int, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each record that is not a blank line; stop at a quote that stays open."""
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = start = 1
    try:
        for cells in reader:
            if reader.line_num - line >= LONGEST_RECORD:
                raise _unclosed(text, line, delimiter, file)
            if line > skip and cells:
                yield line, cells
            start, line = line, reader.line_num + 1
    except csv.Error:
        problem = Problem(
            (), "a cell in this row is too long", "is a quote not closed?", place=Place(file, line)
        )
        raise InputProblems([problem]) from None
    if _ends_inside_quotes(text, start, delimiter):
        raise _unclosed(text, start, delimiter, file)


def _ends_inside_quotes(text: str, line: int, delimiter: str) -> bool:
    """Tell whether the last record, which begins on ``line``, ends with its file and not with its quote."""
    rest = text.split("\n", line - 1)[-1]
    try:
        list(csv.reader(_lines(rest), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _unclosed(text: str, line: int, delimiter: str, file: str) -> InputProblems:
    """Return what to say of the record on ``line``, whose last cell of that line opens the quote."""
    lines = text.split("\n")
    index = next(csv.reader(lines[line - 1 : line], delimiter=delimiter), [""])
    place = Place(file, *cell_start(tuple(lines), line, len(index) - 1, delimiter))
    hint = 'close it with ", or delete it'
    return InputProblems([Problem((), "the quote that opens here is never closed", hint, place=place)])


def dialect(text: str) -> tuple[int, str]:
    """Return how many lines to skip and the delimiter: ``sep=`` if given, else the one that cuts evenly."""
    return _said(text) or (0, max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter)))


def dialect_anywhere(text: str) -> tuple[int, str]:
    """Return what ``dialect`` does for a text whose first rows may be titles, narrower than its header."""
    return _said(text) or (0, max(DELIMITERS, key=lambda delimiter: _usual_width(text, delimiter)))


def _said(text: str) -> tuple[int, str] | None:
    """Return the lines to skip and the delimiter if the first line names it, as Excel understands it."""
    first = text.split("\n", 1)[0].strip(' "')
    if first.casefold().startswith("sep=") and len(first) == 5 and not first[4].isalnum():
        return 1, first[4]
    return None


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows are as wide as the header, and how wide it is."""
    widths = _widths(text, delimiter)
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])


def _usual_width(text: str, delimiter: str) -> tuple[float, int]:
    """Return how large a share of the first rows has the width that most have, and that width."""
    widths = _widths(text, delimiter)
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return (0, 0)
    share, width = max((count, width) for width, count in wide.items())
    return (share / len(widths), width)


def _widths(text: str, delimiter: str) -> list[int]:
    """Return how many cells each of the first rows has that is not a blank line."""
    rows = csv.reader(_lines(text), delimiter=delimiter)
    try:
        return [len(cells) for cells in islice(rows, SAMPLE_ROWS) if cells]
    except csv.Error:
        return []


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; a copy of the whole would be four times as large."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def first_stray_quote(text: str, delimiter: str) -> int:
    """Return the first line with text behind a closing quote, as in ``"x"y``; 0 if there is none."""
    if '"' not in text:
        return 0
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        return reader.line_num if "expected after" in str(error) else 0
    return 0


def cell_start(lines: tuple[str, ...], line: int, index: int, delimiter: str) -> tuple[int, int]:
    """Return line and column, from 1, at which cell ``index`` of the record starting on ``line`` begins."""
    column, quoted_now = 1, False
    while line <= len(lines):
        for position, character in enumerate(lines[line - 1], 1):
            if index == 0:
                return line, column
            if character == '"':
                quoted_now = not quoted_now
            elif character == delimiter and not quoted_now:
                index, column = index - 1, position + 1
        if index == 0 or not quoted_now:
            return line, column
        line, column = line + 1, 1
    return line, column
