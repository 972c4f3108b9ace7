"""The hours of a week as cells, the stronger the more can come, and a border where the circle meets.

A number stands in every cell and the circle's time has a border, so that nothing is told by colour alone.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from circlekit.core.pictures.svg import add, write
from circlekit.core.scheduling.week import Cell, Week, blocks, shade
from circlekit.core.scheduling.week_words import say_cell, shades, short_cell
from circlekit.core.windows import DAY_NAMES, WEEKDAYS, clock

LEFT, COLUMN, ROW = 62, 84, 22
"""Pixels: where the days begin, how wide a day and how high a half hour is."""
LINE, GAP = 19, 14
"""Pixels: how high a line of text is, and what stays empty between two parts."""


def grid_height(week: Week) -> int:
    """Return how many pixels ``grid`` takes."""
    stretches = blocks(week)
    rows = sum(map(len, stretches))
    return LINE + rows * ROW + (len(stretches) - 1) * GAP + 2 * ROW + GAP


def grid(root: Element, week: Week, y: int) -> int:
    """Draw the days, the cells and what the shades mean from ``y`` down; return where that ends."""
    for day, name in enumerate(WEEKDAYS):
        x = LEFT + day * COLUMN + COLUMN // 2
        write(root, x, y + 12, name, text_anchor="middle", font_weight="bold")
    y += LINE
    borders = []
    for number, rows in enumerate(blocks(week)):
        y += GAP if number else 0
        for row in rows:
            start = week.starts[row]
            write(root, LEFT - 8, y + 15, clock(start), text_anchor="end", class_="quiet")
            for day, cell in enumerate(week.cells[row]):
                _cell(root, LEFT + day * COLUMN, y, cell, week, f"{DAY_NAMES[day]} {clock(start)}")
                if (day, start) in week.times:
                    borders.append((LEFT + day * COLUMN, y))
            y += ROW
    for x, top in borders:  # last, so that no cell covers them
        _border(root, x, top, COLUMN)
    return _legend(root, week, y + GAP)


def _cell(root: Element, x: int, y: int, cell: Cell, week: Week, when: str) -> None:
    look = shade(cell, week.people)
    add(_box(root, x, y, COLUMN, f"s{look}"), "title", {}).text = f"{when}: {say_cell(cell)}"
    if cell.if_needed:
        _corner(root, x + COLUMN, y, look)
    if cell.can:
        weight = "bold" if cell.can == week.people else "normal"
        _number(root, x + COLUMN // 2, y, short_cell(cell), class_=f"t{look}", font_weight=weight)


def _box(root: Element, x: int, y: int, width: int, look: str) -> Element:
    place: dict[str, str | int] = {"x": x + 1, "y": y + 1, "width": width - 2, "height": ROW - 2, "rx": 3}
    return add(root, "rect", {**place, "class": look})


def _corner(root: Element, right: int, y: int, look: int) -> None:
    """Mark a cell in which somebody can come only if needed."""
    add(root, "path", {"d": f"M{right - 10} {y + 2}h8v8z", "class": f"t{look}"})


def _number(root: Element, middle: int, y: int, text: str, **look: str) -> None:
    write(root, middle, y + 15, text, text_anchor="middle", **look)


def _border(root: Element, x: int, y: int, width: int) -> None:
    """Draw the border of a circle's time: two lines, one of which stands out from any shade."""
    _box(root, x, y, width, "meets").set("stroke-width", "3")
    inner: dict[str, str | int] = {"x": x + 3, "y": y + 3, "width": width - 6, "height": ROW - 6, "rx": 2}
    add(root, "rect", {**inner, "class": "within"})


def _legend(root: Element, week: Week, y: int) -> int:
    """Draw what the shades, the two numbers and the border mean; return where that ends."""
    x = LEFT
    for look, text in shades(week.people):
        _box(root, x, y, 60, f"s{look}")
        _number(root, x + 30, y, text, class_=f"t{look}")
        x += 60
    write(root, x + 8, y + 15, "can come", class_="quiet")
    _legend_line(root, y + ROW)
    return y + 2 * ROW


def _legend_line(root: Element, y: int) -> None:
    _box(root, LEFT, y, 60, "s2")
    _corner(root, LEFT + 60, y, 2)
    _number(root, LEFT + 30, y, "5+1", class_="t2")
    write(root, LEFT + 68, y + 15, "one of the six only if needed", class_="quiet")
    _box(root, LEFT + 300, y, 60, "s0")
    _border(root, LEFT + 300, y, 60)
    write(root, LEFT + 368, y + 15, "when the circle meets", class_="quiet")
