"""A process: how one question is dealt with in a meeting, as data that people can write themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from circlekit.core import fields as f
from circlekit.core.parse.choices import choice
from circlekit.core.text import shorten
from circlekit.core.value import Value


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


def _steps(value: Any) -> dict[str, Span]:
    found = f.by_name(value, _span, "{The others ask to understand: 2-3}")
    if not found:
        raise f.Wrong("there are no steps", "write each as a line «what happens: minutes»")
    return found


class Turns(StrEnum):
    """Who brings a question to one meeting: everyone in the group, or as many as there is time for."""

    EVERYONE = "everyone"
    SOME = "as many as fit"


class Process(Value):
    """How one question is dealt with; ``steps`` says what happens, each with its minutes.

    ``group`` is how many people work together; without it the whole circle does.
    """

    name: f.Label
    summary: f.Line = ""
    link: f.Link = None
    source: f.Line = ""
    licence: f.Line = ""
    group: Annotated[Span | None, f.told(_span)] = None
    turns: Annotated[Turns, f.told(choice(Turns, "does not say who has a turn"))] = Turns.SOME
    steps: Annotated[Mapping[str, Span], f.told(_steps)]
