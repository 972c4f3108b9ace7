"""How a meeting runs: from a process and a number of people to a run sheet that adds up to the minute.

The frame and its minutes come from practice: purpose and principles first (practice 15), a minute of news
each (practices 27 and 28), the process (practice 23), a closing question (practice 29), the next date. The
first meeting has no question yet, and the last one looks back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from circlekit.core.problems import Problem
from circlekit.core.processes import Process, Span, Turns
from circlekit.core.text import counted, listed

WELCOME = 5
CLOSING_EACH = 0.75
NEXT = 2
HARVEST = 5

_WELCOME = "Welcome; read our purpose and principles aloud"


class Part(NamedTuple):
    """One step inside a turn."""

    minutes: int
    text: str


class Step(NamedTuple):
    """A part of a meeting; ``start`` counts minutes from its beginning. ``parts`` recur in each turn."""

    start: int
    minutes: int
    text: str
    parts: tuple[Part, ...] = ()


class _Block(NamedTuple):
    """A step whose start is not known yet; without minutes it falls away."""

    minutes: int
    text: str
    parts: tuple[Part, ...] = ()


class RunSheet(NamedTuple):
    """Steps whose minutes add up exactly to the meeting's, and a warning when the process does not fit."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()


Meant = Literal["first", "working", "last"]


def run_sheet(process: Process, people: int, minutes: int, meant: Meant = "working") -> RunSheet:
    """Return the run sheet of a meeting of ``people`` and ``minutes`` (both at least 2)."""
    if meant == "working":
        return _working(process, people, minutes)
    blocks = _first(process, people) if meant == "first" else _last(people)
    return _stretched(blocks, minutes)


class _Plan(NamedTuple):
    """What there is time for: turns of ``length`` minutes, and minutes of news."""

    turns: int
    length: int
    news: int


def _working(process: Process, people: int, minutes: int) -> RunSheet:
    groups = split(people, process.group)
    wanted = max(groups) if process.turns is Turns.EVERYONE else 1
    plan = _plan(process, minutes - _frame(people, groups), people, max(groups), wanted)
    steps = _timed(_blocks(process, people, minutes, groups, plan)) if plan.turns else _open_talk(minutes)
    if plan.news:
        return RunSheet(steps)
    needed = _frame(people, groups) + people + wanted * _shortest(process)
    return RunSheet(steps, (_does_not_fit(process, people, minutes, needed, _outcome(plan, wanted)),))


