"""A CSV file as characters: single cells are replaced, and every other byte stays."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping

from circlekit.files.csvtext import dialect, records
from circlekit.files.decoding import read_table_text
from circlekit.files.encodings import encoding_of_table
from circlekit.files.formulas import guarded

_BREAK = re.compile("(\r\r\n|\r\n|\r|\n)")
_KEPT = "surrogateescape"
"""How bytes that are no character of the encoding come back as they were."""


class RawTable:
    """The records of a CSV file as text, by the line on which each begins (from 1)."""

    def __init__(self, content: bytes, shown: str) -> None:
        self._mark, self._codec, _ = encoding_of_table(content)
        text = read_table_text(content, shown).text
        skip, self._delimiter = dialect(text)
        starts = [line for line, _ in records(text, skip, self._delimiter, shown)]
        lines = _lines(content[len(self._mark) :].decode(self._codec, _KEPT))
        ends = [*(start - 1 for start in starts[1:]), len(lines)]
        self._above = "".join(lines[: starts[0] - 1])
        self._records = {
            start: "".join(lines[start - 1 : end]) for start, end in zip(starts, ends, strict=True)
        }
        self._header = starts[0]
        rest = f"[^{re.escape(self._delimiter)}\r\n]*"
        self._cell = re.compile(f'"(?:[^"]|"")*"{rest}|{rest}')
        names = self._cells(self._body(self._header))
        self._width = len(names)
        self._all_quoted = all(name.startswith('"') for name in names)
        found = _BREAK.search(self._records[self._header])
        self._break = found[0] if found else "\r\n"

    def add_column(self, name: str) -> int:
        """Put a column behind the last and return its number."""
        self._width += 1
        self.set(self._header, {self._width - 1: name})
        return self._width - 1

    def set(self, line: int, cells: Mapping[int, str]) -> None:
        """Replace cells of the record that begins on ``line``, by the number of their column."""
        body = self._body(line)
        rest = self._records[line][len(body) :]
        now = self._cells(body)
        now += [""] * (max(cells) + 1 - len(now))
        for number, text in cells.items():
            now[number] = self._typed(text, now[number])
        self._records[line] = self._delimiter.join(now) + rest

    def append(self, cells: Mapping[int, str]) -> None:
        """Put a record behind the last."""
        last = max(self._records)
        if not self._records[last].endswith(("\n", "\r")):
            self._records[last] += self._break
        row = (self._typed(cells.get(number, ""), "") for number in range(self._width))
        self._records[last + 1] = self._delimiter.join(row) + self._break

    def content(self) -> bytes:
        """Return the file; as UTF-8 where its own encoding cannot write what is new."""
        text = self._above + "".join(self._records.values())
        try:
            return self._mark + text.encode(self._codec, _KEPT)
        except UnicodeEncodeError:
            return codecs.BOM_UTF8 + text.encode("utf-8", "replace")

    def _body(self, line: int) -> str:
        return self._records[line].rstrip("\r\n")

    def _cells(self, body: str) -> list[str]:
        found: list[str] = []
        at = 0
        while True:
            match = self._cell.match(body, at)
            end = match.end() if match else at
            found.append(body[at:end])
            if end >= len(body):
                return found
            at = end + 1

    def _typed(self, text: str, before: str) -> str:
        """Return a text as a cell, in quotes where it needs them or where the table has them."""
        plain = guarded(text)
        needs = plain != plain.strip() or any(c in plain for c in (self._delimiter, '"', "\r", "\n"))
        if needs or self._all_quoted or before.startswith('"'):
            return '"' + plain.replace('"', '""') + '"'
        return plain


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, as the readers count them."""
    parts = _BREAK.split(text)
    ends: Iterable[str] = [*parts[1::2], ""]
    return [line + end for line, end in zip(parts[::2], ends, strict=True)]
