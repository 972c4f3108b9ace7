"""Where things stand in a file: cheap to keep for a million values, worked out when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Mark = Any
"""PyYAML's ``Mark``: ``line`` and ``column``, from 0."""

Whole = tuple[Mark, list[Any], list[str] | None]
"""A list or mapping: its own mark, the marks of its parts, and the keys of a mapping."""


class Spot:
    """Where a value stands, and where its parts stand; lines and columns count from 1.

    ``marks`` are the places of the parts in the order of the file, for a mapping key, value, key, value;
    ``keys`` are the keys of a mapping, None for a list.
    """

    __slots__ = ("_index", "column", "file", "key", "keys", "line", "marks")

    def __init__(
        self,
        line: int,
        column: int,
        key: tuple[int, int] | None = None,
        file: str | None = None,
        marks: Sequence[Mark | Whole] = (),
        keys: Sequence[str] | None = None,
    ) -> None:
        self.line = line
        self.column = column
        self.key = key
        self.file = file
        self.marks = marks
        self.keys = keys
        self._index: dict[str, int] | None = None

    def child(self, step: str | int) -> Spot | None:
        """Return the part that a key or an index names."""
        if self.keys is None:
            inside = isinstance(step, int) and 0 <= step < len(self.marks)
            return spot_of(self.marks[step]) if inside and isinstance(step, int) else None
        if self._index is None:
            self._index = {key: position for position, key in enumerate(self.keys)}
        position = self._index.get(str(step))
        if position is None:
            return None
        found = spot_of(self.marks[2 * position + 1])
        found.key = place_of(self.marks[2 * position])
        return found


def spot_of(part: Mark | Whole) -> Spot:
    """Return the place of a value, and with it the places of its parts."""
    if isinstance(part, tuple):
        mark, marks, keys = part
        return Spot(mark.line + 1, mark.column + 1, marks=marks, keys=keys)
    return Spot(part.line + 1, part.column + 1)


def place_of(part: Mark | Whole) -> tuple[int, int]:
    """Return line and column, from 1, of a value."""
    mark = part[0] if isinstance(part, tuple) else part
    return mark.line + 1, mark.column + 1
