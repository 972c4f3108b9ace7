"""What helps a circle without a time for all: the ways out, in one line each, the cheapest first."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from circlekit.core.clock_words import city
from circlekit.core.matching.exchange import Exchange
from circlekit.core.model import Circle
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.attendance import at_night
from circlekit.core.scheduling.choosing.against import against
from circlekit.core.scheduling.choosing.more_hours import MoreHours
from circlekit.core.scheduling.choosing.options import Option
from circlekit.core.scheduling.words import say_names, say_slot
from circlekit.core.sections import Rhythm
from circlekit.core.text import listed
from circlekit.core.windows import say

BETTER, OTHER_TIME = "better", "other time"
"""Kinds of ways out: a better time, where a circle has another one than the best; and the next best."""


class Way(NamedTuple):
    """A way out: its ``kind`` (better, hours, swap, alternate or other time), in words, and a command.

    ``command`` takes it, or shows what it would change; it is empty where somebody has to be asked first.
    """

    kind: str
    says: str
    command: str = ""


def say_more_hours(found: MoreHours, members: int, rhythm: Rhythm) -> Way:
    """Return that a member might come at a further window."""
    person = found.person
    windows = f"{listed(map(say, found.windows))} ({city(person.timezone)})"
    whole = f"all {members}" if found.always == members else f"{found.always} of {members}"
    says = f"If {person.name} also came {windows}, {whole} could: {say_slot(found.slot, rhythm)}."
    return Way("hours", says)


def say_turns(now: Arrangement, turns: Arrangement, rhythm: Rhythm) -> Way:
    """Return that two times might take turns, and what that would mean for whoever misses most."""
    total = len(turns.meetings)
    most = max((len(one.missed) for one in turns.attendance if len(one.missed) < total), default=0)
    never = [one.person for one in turns.attendance if len(one.missed) == total]
    but = f" but {say_names(never)}" if never else ""
    says = f"Two times, {say_slot(turns.slot, rhythm)}: nobody{but} misses more than {most} of {total}."
    return Way("alternate", says, f"circlekit schedule --alternate {shlex.quote(now.circle.id)}")


def say_other_time(now: Arrangement, option: Option, rhythm: Rhythm) -> Way:
    """Return another time, with what it costs and gives against the one that the circle has."""
    costs = "; ".join(against(now, option.arrangement))
    if option.arrangement.always <= now.always:
        return Way(OTHER_TIME, f"Nearest to it: {say_slot(option.slot, rhythm)} ({costs}).")
    says = f"Another time: {say_slot(option.slot, rhythm)} ({costs})."
    return Way(BETTER, says, "circlekit schedule --fresh")


def say_swap(here: Circle, found: Exchange) -> Way:
    """Return that two people of different circles might change places."""
    there, (mine, theirs) = found.there, found.served
    who = f"{found.person.name} and {found.other.name} ({there.name})"
    says = f"If {who} changed places, {mine} could always come to {here.name} and {theirs} to {there.name}."
    change = shlex.quote(f"swap {found.person.id} {found.other.id}")
    return Way("swap", says, f"circlekit match --what-if {change}")


def night_problems(plan: Arrangement) -> Iterator[Problem]:
    """Yield a warning where people are called at an hour outside 07:00-21:30 that they did not offer."""
    called = [one.person for one in plan.attendance if at_night(one)]
    if called:
        names = say_names(called)
        message = f"{plan.circle.name} meets before 07:00 or after 21:30 for {names}"
        hint = f"other times, and what they cost: circlekit schedule --show {shlex.quote(plan.circle.id)}"
        yield Problem((), message, hint, "warning")
