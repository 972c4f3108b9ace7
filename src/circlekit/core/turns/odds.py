"""The chance that everybody has had a turn, and that enough people come: exact, nothing is drawn.

People come or stay away independently, each with the same chance. Whoever is away when it is their turn
keeps the place and comes next. Chances are floats from 0 to 1, good to twelve digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from circlekit.core.attending import ENOUGH

ATTENDANCE = 0.8
"""How many come each time where nobody says otherwise: what circles of six or seven can count on."""


def quorum(people: int, attendance: float, least: int = ENOUGH, meetings: int = 1) -> float:
    """Return the chance that at least ``least`` of ``people`` come to each of ``meetings``."""
    return sum(_coming(people, attendance)[least:]) ** meetings


def odds(
    people: int, meetings: int, cases: int = 1, attendance: float = ATTENDANCE, reserve: int | None = None
) -> float:
    """Return the chance that all of ``people`` have had a turn within ``meetings`` working meetings.

    At each, ``cases`` people have one. ``reserve`` more are asked to be ready for whoever is away; with None
    anybody who still waits and is there comes in, with 0 nobody does.
    """
    waiting = [0.0] * people + [1.0]
    for _ in range(meetings):
        waiting = _after(waiting, cases, attendance, reserve)
    return waiting[0]


def _after(waiting: Sequence[float], cases: int, attendance: float, reserve: int | None) -> list[float]:
    """Return the chances that 0, 1, ... people wait after one more meeting."""
    found = [0.0] * len(waiting)
    for number, chance in enumerate(waiting):
        for turns, share in enumerate(_served(number, cases, attendance, reserve)):
            found[number - turns] += chance * share
    return found


def _served(waiting: int, cases: int, attendance: float, reserve: int | None) -> list[float]:
    """Return the chances that 0, 1, ... of those who wait have their turn at one meeting."""
    ready = waiting if reserve is None else min(waiting, cases + reserve)
    coming = _coming(ready, attendance)
    most = min(cases, ready)
    return [*coming[:most], sum(coming[most:])]


def _coming(people: int, attendance: float) -> list[float]:
    """Return the chances that 0, 1, ... of ``people`` come."""
    return [
        comb(people, number) * attendance**number * (1 - attendance) ** (people - number)
        for number in range(people + 1)
    ]
