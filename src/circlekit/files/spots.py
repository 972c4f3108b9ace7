"""Where things stand in a file: cheap to keep for a million values, worked out when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Mark = Any
"""PyYAML's ``Mark``, or ``Behind``: ``line`` and ``column``, from 0."""

Whole = tuple[Mark, list[Any], list[str] | None]
"""A list or mapping: its own mark, the marks of its parts, and the keys of a mapping."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The mark of a value that nobody typed: just behind what comes before it."""

    line: int
    column: int


class Spot:
    """Where a value stands, and where its parts stand; lines and columns count from 1.

    ``marks`` are the places of the parts in the order of the file, for a mapping key, value, key, value;
    ``keys`` are the keys of a mapping, None for a list.
    """

    __slots__ = ("_index", "_opened", "column", "file", "key", "keys", "line", "marks")

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
        self._opened: dict[int, Spot] = {}

    def child(self, step: str | int) -> Spot | None:
        """Return the part that a key or an index names."""
        if self.keys is None:
            inside = isinstance(step, int) and 0 <= step < len(self.marks)
            return self._part(int(step)) if inside else None
        if self._index is None:
            self._index = {key: position for position, key in enumerate(self.keys)}
        position = self._index.get(str(step))
        if position is None:
            return None
        found = self._part(2 * position + 1)
        found.key = place_of(self.marks[2 * position])
        return found

    def _part(self, index: int) -> Spot:
        part = self.marks[index]
        if not isinstance(part, tuple):
            return Spot(*place_of(part))
        if index not in self._opened:  # kept, so that its own index of keys is made once
            self._opened[index] = spot_of(part)
        return self._opened[index]


def spot_of(part: Mark | Whole) -> Spot:
    """Return the place of a value, and with it the places of its parts."""
    marks, keys = part[1:] if isinstance(part, tuple) else ((), None)
    return Spot(*place_of(part), marks=marks, keys=keys)


def place_of(part: Mark | Whole) -> tuple[int, int]:
    """Return line and column, from 1, of a value."""
    mark = part[0] if isinstance(part, tuple) else part
    return mark.line + 1, mark.column + 1
