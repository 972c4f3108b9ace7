"""A process: how one question is dealt with in a meeting, as data that people can write themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.parse.choices import choice
from circlekit.core.text import shorten
from circlekit.core.value import Value

_MOST_CASES = 12


class Span(NamedTuple):
    """At least and at most so many: minutes of a step, or people of a small group."""

    least: int
    most: int


def _span(value: Any) -> Span:
    found = f.line(value)
    match = re.fullmatch(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?", found)
    least, most = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= least <= most:
        raise f.Wrong(f"«{shorten(found, 40)}» is not a number or a range", "write it as 5 or 4-5")
    return Span(least, most)


def _group(value: Any) -> Span:
    found = _span(value)
    if found.least == 1:
        raise f.Wrong("a group of 1 cannot work together", "write 2 or more, such as 3-4")
    return found


def _roles(value: Any) -> dict[str, str]:
    return f.by_name(value, f.line, "{Timekeeper: keeps the time}")


def _steps(value: Any) -> dict[str, Span]:
    found = f.by_name(value, _span, "{The others ask to understand: 2-3}")
    if not found:
        raise f.Wrong("there are no steps", "write each as a line «what happens: minutes»")
    return found


def _sizes(value: Any) -> tuple[int, ...]:
    found = f.line(value)
    if not re.fullmatch(r"[1-9]\d?(\s*\+\s*[1-9]\d?)*", found):
        raise f.Wrong(f"«{shorten(found, 40)}» does not say how a circle splits", "write it as 3+4")
    return tuple(sorted(int(size) for size in found.split("+")))


def _splits(value: Any) -> dict[int, tuple[int, ...]]:
    found = f.by_name(value, _sizes, "{7: 3+4}")
    wrong = [
        f.Wrong(f"{'+'.join(map(str, sizes))} is not {shorten(people, 10)} people", "write it as 7: 3+4")
        for people, sizes in found.items()
        if people != str(sum(sizes))
    ]
    if wrong:
        raise f.Wrongs(wrong)
    return {sum(sizes): sizes for sizes in found.values()}


def _cases(value: Any) -> int:
    return f.whole(value, 1, _MOST_CASES)


class Turns(StrEnum):
    """Who brings a question to one meeting: everyone in the group, or as many as there is time for."""

    EVERYONE = "everyone"
    SOME = "as many as fit"


class Opening(StrEnum):
    """What comes before the questions: a minute of news each, or one activity to get to know each other."""

    NEWS = "news"
    ACTIVITY = "activity"


class Occasion(StrEnum):
    """Where a process is used: in a circle's meetings, or at open events."""

    MEETINGS = "meetings"
    SHARE_OUTS = "share-outs"


_turns = choice(Turns, "does not say who has a turn")
_opening = choice(Opening, "does not say what comes first")
_occasion = choice(Occasion, "is nothing that a process is for")


class Process(Value):
    """How one question is dealt with; ``steps`` says what happens, each with its minutes.

    ``group`` is how many people work together; without it the whole circle does, or each of its two halves
    with ``halves``. ``splits`` says how many go together where that is not as even as can be. ``cases`` is
    how many questions a group takes where that is fixed, ``size`` how many people a circle had best have.
    ``roles`` says what each role does. Without ``steps`` people follow the guide that ``link`` leads to.
    """

    name: f.Label
    summary: f.Line = ""
    link: f.Link = None
    source: f.Line = ""
    licence: f.Line = ""
    occasion: Annotated[Occasion, f.told(_occasion)] = Occasion.MEETINGS
    size: Annotated[Span | None, f.told(_span)] = None
    group: Annotated[Span | None, f.told(_group)] = None
    halves: f.YesNo = False
    splits: Annotated[Mapping[int, tuple[int, ...]], f.told(_splits)] = Field(default_factory=dict)
    turns: Annotated[Turns, f.told(_turns)] = Turns.SOME
    cases: Annotated[int | None, f.told(_cases)] = None
    opening: Annotated[Opening, f.told(_opening)] = Opening.NEWS
    roles: Annotated[Mapping[str, str], f.told(_roles)] = Field(default_factory=dict)
    steps: Annotated[Mapping[str, Span], f.told(_steps)] = Field(default_factory=dict)

    @property
    def shortest(self) -> int:
        """How many minutes one question takes at least; 0 where only a guide says."""
        return sum(span.least for span in self.steps.values())

    @property
    def longest(self) -> int:
        """How many minutes one question takes at most; 0 where only a guide says."""
        return sum(span.most for span in self.steps.values())
