"""A circle's week as a picture: who can when, and what the members' clocks show when it meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from xml.etree.ElementTree import Element

from circlekit.core.calendars.description import local_times
from circlekit.core.clock_words import city
from circlekit.core.pictures.grid import COLUMN, GAP, LEFT, LINE, grid, grid_height
from circlekit.core.pictures.svg import as_bytes, cut, lines, picture, write
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.week import Week
from circlekit.core.scheduling.week_words import say_week
from circlekit.core.scheduling.words import say_attendance, say_slot
from circlekit.core.sections import Rhythm
from circlekit.core.windows import clock

EDGE = 18
"""Pixels that stay empty around."""

WIDTH = LEFT + 7 * COLUMN + EDGE
_ROOM = WIDTH - 2 * EDGE
_TITLE, _TEXT = 19, 13


def week_picture(plan: Arrangement, weeks: Sequence[Week], rhythm: Rhythm) -> bytes:
    """Return the SVG file of a circle's weeks, one below the other; members' local times stand under them."""
    heads = [list(lines(say_week(week, rhythm), _ROOM, _TEXT)) for week in weeks]
    when, clocks = list(_when(plan, rhythm)), list(_clocks(plan))
    grids = sum(grid_height(week) + 2 * GAP for week in weeks)
    height = EDGE + _TITLE + grids + LINE * len([*chain(*heads), *when, *clocks]) + EDGE
    title = f"{plan.circle.name}: who can when"
    root = picture(WIDTH, height, title, " ".join([*chain(*heads), *when]))
    y = EDGE + _TITLE - 4
    write(root, EDGE, y, cut(title, _ROOM, _TITLE), font_size=_TITLE, font_weight="bold")
    for week, head in zip(weeks, heads, strict=True):
        y = _texts(root, head, y + GAP - LINE + 8, class_="quiet")
        y = grid(root, week, y + GAP) + GAP
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
        y += LINE
        write(root, EDGE, y, text, **look)
    return y
