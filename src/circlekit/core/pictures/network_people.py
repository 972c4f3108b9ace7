"""The network of people: a dot for each, around their new circle, and lines between those who have met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from circlekit.core.model import Circle, Cohort
from circlekit.core.pictures import network_parts as parts
from circlekit.core.pictures.met_order import Block, ordered
from circlekit.core.pictures.network_layout import Point, bent, on_ring, ring_radius, straight
from circlekit.core.pictures.svg import as_bytes, cut, write
from circlekit.core.rotation.telling.company import Company, company, figures, say_new, say_share

MOST_NAMES = 80
"""Of more people the names are left out."""


class _Measures(NamedTuple):
    """Pixels: from the middle of a circle to its dots, a dot's radius, a circle's room on the ring, and what
    lies around the ring."""

    reach: int
    dot: int
    room: int
    around: int


WITH_NAMES = _Measures(reach=46, dot=6, room=310, around=170)
WITHOUT_NAMES = _Measures(reach=16, dot=4, room=66, around=120)
NAME_ROOM, CIRCLE_ROOM = 120, 110


class _Cluster(NamedTuple):
    """The dots of one circle: their places by row, the middle, and in which direction it lies."""

    block: Block
    middle: Point
    degrees: float
    dots: dict[int, Point]


def people_network(cohort: Cohort, circles: Sequence[Circle]) -> bytes:
    """Return the SVG file: lines for ``cohort.past``, dots around the ``circles`` of the cohort."""
    found = company(cohort, circles)
    told = figures(found)
    named = len(cohort.participants) <= MOST_NAMES
    measures = WITH_NAMES if named else WITHOUT_NAMES
    order, blocks = _blocks(cohort, circles)
    radius = 0 if len(blocks) == 1 else ring_radius(len(blocks), measures.room, 200, 5000)
    words = parts.Words(f"The network of {cohort.cohort}", (say_share(told), say_new(told)))
    width = max(parts.LEAST_WIDTH, 2 * (radius + measures.reach + measures.around))
    top = parts.head_height(words, width)
    depth = 2 * (radius + measures.reach + (60 if named else measures.around))
    middle = Point(width // 2, top + depth // 2)
    root = parts.sheet(words, width, top + depth + 3 * parts.LINE + parts.EDGE)
    clusters = list(_clusters(order, blocks, middle, radius, measures))
    _draw(root, cohort, found, clusters, middle, measures)
    _legend(root, top + depth + parts.LINE)
    return as_bytes(root)


def _blocks(cohort: Cohort, circles: Sequence[Circle]) -> tuple[list[int], tuple[Block, ...]]:
    """Return the rows circle by circle; whoever has none is in a last block of their own."""
    order, blocks = ordered(cohort.participants, circles)
    placed = sum(block.size for block in blocks)
    rest = len(order) - placed
    return order, (*blocks, *((Block(placed, rest, "no circle"),) if rest else ()))


def _clusters(
    order: Sequence[int], blocks: Sequence[Block], middle: Point, radius: int, measures: _Measures
) -> Iterator[_Cluster]:
    for number, block in enumerate(blocks):
        degrees = 360 * number / len(blocks) - 90
        centre = on_ring(middle, radius, degrees)
        rows = order[block.start : block.start + block.size]
        turns = (360 * place / block.size - 90 for place in range(block.size))
        dots = {row: on_ring(centre, measures.reach, turn) for row, turn in zip(rows, turns, strict=True)}
        yield _Cluster(block, centre, degrees, dots)


def _draw(
    root: Element,
    cohort: Cohort,
    found: Company,
    clusters: Sequence[_Cluster],
    middle: Point,
    measures: _Measures,
) -> None:
    for cluster in clusters:
        parts.dot(root, cluster.middle, measures.reach + 2 * measures.dot, "s0")
    apart, again = _links(found, clusters, middle)
    parts.draw_links(root, apart)
    parts.draw_strong_links(root, again)
    earlier = set(chain.from_iterable(chain.from_iterable(past.circles for past in cohort.past)))
    for row, at in chain.from_iterable(cluster.dots.items() for cluster in clusters):
        person = cohort.participants[row]
        if earlier.isdisjoint((person.id, *person.was)):
            parts.hollow(root, at, measures.dot)
        else:
            parts.dot(root, at, measures.dot, "s4")
    for cluster in clusters:
        if measures is WITH_NAMES:
            _names(root, cohort, cluster)
        else:
            _name_outside(root, cluster, measures)


def _links(
    found: Company, clusters: Sequence[_Cluster], middle: Point
) -> tuple[list[parts.Link], list[parts.Link]]:
    """Return lines between people of different circles who met before, and between those who meet again."""
    at = {row: place for cluster in clusters for row, place in cluster.dots.items()}
    now = set(found.now.tolist())
    apart, again = [], []
    rows = zip(*(part.tolist() for part in (*found.rows(found.met), found.met, found.times)), strict=True)
    for first, second, key, times in rows:
        if key in now:
            again.append(parts.Link(straight(at[first], at[second]), times))
        else:
            apart.append(parts.Link(bent(at[first], at[second], middle), times))
    return apart, again


def _names(root: Element, cohort: Cohort, cluster: _Cluster) -> None:
    """Write the circle's name in its middle, and each person's beside their dot, away from the middle."""
    name = cut(cluster.block.name, 2 * WITH_NAMES.reach - 20, parts.LABEL)
    at = Point(cluster.middle.x, cluster.middle.y + 4)
    parts.label(root, at, name, text_anchor="middle", font_size=parts.LABEL, font_weight="bold")
    for row, (x, y) in cluster.dots.items():
        away, down = x - cluster.middle.x, y - cluster.middle.y
        beside = abs(away) > WITH_NAMES.reach // 4
        side = (1 if away > 0 else -1) if beside else 0
        place = Point(x + 10 * side, y + 4) if beside else Point(x, y + (20 if down > 0 else -11))
        name = cut(cohort.participants[row].name, NAME_ROOM, parts.LABEL)
        anchor = ("middle", "start", "end")[side]
        parts.label(root, place, name, text_anchor=anchor, font_size=parts.LABEL)


def _name_outside(root: Element, cluster: _Cluster, measures: _Measures) -> None:
    """Write a circle's name outside the ring, along its radius and never upside down."""
    left = 90 < cluster.degrees % 360 < 270
    at = on_ring(cluster.middle, measures.reach + 3 * measures.dot, cluster.degrees)
    turn = round(cluster.degrees) + (180 if left else 0)
    name = cut(cluster.block.name, CIRCLE_ROOM, parts.LABEL)
    spin = f"rotate({turn} {at.x} {at.y}) translate(0 4)"
    write(
        root, at.x, at.y, name, transform=spin, font_size=parts.LABEL, text_anchor="end" if left else "start"
    )


def _legend(root: Element, y: int) -> None:
    x = parts.EDGE
    for stroke, text in zip(parts.STROKES, ("met once", "met twice", "met more often"), strict=True):
        x = parts.legend_line(root, x, y, stroke, "line", text)
    parts.legend_line(
        root, parts.EDGE, y + parts.LINE, parts.STRONG[0], "meets", "meet again, in one new circle"
    )
    parts.hollow(root, Point(parts.EDGE + 283, y + parts.LINE - 4), WITH_NAMES.dot)
    write(root, parts.EDGE + 296, y + parts.LINE, "in a circle for the first time", class_="quiet")
