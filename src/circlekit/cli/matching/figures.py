"""How each circle stands, as figures a person at a terminal can look at: a bar, and the terms in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TextIO

from circlekit.cli import output, terminal
from circlekit.core.model import Matching, Standing
from circlekit.core.text import shorten

LONGEST_NAME, LONGEST_BAR = 20, 24

ROOM = 30
"""With fewer columns left beside the bar, the words stand below it."""


class Marks(NamedTuple):
    """What a bar is made of: somebody who can come, and somebody who cannot."""

    comes: str
    misses: str


BLOCKS, PLAIN = Marks("▇", "▁"), Marks("#", ".")


def show_standings(matching: Matching) -> None:
    """Print a line for each circle: who can come to one weekly hour on every date, and the other terms."""
    if not matching.standings:
        return
    names = {circle.id: shorten(circle.name, LONGEST_NAME) for circle in matching.circles}
    output.show("Who can come to one weekly hour on every date:")
    for line in lines(matching.standings, names, terminal.columns(), marks_for(sys.stdout)):
        output.show(line)
    output.show()


def marks_for(stream: TextIO) -> Marks:
    """Return blocks where a stream can show them, plain characters elsewhere."""
    try:
        "".join(BLOCKS).encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return PLAIN
    return BLOCKS


def lines(
    standings: tuple[Standing, ...], names: Mapping[str, str], width: int, marks: Marks
) -> Iterator[str]:
    """Yield aligned lines of at most ``width`` columns, as far as single words allow."""
    bars = [bar(one, marks) for one in standings]
    counts = [f"{one.can_come} of {one.members}" for one in standings]
    columns = [max(map(terminal.cells, column)) for column in ([*names.values()], bars, counts)]
    for one, drawn, count in zip(standings, bars, counts, strict=True):
        cells = (names[one.circle], drawn, count)
        padded = (
            cell + " " * (size - terminal.cells(cell)) for cell, size in zip(cells, columns, strict=True)
        )
        yield from _with_words(f"  {'  '.join(padded)}", "; ".join(one.says), width)


def bar(one: Standing, marks: Marks) -> str:
    """Return a mark for each member, those who can come first; of a very large circle, a share of them."""
    length = min(one.members, LONGEST_BAR)
    full = one.can_come * length // one.members
    return marks.comes * full + marks.misses * (length - full)


def _with_words(head: str, words: str, width: int) -> Iterator[str]:
    """Yield a line with words beside it, broken into their own column, or below it where there is no room."""
    start = terminal.cells(head) + 2
    if not words:
        yield head.rstrip()
        return
    if width - start < ROOM:
        yield head.rstrip()
        yield from terminal.broken(f"    {words}", width)
        return
    first, *others = terminal.broken(words, width - start)
    yield f"{head}  {first}"
    yield from (f"{' ' * start}{other}" for other in others)
