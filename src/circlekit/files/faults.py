"""What PyYAML complains of, with the lines it means."""

from __future__ import annotations

from typing import NamedTuple

import yaml


class At(NamedTuple):
    """A line of the file with a column in it, both from 0."""

    line: int
    column: int
    text: str

    @property
    def before(self) -> str:
        """The text of the line before the column."""
        return self.text[: self.column]

    @property
    def character(self) -> str:
        """The character at the column; empty at the end of the line."""
        return self.text[self.column : self.column + 1]

    @property
    def at_line_start(self) -> bool:
        """Whether nothing but white space comes before the column."""
        return not self.before.strip()


class Fault(NamedTuple):
    """A complaint in the parser's words, where its construct began and where it was noticed."""

    words: str
    began: At
    noticed: At


def fault_of(error: yaml.YAMLError, text: str) -> Fault:
    """Return what PyYAML complains of in ``text``."""
    lines = text.split("\n")
    noticed, began = (getattr(error, f"{name}_mark", None) for name in ("problem", "context"))
    words = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
    return Fault(words, _at(began or noticed, lines), _at(noticed or began, lines))


def _at(mark: yaml.Mark | None, lines: list[str]) -> At:
    if mark is None:
        return At(0, 0, lines[0])
    if mark.line < len(lines) and lines[mark.line][mark.column :].strip():
        return At(mark.line, mark.column, lines[mark.line])
    # The end of the text, which the parsers place differently: the last of it that can be seen.
    line = next(
        (number for number in range(min(mark.line, len(lines) - 1), -1, -1) if lines[number].strip()), 0
    )
    return At(line, len(lines[line].rstrip()), lines[line])
