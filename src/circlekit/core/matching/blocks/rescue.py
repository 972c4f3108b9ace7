"""People whose hours no gathering took: circles of their own, with others whom large gatherings can spare."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.units import Gathering, Units, heads_of, middle
from circlekit.core.matching.score.terms import Ints
from circlekit.core.sizes import group_counts

TRIED = 4
"""So many hours are tried for one person, those with most company first."""


def rescue(units: Units, found: list[Gathering], left: Sequence[int], size: Size) -> list[int]:
    """Add a gathering of one circle for each unit of ``left`` where that is possible; return the others.

    Nobody pays for it: a gathering that spares somebody can still be cut, and still has leads enough.
    """
    spare = _Spare(units, found, size)
    waiting, still = list(left), []
    while waiting:
        unit, *waiting = waiting
        rows = np.array([unit, *waiting], dtype=np.int64)
        company = units.can[rows].sum(axis=0) * len(spare.home) + spare.coming
        for hour in np.argsort(-np.where(units.can[unit], company, 0), kind="stable")[:TRIED].tolist():
            team = _team(units, rows, hour, size) if units.can[unit, hour] else []
            if team and spare.complete(team, hour):
                found.append(Gathering(hour, team))
                waiting = [other for other in waiting if other not in team]
                break
        else:
            still.append(unit)
    return still


def _team(units: Units, rows: Ints, hour: int, size: Size) -> list[int]:
    """Return the first of some units, and those after it who can come to the hour too: one circle at most."""
    team: list[int] = []
    people = 0
    for row in rows[units.can[rows, hour]].tolist():
        if people + units.people[row] <= size.most:
            team.append(row)
            people += int(units.people[row])
    return team


class _Spare:
    """People, by themselves, who can leave their gathering, and how many of them can come to each hour."""

    def __init__(self, units: Units, found: Sequence[Gathering], size: Size) -> None:
        self._units = units
        self._found = found
        self._size = size
        self._heads = heads_of(units, found)
        self._leads = np.array([int(units.willing[gathering.units].sum()) for gathering in found])
        self.home = {
            unit: at
            for at, gathering in enumerate(found)
            if self._heads[at] > size.most
            for unit in gathering.units
            if units.people[unit] == 1
        }
        self.coming: Ints = units.can[list(self.home)].sum(axis=0, dtype=np.int64)

    def complete(self, team: list[int], hour: int) -> bool:
        """Add people to a team until it is a circle with a lead; otherwise leave everything as it was."""
        heads, leads = self._heads.copy(), self._leads.copy()
        people, willing = (int(part[team].sum()) for part in (self._units.people, self._units.willing))
        chosen: list[int] = []
        for unit in [unit for unit in self.home if self._units.can[unit, hour]]:
            if people >= self._size.least and willing:
                break
            leading = int(self._units.willing[unit])
            only_a_lead_is_missing = people >= self._size.least - 1 and not willing
            if people == self._size.most or (only_a_lead_is_missing and not leading):
                continue
            at = self.home[unit]
            if not self._can_leave(heads[at], leads[at], leading):
                continue
            heads[at] -= 1
            leads[at] -= leading
            chosen.append(unit)
            people, willing = people + 1, willing + leading
        if people < self._size.least or not willing:
            return False
        self._move(chosen, heads, leads)
        team += chosen
        return True

    def _can_leave(self, heads: int, leads: int, leading: int) -> bool:
        others = int(heads) - 1
        enough = leads - leading >= -(-others // middle(self._size))
        return bool(group_counts(others, self._size)) and (enough or not leading)

    def _move(self, chosen: Sequence[int], heads: Ints, leads: Ints) -> None:
        self._heads, self._leads = heads, leads
        for unit in chosen:
            self._found[self.home.pop(unit)].units.remove(unit)
            self.coming = self.coming - self._units.can[unit]
