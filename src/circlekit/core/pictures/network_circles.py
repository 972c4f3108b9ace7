"""The network of circles, for many people: from each circle of the last cohort to each new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from circlekit.core.model import Circle, Cohort
from circlekit.core.pictures import network_parts as parts
from circlekit.core.pictures.network_layout import Point, bent, on_ring, ring_radius
from circlekit.core.pictures.svg import add, as_bytes, cut, safe, write
from circlekit.core.rotation.telling.company import company, figures, say_new, say_share
from circlekit.core.text import counted

ROOM, LEAST, MOST = 14, 260, 900
"""Pixels: what a circle takes on the ring where it can, and how small and large the ring may be."""

ARC = 150
"""Degrees: what the old circles take on the left, and the new ones on the right."""

NAME_ROOM = 120


def circles_network(cohort: Cohort, circles: Sequence[Circle]) -> bytes:
    """Return the SVG file: old circles on the left, new ones on the right, a line for those who go there."""
    last = cohort.past[-1].circles if cohort.past else ()
    told = figures(company(cohort, circles))
    said = f"On the left the {len(last):,} circles before, on the right the {len(circles):,} new ones."
    words = parts.Words(f"From circle to circle in {cohort.cohort}", (say_share(told), say_new(told), said))
    count = max(len(last) + 1, len(circles))
    radius = ring_radius(count * 360 // ARC, ROOM, LEAST, MOST)
    width = 2 * (radius + NAME_ROOM + parts.EDGE)
    top = parts.head_height(words, width) + parts.LINE
    middle = Point(width // 2, top + radius)
    root = parts.sheet(words, width, top + 2 * radius + 3 * parts.LINE + parts.EDGE)
    old = _arc(middle, radius, len(last) + 1, 180 + ARC // 2, -ARC)
    new = _arc(middle, radius, len(circles), -(ARC // 2), ARC)
    moves = _moves(last, circles)
    links = [
        parts.Link(bent(old[came], new[went], middle), many) for (came, went), many in sorted(moves.items())
    ]
    parts.draw_links(root, links)
    _dots(root, old, new, circles, moves, radius)
    _legend(root, top + 2 * radius + parts.LINE)
    return as_bytes(root)


def _arc(middle: Point, radius: int, count: int, start: int, turn: int) -> list[Point]:
    """Return places spread over a part of a ring."""
    return [on_ring(middle, radius, start + turn * (2 * place + 1) / (2 * count)) for place in range(count)]


def _moves(last: Sequence[Sequence[str]], circles: Sequence[Circle]) -> Mapping[tuple[int, int], int]:
    """Return how many go from which old circle to which new one; one more stands for those of none."""
    home = {handle: number for number, members in enumerate(last) for handle in members}
    return Counter(
        (home.get(handle, len(last)), went)
        for went, circle in enumerate(circles)
        for handle in circle.members
    )


def _dots(
    root: Element,
    old: Sequence[Point],
    new: Sequence[Point],
    circles: Sequence[Circle],
    moves: Mapping[tuple[int, int], int],
    radius: int,
) -> None:
    roomy = len(new) * ROOM * 360 // ARC <= 2 * 3 * radius
    size = 5 if roomy else 2
    for at in old[:-1]:
        parts.dot(root, at, size, "s3")
    parts.hollow(root, old[-1], max(size, 4))
    from_how_many = Counter(went for _, went in moves)
    for went, (at, circle) in enumerate(zip(new, circles, strict=True)):
        origins = counted(from_how_many[went], "place")
        about = f"{circle.name}: {counted(len(circle.members), 'person', 'people')} from {origins}"
        add(parts.dot(root, at, size, "s4"), "title", {}).text = safe(about)
        if roomy:
            name = cut(circle.name, NAME_ROOM - 20, parts.LABEL)
            write(root, at.x + 10, at.y + 4, name, font_size=parts.LABEL)


def _legend(root: Element, y: int) -> None:
    x = parts.EDGE
    for stroke, text in zip(parts.STROKES, ("1 person", "2 people", "3 or more"), strict=True):
        x = parts.legend_line(root, x, y, stroke, "line", text)
    parts.hollow(root, Point(parts.EDGE + 12, y + parts.LINE - 4), 5)
    write(
        root,
        parts.EDGE + 32,
        y + parts.LINE,
        "those who come from no circle of the last cohort",
        class_="quiet",
    )
