"""A table of squares, the larger and the stronger the more often: so it can be read without colour too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from circlekit.core.pictures.met_order import Block
from circlekit.core.pictures.svg import add, cut, write

SIDE, ROOM = 16, 1280
"""Pixels: how large a cell is at most, and how large a table; a cell of a large one may be a single pixel."""

LABEL = 12
"""Pixels: the font size of the labels, which need cells of ``SIDE``."""

LOOKS = ("s3", "s4", "t0")
"""The classes of squares for once, twice and more often; each stands out from all before it."""

_INKED = (8, 12, 15)
"""Of ``SIDE`` parts of a cell, how many the square of each look fills."""


class Table(NamedTuple):
    """``marks`` holds by row and column, from 0, how often; cells without a mark are empty.

    ``blocks`` cut both the rows and the columns of a square table, and are framed on its diagonal.
    """

    rows: int
    columns: int
    marks: Mapping[tuple[int, int], int]
    blocks: tuple[Block, ...] = ()

    @property
    def side(self) -> int:
        """How many pixels a cell takes."""
        return max(1, min(SIDE, ROOM // max(self.rows, self.columns, 1)))


def draw(root: Element, table: Table, x: int, y: int) -> None:
    """Draw the cells of a table from their top left corner."""
    side = table.side
    width, height = table.columns * side, table.rows * side
    add(root, "rect", {"x": x, "y": y, "width": width, "height": height, "class": "s0"})
    for look, name in enumerate(LOOKS):
        if squares := "".join(_squares(table, look, x, y)):
            add(root, "path", {"d": squares, "class": name})
    gaps = "".join(_gaps(table, x, y, width, height))
    if gaps:
        add(root, "path", {"d": gaps, "class": "within", "stroke-width": max(1, side // 8)})
    for block in table.blocks:
        frame(root, x + block.start * side, y + block.start * side, block.size * side, side)


def frame(root: Element, x: int, y: int, size: int, side: int) -> None:
    """Frame a square of so many pixels, with a line that suits cells of ``side``."""
    place: dict[str, str | int] = {"x": x, "y": y, "width": size, "height": size, "rx": max(1, side // 5)}
    add(root, "rect", {**place, "class": "meets", "stroke-width": max(1, side // 6)})


def square(look: int, side: int, x: int, y: int) -> str:
    """Return the path of a cell's square; ``x`` and ``y`` are the corner of the cell."""
    inked = max(1, side * _INKED[look] // SIDE)
    gap = (side - inked) // 2
    return f"M{x + gap} {y + gap}h{inked}v{inked}h-{inked}z"


def _squares(table: Table, look: int, x: int, y: int) -> Iterator[str]:
    for (row, column), times in sorted(table.marks.items()):
        if min(times, len(LOOKS)) - 1 == look:
            yield square(look, table.side, x + column * table.side, y + row * table.side)


def _gaps(table: Table, x: int, y: int, width: int, height: int) -> Iterator[str]:
    """Yield lines between the blocks, across the whole table."""
    for block in table.blocks[1:]:
        at = block.start * table.side
        yield f"M{x} {y + at}h{width}M{x + at} {y}v{height}"


def label_rows(root: Element, table: Table, x: int, y: int, names: Sequence[str], room: int) -> None:
    """Write a name to the left of each row."""
    for row, name in enumerate(names):
        middle = y + row * table.side + table.side // 2
        write(root, x - 8, middle + 4, cut(name, room, LABEL), text_anchor="end", font_size=LABEL)


def label_columns(root: Element, table: Table, x: int, y: int, names: Sequence[str], room: int) -> None:
    """Write a name above each column, from below upwards."""
    for column, name in enumerate(names):
        middle = x + column * table.side + table.side // 2 + 4
        turn = f"rotate(-90 {middle} {y - 8})"
        write(root, middle, y - 8, cut(name, room, LABEL), transform=turn, font_size=LABEL)


def label_blocks(root: Element, table: Table, x: int, y: int, room: int) -> None:
    """Write the blocks' names to the right of their rows, where there is room for a line."""
    for block in table.blocks:
        if block.size * table.side >= LABEL:
            middle = y + block.start * table.side + block.size * table.side // 2
            write(root, x + table.columns * table.side + 8, middle + 4, cut(block.name, room, LABEL),
                  font_size=LABEL, class_="quiet")  # fmt: skip
