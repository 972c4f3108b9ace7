"""What both networks are drawn of: words above, lines by how often, dots, names that lines do not hide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from circlekit.core.pictures.network_layout import Point
from circlekit.core.pictures.svg import add, cut, lines, picture, write

EDGE, LINE, TITLE, TEXT, LABEL = 18, 19, 19, 13, 12
"""Pixels: what stays empty around, a line of text, and the sizes of letters."""

STROKES, THIN, STRONG = ("1", "3", "5"), ("0.4", "1.2", "2.5"), ("2", "4", "6")
"""Pixels: how thick a line is for once, twice and more often; where there are many, and where few count."""

MANY = 700
"""So many lines are drawn thin."""

LEAST_WIDTH = 560


class Words(NamedTuple):
    """What stands above a picture."""

    title: str
    said: tuple[str, ...]


class Link(NamedTuple):
    """A line's path, and how often it happened."""

    path: str
    times: int


def head_height(words: Words, width: int) -> int:
    """Return how many pixels the words take in a picture of a width."""
    return EDGE + TITLE + LINE * sum(1 for _ in _said(words, width))


def sheet(words: Words, width: int, height: int) -> Element:
    """Return a picture with its words at the top."""
    said = list(_said(words, width))
    root = picture(width, height, words.title, " ".join(said))
    title = cut(words.title, width - 2 * EDGE, TITLE)
    write(root, EDGE, EDGE + TITLE - 4, title, font_size=TITLE, font_weight="bold")
    for number, line in enumerate(said, 1):
        write(root, EDGE, EDGE + TITLE - 4 + number * LINE, line, class_="quiet")
    return root


def _said(words: Words, width: int) -> Iterable[str]:
    return (line for text in words.said for line in lines(text, width - 2 * EDGE, TEXT))


def draw_links(root: Element, links: Sequence[Link]) -> None:
    """Draw lines behind everything, the thicker the more often; where they cross they do not grow darker."""
    _draw_lines(root, links, "line", THIN if len(links) > MANY else STROKES, "0.4")


def draw_strong_links(root: Element, links: Sequence[Link]) -> None:
    """Draw lines that stand out."""
    _draw_lines(root, links, "meets", STRONG, "1")


def _draw_lines(
    root: Element, links: Sequence[Link], look: str, strokes: Sequence[str], opacity: str
) -> None:
    for number, stroke in enumerate(strokes):
        paths = "".join(link.path for link in links if min(link.times, len(STROKES)) - 1 == number)
        style = {"class": look, "stroke-width": stroke, "stroke-opacity": opacity}
        if paths:
            add(root, "path", {"d": paths, **style})


def dot(root: Element, at: Point, radius: int, look: str) -> Element:
    """Draw a dot and return it."""
    return add(root, "circle", {"cx": at.x, "cy": at.y, "r": radius, "class": look})


def hollow(root: Element, at: Point, radius: int) -> None:
    """Draw a dot that is empty inside."""
    dot(root, at, radius, "s4")
    dot(root, at, max(1, radius - 2), "paper")


def label(root: Element, at: Point, text: str, **look: str | int) -> None:
    """Write a name on a ground of its own, which no line hides."""
    outline = {**look, "class_": "within", "stroke_width": 4, "stroke_linejoin": "round"}
    write(root, at.x, at.y, text, **outline)
    write(root, at.x, at.y, text, **look)


def legend_line(root: Element, x: int, y: int, stroke: str, look: str, text: str) -> int:
    """Explain a line; return where the next explanation begins."""
    add(root, "path", {"d": f"M{x} {y - 4}h24", "class": look, "stroke-width": stroke})
    write(root, x + 32, y, text, class_="quiet")
    return x + 48 + 7 * len(text)