def _plan(process: Process, room: int, people: int, most: int, wanted: int) -> _Plan:
    """Return the longest turns that fit into ``room`` minutes: with news, without, or for some only."""
    longest = sum(span.most for span in process.steps.values())
    for news, least in ((people, wanted), (0, wanted), (0, 1)):
        left = max(room - news, 0)
        turns = min(left // _shortest(process), most)
        if turns >= least:
            return _Plan(turns, min(longest, left // turns), news)
    return _Plan(0, 0, 0)


def _shortest(process: Process) -> int:
    return sum(span.least for span in process.steps.values())


def _frame(people: int, groups: Sequence[int]) -> int:
    """Return the minutes that a meeting takes without news and process."""
    return WELCOME + (2 if len(groups) > 1 else 0) + _closing(people) + NEXT


def _closing(people: int) -> int:
    return math.ceil(CLOSING_EACH * people)


def split(people: int, group: Span | None) -> tuple[int, ...]:
    """Return the sizes of small groups, as few and as even as ``group`` allows; else all stay together."""
    if group is None:
        return (people,)
    count = math.ceil(people / group.most)
    sizes = tuple(sorted((people + index) // count for index in range(count)))
    return sizes if sizes[0] >= group.least else (people,)


def _blocks(process: Process, people: int, minutes: int, groups: Sequence[int], plan: _Plan) -> list[_Block]:
    """Return the parts of a working meeting; what is left goes to the next date, then to looking back."""
    spare = minutes - _frame(people, groups) - plan.news - plan.turns * plan.length
    later = min(2, spare)
    noticing = spare - later if spare - later >= 3 else 0
    closing = _closing(people) + spare - later - noticing
    apart = len(groups) > 1
    return [
        _Block(WELCOME, _WELCOME),
        _Block(plan.news, "Good news or an update, one minute each"),
        _Block(int(apart), f"Into groups of {listed(str(size) for size in sorted(set(groups)))}"),
        _Block(plan.turns * plan.length, _turns_text(process, plan, groups), _parts(process, plan.length)),
        _Block(int(apart), "Back together"),
        _Block(noticing, "What we noticed across the questions"),
        _Block(closing, "Closing question, in a sentence each: what do you take with you?"),
        _Block(NEXT + later, "Next date, and who brings a question to it"),
    ]


def _turns_text(process: Process, plan: _Plan, groups: Sequence[int]) -> str:
    if plan.turns == 1:
        return f"{process.name}: one question"
    each = f"{counted(plan.turns, 'turn')} of {plan.length} minutes, one question each"
    shorter = min(groups) < plan.turns
    rest = f"; a group of {min(groups)} talks about what it noticed in the time left" if shorter else ""
    return f"{process.name}: {each}{rest}"


def _parts(process: Process, length: int) -> tuple[Part, ...]:
    """Return the steps of one turn, stretched to ``length``: the longest steps first, a minute at a time."""
    spans = list(process.steps.values())
    given = [span.least for span in spans]
    order = sorted(range(len(spans)), key=lambda index: -spans[index].least)
    while sum(given) < length:
        for index in order:
            if given[index] < spans[index].most and sum(given) < length:
                given[index] += 1
    return tuple(Part(minutes, text) for minutes, text in zip(given, process.steps, strict=True))


def _first(process: Process, people: int) -> list[_Block]:
    return [
        _Block(WELCOME, f"{_WELCOME}, and agree on them or change them"),
        _Block(people, "Get to know each other: what brings you here, and what are you proud of?"),
        _Block(people, "In a sentence each: what can the others count on from you?"),
        _Block(5, f"How {process.name} works, and who brings a question next time"),
        _Block(NEXT, "Next date"),
    ]


def _last(people: int) -> list[_Block]:
    return [
        _Block(WELCOME, _WELCOME),
        _Block(people, "Looking back: what changed for you since we began?"),
        _Block(HARVEST, "What we learnt that others could use"),
        _Block(people, "In a sentence each: go on in a new circle, rest for a while, or leave?"),
        _Block(_closing(people), "Thank each other"),
    ]


def _stretched(blocks: list[_Block], minutes: int) -> RunSheet:
    """Give the second block, the heart of the meeting, all the minutes that the others leave."""
    spare = minutes - sum(block.minutes for block in blocks)
    if spare < 0:
        message = f"the run sheet of this meeting takes {minutes - spare} minutes, and it has {minutes}"
        hint = f"set «minutes» of «meeting» to {minutes - spare} or more"
        return RunSheet(_open_talk(minutes), (Problem(("meeting", "minutes"), message, hint, "warning"),))
    heart = blocks[1]._replace(minutes=blocks[1].minutes + spare)
    return RunSheet(_timed([blocks[0], heart, *blocks[2:]]))


def _open_talk(minutes: int) -> tuple[Step, ...]:
    opening = min(WELCOME, minutes // 3)
    return _timed(
        [
            _Block(opening, _WELCOME),
            _Block(minutes - 2 * opening, "Open conversation about one question"),
            _Block(opening, "Closing sentence each, and the next date"),
        ]
    )


def _timed(blocks: Sequence[_Block]) -> tuple[Step, ...]:
    """Return the blocks that have minutes, each with its start."""
    kept = [block for block in blocks if block.minutes]
    starts = accumulate((block.minutes for block in kept), initial=0)
    return tuple(Step(start, *block) for start, block in zip(starts, kept, strict=False))


def _does_not_fit(process: Process, people: int, minutes: int, needed: int, outcome: str) -> Problem:
    company = counted(people, "person", "people")
    message = f"{process.name} with {company} takes {needed} minutes, and a meeting has {minutes}: {outcome}"
    hint = f"set «minutes» of «meeting» to {needed} or more, or choose another process"
    return Problem(("meeting", "minutes"), message, hint, "warning")


def _outcome(plan: _Plan, wanted: int) -> str:
    if plan.turns >= wanted:
        return "the run sheet leaves out the round of news"
    if plan.turns:
        return f"only {plan.turns} of {wanted} have a turn"
    return "the run sheet leaves the time open"
