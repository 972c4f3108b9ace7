"""The XML of a workbook, read in passing: what is not needed is dropped at once, whatever its size.

openpyxl makes an object of each cell and keeps a place for each element: 200,000 cells take it some ten times
as long, and a file can be made that takes all memory. It still reads what names the sheets and formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NoReturn

from circlekit.core.problems import InputProblems
from circlekit.files.intake.archives import damaged
from circlekit.files.intake.limits import LONGEST_CELL, MEGABYTE, MOST_CELLS, MOST_CHARACTERS
from circlekit.files.intake.places import refused

MOST_OTHERS = 500_000
"""Elements that are no cell and no value: widths of columns, merged cells, stretches of formatted text."""

LONGEST_TAG = MEGABYTE
HINT = "save the answers alone as CSV UTF-8, and import that"


class Budget:
    """How much may still be read of a workbook, all sheets together."""

    __slots__ = ("_characters", "cells", "others", "shown")

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.cells = MOST_CELLS
        self.others = MOST_OTHERS
        self._characters = MOST_CHARACTERS

    def refuse(self) -> NoReturn:
        """Refuse what has too many cells or other elements; who counts them down calls this below zero."""
        raise refused(self.shown, "this workbook has more cells than 20,000 answers need", HINT)

    def characters(self, count: int) -> None:
        """Take characters off, of what is kept.

        Raises:
            InputProblems: there were too many.
        """
        self._characters -= count
        if self._characters < 0:
            raise refused(self.shown, "this workbook has more text than 20,000 answers need", HINT)


class Handler:
    """What is done with the elements of a part, and with the text in them. Names may have a prefix.

    ``text`` collects pieces while ``_within`` is true; ``_whole`` joins them.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._pieces: list[str] = []
        self._length = 0
        self._within = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take a piece of text.

        Raises:
            InputProblems: the pieces together are longer than a cell may be.
        """
        if self._within:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                message = "a cell of this workbook is too long"
                raise refused(self._budget.shown, message, "is it the right file?")
            self._pieces.append(text)

    def _whole(self) -> str:
        """Return the text since the last time, and forget it."""
        if not self._length:
            return ""
        found = "".join(self._pieces)
        self._pieces, self._length = [], 0
        return found

    def _other(self, count: int = 1) -> None:
        """Count an element that nobody asks for, as one or as several."""
        self._budget.others -= count
        if self._budget.others < 0:
            self._budget.refuse()


def entities(shown: str) -> InputProblems:
    """Return the error that a part declares a document type, which is where entities are made."""
    hint = "workbooks have none; do not open this file unless you know where it comes from"
    return refused(shown, "this workbook declares XML entities", hint)


def parsed(chunks: Iterable[bytes], handler: Handler, shown: str) -> Iterator[None]:
    """Parse a part of a workbook, and yield after each chunk, so that what was found can be taken.

    Raises:
        InputProblems: it is no XML, or declares entities; and what the handler raises.
    """
    from xml.parsers import expat

    def refuse(*_: object) -> NoReturn:
        raise entities(shown)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = handler.start, handler.end
    parser.CharacterDataHandler = handler.text
    fed = 0
    try:
        for chunk in chunks:
            fed += len(chunk)
            parser.Parse(chunk, False)
            if fed - parser.CurrentByteIndex > LONGEST_TAG:
                raise damaged(shown)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, OverflowError, ValueError):
        raise damaged(shown) from None
    yield
