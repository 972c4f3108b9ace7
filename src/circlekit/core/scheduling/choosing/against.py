"""What a time costs, and gives, against another one of the same circle, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.model import Participant
from circlekit.core.scheduling.arrange import Arrangement, would_lead
from circlekit.core.scheduling.attendance import Attendance, at_night
from circlekit.core.scheduling.words import say_names
from circlekit.core.text import counted

AS_WELL = "suits everybody as well"
"""What a time is said to cost that costs nothing."""


def against(first: Arrangement, other: Arrangement) -> Iterator[str]:
    """Yield what a time costs, and gives, against another one of a circle; the most important first."""
    if other is first:
        return
    phrases = [
        *_missing(first, other),
        *_stretching(first, other),
        *_at_night(first, other),
        *_gains(first, other),
        *_fewer(first, other),
    ]
    yield from phrases or [AS_WELL]


def _pairs(first: Arrangement, other: Arrangement) -> Iterator[tuple[Attendance, Attendance]]:
    return zip(first.attendance, other.attendance, strict=True)


def _missing(first: Arrangement, other: Arrangement) -> Iterator[str]:
    total, whose = len(other.meetings), dict[str, list[Participant]]()
    for before, after in _pairs(first, other):
        if len(after.missed) > len(before.missed):
            some = f"{len(after.missed)} of {total}" if len(after.missed) < total else "any meeting"
            whose.setdefault(some, []).append(after.person)
    yield from (f"{say_names(people)} cannot come to {some}" for some, people in whose.items())
    if _led(first) and not _led(other):
        yield "nobody who would lead can come to every meeting"


def _led(plan: Arrangement) -> bool:
    return any(would_lead(one.person, plan.circle) for one in plan.attendance if not one.missed)


def _stretching(first: Arrangement, other: Arrangement) -> Iterator[str]:
    more = [
        after.person
        for before, after in _pairs(first, other)
        if len(after.stretched) > len(before.stretched) and len(after.missed) <= len(before.missed)
    ]
    if more:
        yield f"{say_names(more)} can come only if needed"


def _at_night(first: Arrangement, other: Arrangement) -> Iterator[str]:
    more = [
        after.person for before, after in _pairs(first, other) if at_night(after) and not at_night(before)
    ]
    if more:
        yield f"it is early or late for {say_names(more)}"


def _gains(first: Arrangement, other: Arrangement) -> Iterator[str]:
    gladly, whose = list[Participant](), dict[str, list[Participant]]()
    for before, after in _pairs(first, other):
        if len(after.missed) < len(before.missed):
            some = "every meeting" if not after.missed else f"{len(before.missed) - len(after.missed)} more"
            whose.setdefault(some, []).append(after.person)
        elif len(after.stretched) < len(before.stretched):
            gladly.append(after.person)
    yield from (f"{say_names(people)} can come to {some}" for some, people in whose.items())
    if gladly:
        yield f"it is easier for {say_names(gladly)}"


def _fewer(first: Arrangement, other: Arrangement) -> Iterator[str]:
    fewer = len(first.meetings) - len(other.meetings)
    if fewer:
        yield f"{counted(abs(fewer), 'meeting')} {'fewer' if fewer > 0 else 'more'}"
