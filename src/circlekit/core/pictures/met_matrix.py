"""Who has met whom as a matrix of people by people, or for many people of old circles by new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from circlekit.core.model import Circle, Cohort
from circlekit.core.pictures import met_table as mt
from circlekit.core.pictures.met_order import ordered
from circlekit.core.pictures.svg import add, as_bytes, cut, lines, picture, write
from circlekit.core.rotation.telling.company import company, figures, say_new, say_share

MOST_NAMES = 80
"""Of more people the names are left out."""

MOST_PEOPLE = 400
"""Of more people the circles are shown instead."""

EDGE, LINE, TITLE, TEXT = 18, 19, 19, 13
"""Pixels: what stays empty around, a line of text, and the sizes of its letters."""

NAME_ROOM, CIRCLE_ROOM, LEAST_ROOM = 150, 130, 560
"""Pixels: the room for people's names, for circles' names, and what the text takes at least."""

OFTEN = ("met once", "met twice", "met more often")
SHARED = ("1 person", "2 people", "3 or more")


class _Sheet(NamedTuple):
    """What is drawn: the words above a table, its labels, and what its squares mean.

    ``top`` and ``side`` are the labels of columns and rows, or of none of them.
    """

    title: str
    said: tuple[str, ...]
    table: mt.Table
    top: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    means: tuple[str, ...] = OFTEN


def met_svg(cohort: Cohort, circles: Sequence[Circle]) -> bytes:
    """Return the SVG file of who has met whom: ``cohort.past`` as squares, ``circles`` as frames.

    People stand in the order of their circles. Of more than ``MOST_PEOPLE`` it shows how many of each circle
    of the last cohort are in each new one.
    """
    if len(cohort.participants) > MOST_PEOPLE:
        return _drawn(_circles_by_circles(cohort, circles))
    return _drawn(_people_by_people(cohort, circles))


def _people_by_people(cohort: Cohort, circles: Sequence[Circle]) -> _Sheet:
    people = cohort.participants
    found = company(cohort, circles)
    order, blocks = ordered(people, circles)
    seat = {row: position for position, row in enumerate(order)}
    marks = {}
    pairs = zip(*(part.tolist() for part in (*found.rows(found.met), found.times)), strict=True)
    for first, second, times in pairs:
        marks[seat[first], seat[second]] = marks[seat[second], seat[first]] = times
    names = tuple(people[row].name for row in order) if len(people) <= MOST_NAMES else ()
    told = figures(found)
    return _Sheet(
        title=f"Who has met whom in {cohort.cohort}",
        said=(say_share(told), say_new(told)),
        table=mt.Table(len(people), len(people), marks, blocks),
        top=names,
        side=names,
    )


def _circles_by_circles(cohort: Cohort, circles: Sequence[Circle]) -> _Sheet:
    last = cohort.past[-1].circles if cohort.past else ()
    home = {handle: number for number, members in enumerate(last) for handle in members}
    marks = Counter(
        (home.get(handle, len(last)), column)
        for column, circle in enumerate(circles)
        for handle in circle.members
    )
    told = figures(company(cohort, circles))
    rows = f"Rows are the {len(last):,} circles before, and last those who come from none of them."
    columns = f"Columns are the {len(circles):,} new circles; a square is for who goes from one to the other."
    return _Sheet(
        title=f"From circle to circle in {cohort.cohort}",
        said=(say_share(told), say_new(told), f"{rows} {columns}"),
        table=mt.Table(len(last) + 1, len(circles), marks),
        means=SHARED,
    )


def _drawn(sheet: _Sheet) -> bytes:
    table = sheet.table
    left = EDGE + (NAME_ROOM if sheet.side else 0)
    across = left + table.columns * table.side + (CIRCLE_ROOM if table.blocks else 0)
    width = max(across, LEAST_ROOM) + EDGE
    said = [line for text in sheet.said for line in lines(text, width - 2 * EDGE, TEXT)]
    top = EDGE + TITLE + LINE * len(said) + LINE // 2 + (NAME_ROOM if sheet.top else 0)
    height = top + table.rows * table.side + 3 * LINE + EDGE
    root = picture(width, height, sheet.title, " ".join(said))
    title = cut(sheet.title, width - 2 * EDGE, TITLE)
    write(root, EDGE, EDGE + TITLE - 4, title, font_size=TITLE, font_weight="bold")
    for number, line in enumerate(said, 1):
        write(root, EDGE, EDGE + TITLE - 4 + number * LINE, line, class_="quiet")
    mt.draw(root, table, left, top)
    mt.label_columns(root, table, left, top, sheet.top, NAME_ROOM - 20)
    mt.label_rows(root, table, left, top, sheet.side, NAME_ROOM - 12)
    mt.label_blocks(root, table, left, top, CIRCLE_ROOM - 12)
    _legend(root, sheet, top + table.rows * table.side + LINE)
    return as_bytes(root)


def _legend(root: Element, sheet: _Sheet, y: int) -> None:
    """Write what the squares and the frames mean."""
    x = EDGE
    for look, text in enumerate(sheet.means[: _looks(sheet)]):
        add(root, "rect", {"x": x, "y": y, "width": mt.SIDE, "height": mt.SIDE, "class": "s0"})
        add(root, "path", {"d": mt.square(look, mt.SIDE, x, y), "class": mt.LOOKS[look]})
        write(root, x + 22, y + 13, text, class_="quiet")
        x += 40 + 7 * len(text)
    if sheet.table.blocks:
        mt.frame(root, EDGE, y + LINE + 3, mt.SIDE, mt.SIDE)
        write(
            root,
            EDGE + 22,
            y + LINE + 16,
            "a new circle: where it is empty, people are new to each other",
            class_="quiet",
        )


def _looks(sheet: _Sheet) -> int:
    """Return how many looks of squares there are in a table; at least the first is explained."""
    return min(len(mt.LOOKS), max(sheet.table.marks.values(), default=1))
