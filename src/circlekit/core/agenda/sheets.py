"""A run sheet for everybody who is to come, and one for each of the next smaller numbers.

Groups are made of the people who are there, so that nobody has to work out a new plan when one is missing.
"""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.agenda.meant import Meant
from circlekit.core.agenda.sheet import run_sheet
from circlekit.core.agenda.steps import RunSheet
from circlekit.core.agenda.words import AgendaWords
from circlekit.core.processes import Process

FEWER = 3
"""So many may be missing before there is no plan for it."""

FEWEST = 2


class Sheet(NamedTuple):
    """The run sheet for so many people."""

    people: int
    run_sheet: RunSheet


def sheets(
    process: Process,
    people: int,
    minutes: int,
    meant: Meant,
    words: AgendaWords,
    *,
    topic: str = "",
    news: bool = True,
) -> tuple[Sheet, ...]:
    """Return the run sheets for ``people`` and up to three fewer, the most first.

    The arguments are those of ``run_sheet``; two people are the fewest that meet.
    """
    most = max(people, FEWEST)
    numbers = range(most, max(most - FEWER, FEWEST) - 1, -1)
    return tuple(
        Sheet(number, run_sheet(process, number, minutes, meant, words, topic=topic, news=news))
        for number in numbers
    )
