"""The best few times of a circle, far enough apart to be a choice, and what each costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.choosing.against import against
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import Ranking, rank, slot_at
from circlekit.core.scheduling.clocks import Ints
from circlekit.core.scheduling.words import ORDINALS, say_slot
from circlekit.core.sections import Rhythm
from circlekit.core.text import listed
from circlekit.core.windows import WEEK

APART = 120
"""Times of the week less than two hours apart are variants of one option."""


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
