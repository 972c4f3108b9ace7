"""The meetings that are not about somebody's question: first, last, with new ideas, or very short."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.agenda.plan import NEXT, WELCOME, closing_of
from circlekit.core.agenda.splits import split
from circlekit.core.agenda.steps import Block, RunSheet, Step, said_sizes, timed
from circlekit.core.agenda.words import AgendaWords, said
from circlekit.core.problems import Problem
from circlekit.core.processes import Process, Span

HARVEST = 5
HOW_IT_WORKS = 5
TRIOS = Span(3, 4)
IDEA, TALK = 10, 10


def first_blocks(process: Process, people: int, words: AgendaWords) -> list[Block]:
    """Return the first meeting: no question yet, but getting to know and to count on each other."""
    return [
        Block(WELCOME, words.welcome_first),
        Block(people, words.get_to_know),
        Block(people, words.count_on),
        Block(HOW_IT_WORKS, said(words.how_it_works, {"process": process.name})),
        Block(NEXT, words.next_date),
    ]


def last_blocks(people: int, words: AgendaWords) -> list[Block]:
    """Return the last meeting: what it came to, who goes on, and thanks."""
    return [
        Block(WELCOME, words.welcome),
        Block(people, words.looking_back),
        Block(HARVEST, words.harvest),
        Block(people, words.go_on),
        Block(closing_of(people), words.thanks),
    ]


def stretched(blocks: Sequence[Block], minutes: int, words: AgendaWords, heart: int = 1) -> RunSheet:
    """Give the block number ``heart`` all the minutes that the others leave."""
    spare = minutes - sum(block.minutes for block in blocks)
    if spare < 0:
        needed = minutes - spare
        return RunSheet(open_talk(minutes, words), (_too_short(needed, minutes),), needed=needed)
    given = [
        block._replace(minutes=block.minutes + spare * (index == heart)) for index, block in enumerate(blocks)
    ]
    return RunSheet(timed(given))


def input_sheet(people: int, minutes: int, words: AgendaWords, topic: str) -> RunSheet:
    """Return a meeting with new ideas (practice 33): somebody tells, and small groups talk about it."""
    groups = split(people, TRIOS)
    apart = int(len(groups) > 1)
    idea = said(words.topic, {"topic": topic}) if topic else words.topic_open
    blocks = [
        Block(WELCOME, words.welcome),
        Block(people, words.news),
        Block(IDEA, idea),
        Block(apart, said(words.into_groups, {"sizes": said_sizes(groups)})),
        Block(TALK, words.talk),
        Block(apart, words.back),
        Block(closing_of(people), words.closing),
        Block(NEXT, words.next_time),
    ]
    spare = max(minutes - sum(block.minutes for block in blocks), 0)
    blocks[2] = blocks[2]._replace(minutes=IDEA + spare // 3)
    return stretched(blocks, minutes, words, heart=4)._replace(groups=groups)


def open_talk(minutes: int, words: AgendaWords) -> tuple[Step, ...]:
    """Return what a meeting holds that is too short for anything else."""
    opening = min(WELCOME, minutes // 3)
    return timed(
        [
            Block(opening, words.welcome),
            Block(minutes - 2 * opening, words.open_talk),
            Block(opening, words.open_close),
        ]
    )


def _too_short(needed: int, minutes: int) -> Problem:
    message = f"the run sheet of this meeting takes {needed} minutes, and it has {minutes}"
    return Problem(
        ("meeting", "minutes"), message, f"set «minutes» of «meeting» to {needed} or more", "warning"
    )
