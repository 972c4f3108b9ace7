"""The best few times of a circle, far enough apart to be a choice, and what each costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Circle, Cohort, Participant, Rhythm, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange, would_lead
from circlekit.core.scheduling.attendance import Attendance, at_night
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import Ranking, rank, slot_at
from circlekit.core.scheduling.clocks import Ints
from circlekit.core.scheduling.words import ORDINALS, say_names, say_slot
from circlekit.core.text import counted, listed
from circlekit.core.windows import WEEK

APART = 120
"""Times of the week less than two hours apart are variants of one option."""

AS_WELL = "suits everybody as well"
"""What a time is said to cost that costs nothing."""


class Option(NamedTuple):
    """A time that a circle could have, and what that asks of whom.

    ``because`` says in phrases what it costs, and gives, against the first; empty for the first. ``also``
    are other weeks of the month in which the same hour costs the same.
    """

    slot: Slot
    arrangement: Arrangement
    because: tuple[str, ...]
    also: tuple[int, ...] = ()


def best_slots(
    circle: Circle,
    people: Sequence[Participant],
    cohort: Cohort,
    count: int,
    candidates: Candidates | None = None,
) -> tuple[Option, ...]:
    """Return up to ``count`` times of a circle, the best first; empty when there is no date at all.

    The first is the one that ``choose_slot`` returns. All are at least two hours of the week apart, and at
    least half of the members can come to each. ``candidates`` shares work between circles.
    """
    ranking = rank(circle, people, candidates or Candidates(cohort))
    return () if ranking is None else options_of(ranking, cohort, count)


def options_of(ranking: Ranking, cohort: Cohort, count: int) -> tuple[Option, ...]:
    """Return what ``best_slots`` does, of a circle whose slots are ranked already."""
    rows = list(_apart(ranking, count))
    plans = [arrange(ranking.circle, slot_at(ranking, row, cohort), cohort) for row in rows]
    return tuple(
        Option(plan.slot, plan, tuple(against(plans[0], plan)), _also(ranking, row))
        for row, plan in zip(rows, plans, strict=True)
    )


def _apart(ranking: Ranking, count: int) -> Iterator[int]:
    """Yield the best rows, none within two hours of one before."""
    table = ranking.asked.table
    order = ranking.order
    most = len(ranking.people) // 2
    order = order[(ranking.costs.absent[order] <= most) | (order == order[0])]
    begins = table.instants[order, 0] % WEEK
    for _ in range(count):
        if not len(order):
            return
        yield int(order[0])
        away = (begins - begins[0] + WEEK // 2) % WEEK - WEEK // 2
        far = np.abs(away) >= APART
        order, begins = order[far], begins[far]


def _also(ranking: Ranking, row: int) -> tuple[int, ...]:
    """Return the other weeks of the month in which a slot suits everybody as well."""
    table = ranking.asked.table
    alike = np.ones(len(table.start), dtype=np.bool_)
    columns: Iterable[Ints] = (table.anchor, table.weekday, table.start, *ranking.costs)
    for column in columns:
        alike &= column == column[row]
    alike[row] = False
    weeks = set(table.week[alike].tolist())
    return tuple(week for week in ORDINALS if week in weeks)


def say_option(option: Option, rhythm: Rhythm) -> str:
    """Return an option as people say it: the time, and in brackets other weeks that suit as well."""
    also = [ORDINALS[week] for week in option.also]
    more = f" (or the {listed(also, 'or')} one)" if also else ""
    return f"{say_slot(option.slot, rhythm)}{more}"


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
