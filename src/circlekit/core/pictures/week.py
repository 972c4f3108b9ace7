"""A circle's week as a picture: who can when, the stronger the more, and where the circle meets.

A number stands in every cell and the circle's time has a border, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from xml.etree.ElementTree import Element

from circlekit.core.calendars.description import local_times
from circlekit.core.clock_words import city
from circlekit.core.model import Rhythm
from circlekit.core.pictures.svg import add, as_bytes, cut, lines, picture, write
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.week import Cell, Week, blocks, shade
from circlekit.core.scheduling.week_words import say_cell, say_week, shades, short_cell
from circlekit.core.scheduling.words import say_attendance, say_slot
from circlekit.core.windows import DAY_NAMES, WEEKDAYS, clock

LEFT, COLUMN, ROW, EDGE = 62, 84, 22, 18
"""Pixels: where the days begin, how wide a day and how high a half hour is, and what stays empty around."""

WIDTH = LEFT + 7 * COLUMN + EDGE
_ROOM = WIDTH - 2 * EDGE
_TITLE, _TEXT = 19, 13
_LINE, _GAP = 19, 14


def week_picture(plan: Arrangement, weeks: Sequence[Week], rhythm: Rhythm) -> bytes:
    """Return the SVG file of a circle's weeks, one below the other; members' local times stand under them."""
    heads = [list(lines(say_week(week, rhythm), _ROOM, _TEXT)) for week in weeks]
    when, clocks = list(_when(plan, rhythm)), list(_clocks(plan))
    grids = sum(_height(week) + len(head) * _LINE + 2 * _GAP for week, head in zip(weeks, heads, strict=True))
    height = EDGE + _TITLE + grids + _LINE * len(when + clocks) + EDGE
    title = f"{plan.circle.name}: who can when"
    root = picture(WIDTH, height, title, " ".join([*chain.from_iterable(heads), *when]))
    y = EDGE + _TITLE - 4
    write(root, EDGE, y, cut(title, _ROOM, _TITLE), font_size=_TITLE, font_weight="bold")
    for week, head in zip(weeks, heads, strict=True):
        y = _texts(root, head, y + _GAP - _LINE + 8, class_="quiet")
        y = _grid(root, week, y + _GAP) + _GAP
    _texts(root, clocks, _texts(root, when, y, font_weight="bold"))
    return as_bytes(root)


def _when(plan: Arrangement, rhythm: Rhythm) -> Iterator[str]:
    """Yield when the circle meets and how many can come.

    Who cannot come is not named: the picture is there to be passed on.
    """
    when = say_slot(plan.slot, rhythm)
    how_many = next(say_attendance(plan)) if plan.meetings else "There are no meetings."
    return lines(f"{when[:1].upper()}{when[1:]}. {how_many}", _ROOM, _TEXT)


def _clocks(plan: Arrangement) -> Iterator[str]:
    """Yield what the members' clocks show; of two times in turn, one after the other."""
    members = [(one.person.name, one.person.timezone) for one in plan.attendance]
    turns: dict[str, list[datetime]] = {}
    for part in plan.dates.parts:
        held = (one.meeting.start for one in part.occurrences if one.meeting in plan.meetings)
        turns.setdefault(f"{clock(part.start)} {city(part.timezone)}", []).extend(held)
    for name, starts in turns.items():
        if len(turns) > 1:
            yield f"When it is {name}:"
        for line in local_times(members, sorted(starts), str(starts[0].tzinfo)) if starts else ():
            yield from lines(line, _ROOM, _TEXT)


def _texts(root: Element, texts: Iterable[str], y: int, **look: str) -> int:
    for text in texts:
        y += _LINE
        write(root, EDGE, y, text, **look)
    return y


def _height(week: Week) -> int:
    stretches = blocks(week)
    rows = sum(map(len, stretches))
    return _LINE + rows * ROW + (len(stretches) - 1) * _GAP + 2 * ROW + _GAP


def _grid(root: Element, week: Week, y: int) -> int:
    """Draw the days, the cells and what the shades mean; return where that ends."""
    for day, name in enumerate(WEEKDAYS):
        x = LEFT + day * COLUMN + COLUMN // 2
        write(root, x, y + 12, name, text_anchor="middle", font_weight="bold")
    y += _LINE
    borders = []
    for number, rows in enumerate(blocks(week)):
        y += _GAP if number else 0
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
    return _legend(root, week, y + _GAP)


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
