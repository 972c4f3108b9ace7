"""The text in which somebody answers a poll page: written and read.

The page writes the same bytes as ``say``. People read the text before they send it, by whatever channel;
``read`` finds it again, and tells of those that did not come through whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from typing import NamedTuple

from circlekit.core import windows
from circlekit.core.polling.answers.blocks import BEGIN, END, Block, Line, blocks
from circlekit.core.polling.answers.marks import check_sum, tidied, unseen_in, written, written_key
from circlekit.core.problems import Problem
from circlekit.core.text import character_name, quoted

VERSION = "1"
COHORT = "cohort"
ANSWERED = "answered"
TIMES = ("available", "if_needed")
SINGLE = frozenset({"name", "email", "timezone", "lead", "share_email", "consent", COHORT, ANSWERED})
"""Keys that hold one text; all others hold a list, one item in each line."""

MOST_LINES = 2_000
"""Of one answer: a week of quarter hours has far fewer windows."""

_DAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([0-9:, -]+)")
_HOURS = re.compile(r"[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC")

ASK_AGAIN = "ask for the text again, best as the file that the page saves"


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """What one person answered on the page of a cohort.

    ``values`` are as in a people table; a key that was asked and left empty has an empty value. ``answered``
    is an instant in UTC. ``sound`` tells whether the check sum is right; ``line`` is where the answer
    begins in the text it came from, ``lines`` where each key of it stands.
    """

    cohort: str
    answered: datetime
    values: Mapping[str, str | tuple[str, ...]]
    sound: bool = True
    line: int = field(default=1, compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


class Answers(NamedTuple):
    """The answers in a text, and what is wrong with those that cannot be read: paths are ``(file, line)``."""

    answers: tuple[PollAnswer, ...]
    problems: tuple[Problem, ...]


def say(answer: PollAnswer) -> str:
    """Return an answer as text, its lines ended by ``\\n``."""
    lines = [(COHORT, tidied(answer.cohort))]
    for key, value in answer.values.items():
        lines += [(tidied(key), one) for one in _items(key, value)]
    lines.append((ANSWERED, f"{answer.answered.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"))
    shown = [(written_key(key), written(value)) for key, value in lines]
    shown = [(BEGIN, VERSION), *shown, (END, check_sum([(BEGIN, VERSION), *lines]))]
    return "".join(f"{key}: {value}".rstrip() + "\n" for key, value in shown)


def _items(key: str, value: str | tuple[str, ...]) -> list[str]:
    """Return the values of a key, one for each line; an empty one where there is none."""
    if isinstance(value, str):
        return [tidied(value)]
    found = _days(value) if key in TIMES else (tidied(item) for item in value)
    return [item for item in found if item] or [""]


def _days(texts: Sequence[str]) -> Iterator[str]:
    """Yield a line for each day: ``Tue 16:00-19:00, 20:00-21:00``; no window crosses midnight."""
    spans: dict[int, list[str]] = {}
    for window in windows.join(one for text in texts for one in windows.parse_windows(text)):
        start = window.start
        while start < window.end:
            end = min(window.end, start - start % windows.DAY + windows.DAY)
            hours = windows.say(windows.Window(start, end)).partition(" ")[2]
            spans.setdefault(start // windows.DAY % 7, []).append(hours)
            start = end
    for day in sorted(spans):
        yield f"{windows.WEEKDAYS[day]} {', '.join(sorted(spans[day]))}"


def read(text: str, file: str = "") -> Answers:
    """Return the answers in a text, and a problem for each that cannot be read as one."""
    answers: list[PollAnswer] = []
    problems: list[Problem] = []
    for block in blocks(text):
        wrong = list(_wrong_with(block, file))
        problems += wrong
        if not wrong:
            answers.append(_answer(block))
    return Answers(tuple(answers), tuple(problems))


def _wrong_with(block: Block, file: str) -> Iterator[Problem]:
    """Yield what keeps a block from being an answer; where it was cut, that alone."""

    def problem(message: str, hint: str, number: int = block.number) -> Problem:
        return Problem((file, number), f"{message} ({whose(block)})", hint)

    if block.version != VERSION:
        yield problem(f"this answer is of version {block.version}", f"this circlekit reads version {VERSION}")
    elif block.too_long or len(block.lines) > MOST_LINES:
        yield problem("this answer is too long", "no page writes one like this; ask for it again")
    elif not block.end:
        yield problem(f"this answer is cut: its last line, «{END}», is missing", ASK_AGAIN)
    else:
        for line in block.lines:
            trouble = _wrong_line(line)
            if trouble:
                yield problem(*trouble, line.number)
        for key in (COHORT, ANSWERED):
            if not block.first(key):
                yield problem(f"this answer has no line «{key}»", ASK_AGAIN)
        yield from (problem(message, ASK_AGAIN, number) for message, number in _twice(block))


def whose(block: Block) -> str:
    """Return whose answer a block is, as far as it says."""
    name = named(block.first("name"))
    return f"of {quoted(name)}" if name else "it has no name"


def named(name: str) -> str:
    """Return a name as it may be told: without an address that slipped into it where a line was lost."""
    return " ".join(takewhile(lambda word: "@" not in word, name.split()))


def _wrong_line(line: Line) -> tuple[str, str] | None:
    """Return what is wrong with a line, and what to do; no value is repeated, it may be private."""
    unseen = unseen_in(line.value) or unseen_in(line.key)
    if unseen:
        return f"an invisible character is in this line: {character_name(unseen)}", ASK_AGAIN
    if not line.key:
        return "this line belongs to no key", ASK_AGAIN
    if line.key in TIMES and line.value and not _is_day(line.value):
        return f"a time in {quoted(line.key)} is not written as the page writes it", ASK_AGAIN
    if line.key == ANSWERED and _moment(line.value) is None:
        return "the moment of this answer cannot be read", ASK_AGAIN
    return None


def _is_day(value: str) -> bool:
    found = _DAY.fullmatch(value)
    return found is not None and all(_HOURS.fullmatch(hours) for hours in found[2].split(", "))


def _moment(value: str) -> datetime | None:
    if not _MOMENT.fullmatch(value):
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
    except ValueError:
        return None


def _twice(block: Block) -> Iterator[tuple[str, int]]:
    """Yield what is said of keys that hold one text and stand twice, with the line of the second."""
    seen: set[str] = set()
    for line in block.lines:
        if line.key in seen and line.key in SINGLE:
            yield f"{quoted(line.key)} stands in this answer twice", line.number
        seen.add(line.key)


def _answer(block: Block) -> PollAnswer:
    values: dict[str, str | tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for line in block.lines:
        lines.setdefault(line.key, line.number)
        if line.key in SINGLE:
            values[line.key] = line.value
        else:
            values[line.key] = (*values.get(line.key, ()), *_parts(line))
    cohort, answered = str(values.pop(COHORT)), _moment(str(values.pop(ANSWERED)))
    return PollAnswer(
        cohort, answered or datetime.max.replace(tzinfo=UTC), values, block.sound, block.number, lines
    )


def _parts(line: Line) -> Iterator[str]:
    """Yield the items of a line: each window of a day with its weekday before it."""
    if line.key in TIMES and line.value:
        day, _, hours = line.value.partition(" ")
        yield from (f"{day} {one}" for one in hours.split(", "))
    elif line.value:
        yield line.value
