"""The weekly hours a circle could meet at: candidate slots, reduced to those that make a difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.score.terms import MOST_CODED
from circlekit.core.model import Cohort
from circlekit.core.scheduling.attendance import FREE, OUTSIDE, first_minute
from circlekit.core.scheduling.clocks import clock_of
from circlekit.core.scheduling.slots import (
    Levels,
    SlotTable,
    anchor_patterns,
    levels,
    local_quarters,
    slot_table,
    week_levels,
)
from circlekit.core.willing import may_lead

Flags = NDArray[np.bool_]

COMPARED = 3_000
"""Up to so many different hours each is compared with every other; beyond, only doubles are dropped."""

NEARLY = 2
"""An hour so many people short of a quorum is kept: where nothing better exists, it misses fewest."""


class Hours(NamedTuple):
    """``every`` (P, S): who can come on every date at each row of ``table``; ``can`` (P, H): rows searched.

    ``leading`` (P,) marks those who would lead, or everybody where nobody would. ``quorum`` is how many it
    takes. ``glad`` (P, S) and ``can_gladly`` (P, H) have who can come without the windows they gave as «if
    needed»; None where nobody gave such windows, or they are not to be looked at.
    """

    can: Flags
    every: Flags
    table: SlotTable
    leading: Flags
    quorum: int
    glad: Flags | None = None
    can_gladly: Flags | None = None

    def best(self, group: Sequence[int]) -> tuple[int, int]:
        """Return the row that suits most of a circle, and how many of them are well served there.

        A row at which enough can come, one who would lead among them, goes before one that suits more; of
        rows that suit as many, the one to which most come gladly. The number is 0 where enough, and one who
        would lead, can come to none. The row is -1 without any rows.
        """
        can = self.every[list(group)]
        if not can.shape[1]:
            return -1, 0
        count = can.sum(axis=0)
        good = (count >= self.quorum) & can[self.leading[list(group)]].any(axis=0)
        worth = count + good * (len(group) + 1)
        if self.glad is not None:
            worth = worth * (len(group) + 1) + self.glad[list(group)].sum(axis=0)
        row = int(worth.argmax())
        return row, int(count[row]) if good[row] else 0

    def stretched(self, group: Sequence[int]) -> int:
        """Return how many of a circle can come to its hour only if needed; 0 where it has none."""
        row, served = self.best(group)
        if self.glad is None or not served:
            return 0
        return served - int(self.glad[list(group), row].sum())

    def most_served(self) -> int:
        """Return how many people could be well served at most: those with an hour good for some circle."""
        good = (self.every.sum(axis=0) >= self.quorum) & self.every[self.leading].any(axis=0)
        return int(self.every[:, good].any(axis=1).sum())


def shared_hours(cohort: Cohort, quorum: int) -> Hours:
    """Return the hours at which (nearly) ``quorum`` people can come on every date of the cohort.

    An hour is dropped from the search when another suits the same people and more, and as gladly: no circle
    would prefer it.
    """
    table = slot_table(cohort, anchor_patterns(cohort))
    answers = worst_answers(cohort, table)
    every, glad = answers != OUTSIDE, answers == FREE
    leading = willing(cohort)
    coarse = np.flatnonzero(table.start % _step(len(cohort.participants)) == 0)
    if not _looks_at_if_needed(cohort):
        rows = coarse[_useful(every[:, coarse], every[:, coarse], quorum, leading)]
        return Hours(every[:, rows], every, table, leading, quorum)
    rows = coarse[_useful(every[:, coarse], glad[:, coarse], quorum, leading)]
    return Hours(every[:, rows], every, table, leading, quorum, glad, glad[:, rows])


def _looks_at_if_needed(cohort: Cohort) -> bool:
    """Tell whether it matters who comes only if needed: where somebody may, and circles are not enormous."""
    given = any(person.if_needed for person in cohort.participants)
    return given and cohort.matching.weights.get("if_needed", 1) > 0 and cohort.size.most <= MOST_CODED


def _step(people: int) -> int:
    """Return the minutes between the starts that are searched: finer only costs time in a large cohort."""
    return 15 if people <= 100 else 30 if people <= 400 else 60


def willing(cohort: Cohort) -> Flags:
    """Return (P,): who would lead, gladly or if needed; everybody where nobody would, for somebody must."""
    leading = np.array([may_lead(person) for person in cohort.participants], dtype=np.bool_)
    return leading if leading.any() else np.ones_like(leading)


def can_come(cohort: Cohort, table: SlotTable) -> Flags:
    """Return (P, S): who can come to each slot on every date, gladly or if needed."""
    return np.asarray(worst_answers(cohort, table) != OUTSIDE)


def worst_answers(cohort: Cohort, table: SlotTable) -> Levels:
    """Return (P, S): FREE, IF_NEEDED or OUTSIDE, whichever is the worst on any date of a slot."""
    result = np.zeros((len(cohort.participants), len(table.start)), dtype=np.int8)
    zones = {person.timezone for person in cohort.participants}
    quarters = {name: local_quarters(clock_of(name, cohort), table) for name in zones}
    known: dict[tuple[object, ...], Levels] = {}
    for index, person in enumerate(cohort.participants):
        key = (person.timezone, person.available, person.if_needed, person.joins)
        if key not in known:
            said = week_levels(person, cohort.meeting.minutes)[quarters[person.timezone]]
            since = first_minute(person)
            if since is not None:
                said = np.where(table.instants < since, FREE, said)
            known[key] = said.min(axis=1)
        result[index] = known[key]
    for name in sorted(zones):
        _look_closely(cohort, table, name, result)
    return result


def _look_closely(cohort: Cohort, table: SlotTable, name: str, result: Levels) -> None:
    """Correct the rows of a zone whose clocks change during a meeting: the two parts are hours apart."""
    changing = clock_of(name, cohort).changing(table.instants, cohort.meeting.minutes).any(axis=1)
    rows = np.flatnonzero(changing)
    if not len(rows):
        return
    few = table._replace(
        **{part: getattr(table, part)[rows] for part in SlotTable._fields if part != "anchors"}
    )
    people = [person for person in cohort.participants if person.timezone == name]
    who = np.flatnonzero([person.timezone == name for person in cohort.participants])
    result[np.ix_(who, rows)] = levels(people, cohort, few).min(axis=2)


def _useful(every: Flags, glad: Flags, quorum: int, leading: Flags) -> NDArray[np.int64]:
    """Return the columns that enough people and somebody to lead can come to, doubles and lesser ones out."""
    enough = np.flatnonzero((every.sum(axis=0) >= quorum - NEARLY) & every[leading].any(axis=0))
    suits = every if glad is every else np.concatenate([every, glad])
    return enough[without_lesser(suits[:, enough])]


def without_lesser(can: Flags) -> NDArray[np.int64]:
    """Return the columns that differ and, unless they are too many, have not everybody of another one."""
    _, first = np.unique(np.packbits(can, axis=0), axis=1, return_index=True)
    rows = np.sort(first).astype(np.int64)
    if len(rows) > COMPARED:
        return rows
    return rows[~_dominated(can[:, rows])]


def _dominated(can: Flags) -> Flags:
    """Return (H,): whether another column has everybody this one has, and more."""
    numbers = can.astype(np.float32)
    count = numbers.sum(axis=0)
    inside = (numbers.T @ numbers) == count[:, None]
    smaller = count[:, None] < count[None, :]
    found: Flags = (inside & smaller).any(axis=1)
    return found
