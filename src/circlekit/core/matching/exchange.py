"""Whom a circle without a time for all could exchange with another circle, so that more people can meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.rules import broken_rules
from circlekit.core.matching.score.hours import Flags, Hours, can_come, willing, without_lesser
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import rank
from circlekit.core.scheduling.choosing.costs import first_row
from circlekit.core.scheduling.clocks import Ints
from circlekit.core.scheduling.slots import anchor_patterns, part_of, slot_table
from circlekit.core.sizes import LARGE, quorum

_TRIED = 400
"""So many exchanges of one member are looked at closely, those first that would help the circle most."""


class Exchange(NamedTuple):
    """Two people who could change places, and how many can then come to every meeting of each circle.

    ``gain`` is how many more people are served than now, in both circles together.
    """

    person: Participant
    other: Participant
    there: Circle
    served: tuple[int, int]
    gain: int


class Exchanges:
    """Looks for exchanges between the circles of one cohort; finds none in a large one."""

    def __init__(self, candidates: Candidates, circles: Sequence[Circle]) -> None:
        self._candidates = candidates
        self._cohort = cohort = candidates.cohort
        self._people = cohort.participants
        self._row = {person.id: row for row, person in enumerate(cohort.participants)}
        self._homes = {handle: circle for circle in circles for handle in circle.members}
        self._hours = _hours(cohort)

    def best(self, circle: Circle, leaving: Sequence[Participant]) -> Exchange | None:
        """Return the exchange of one of the people ``leaving`` a circle that serves most people.

        Both circles are then served at least as well as now, and no rule is broken that is kept now. Leads
        and deputies stay where they are.
        """
        if len(self._people) > LARGE:
            return None
        found = [
            one
            for person in leaving
            if person.id not in {circle.lead, circle.deputy}
            for one in self._of(circle, person)
        ]
        likely = sorted(found, key=lambda one: -one.gain)
        return next((sure for one in likely if (sure := self._verified(circle, one))), None)

    def _verified(self, here: Circle, likely: Exchange) -> Exchange | None:
        """Return an exchange with what the best times of both circles come to, if it serves more people."""
        person, other, there = likely.person, likely.other, likely.there
        before = [self._served(circle, circle.members) for circle in (here, there)]
        after = [
            self._served(circle, [into.id if one == out.id else one for one in circle.members])
            for circle, out, into in ((here, person, other), (there, other, person))
        ]
        gain = sum(after) - sum(before)
        if gain <= 0 or after[0] <= before[0] or after[1] < before[1]:
            return None
        return likely._replace(served=(after[0], after[1]), gain=gain)

    def _served(self, circle: Circle, members: Sequence[str]) -> int:
        """Return how many can come to every meeting at the best time; 0 without a quorum and a lead."""
        formed = circle.model_copy(update={"members": tuple(members)})
        found = rank(formed, [self._people[self._row[one]] for one in members], self._candidates)
        if found is None:
            return 0
        best = first_row((found.costs.unserved, found.costs.absent))
        return 0 if found.costs.unserved[best] else len(members) - int(found.costs.absent[best])

    def _of(self, circle: Circle, person: Participant) -> Iterator[Exchange]:
        """Yield a member's exchanges that keep the rules, for each gain the first."""
        rest = self._rows(circle, without=person)
        now = self._hours.best(self._rows(circle))[1]
        could = self._could(rest)
        rows = [row for row in np.argsort(-could, kind="stable").tolist() if could[row] > now]
        best = 0
        for row in islice((row for row in rows if self._may_move(row, circle)), _TRIED):
            other = self._people[row]
            there = self._homes[other.id]
            before = self._hours.best(self._rows(there))[1]
            after = self._hours.best([*self._rows(there, without=other), self._row[person.id]])[1]
            gain = int(could[row]) - now + after - before
            if after >= before and gain > best and self._keeps_rules(circle, person, there, other):
                best = gain
                yield Exchange(person, other, there, (int(could[row]), after), gain)

    def _rows(self, circle: Circle, without: Participant | None = None) -> list[int]:
        return [self._row[one] for one in circle.members if without is None or one != without.id]

    def _could(self, rest: Sequence[int]) -> Ints:
        """Return (P,): how many would be served in a circle of ``rest`` with each person in turn."""
        hours = self._hours
        own = hours.every[list(rest)]
        count = own.sum(axis=0) + hours.every
        led = np.asarray(own[hours.leading[list(rest)]].any(axis=0)) | (hours.every & hours.leading[:, None])
        return np.asarray((count * (led & (count >= hours.quorum))).max(axis=1, initial=0), dtype=np.int64)

    def _may_move(self, row: int, circle: Circle) -> bool:
        handle = self._people[row].id
        home = self._homes.get(handle)
        return home is not None and home.id != circle.id and handle not in {home.lead, home.deputy}

    def _keeps_rules(self, here: Circle, person: Participant, there: Circle, other: Participant) -> bool:
        return all(
            self._broken(circle, out, into) <= self._broken(circle)
            for circle, out, into in ((here, person, other), (there, other, person))
        )

    def _broken(
        self, circle: Circle, out: Participant | None = None, into: Participant | None = None
    ) -> set[tuple[str | int, ...]]:
        members = [self._people[row] for row in self._rows(circle, out)] + ([into] if into else [])
        return {broken.path for broken in broken_rules(self._cohort, members)}


def _hours(cohort: Cohort) -> Hours:
    """Return the slots that differ for somebody, with who can come to each; none for a large cohort."""
    table = slot_table(cohort, anchor_patterns(cohort) if len(cohort.participants) <= LARGE else ())
    every: Flags = can_come(cohort, table)
    rows = without_lesser(every)
    kept = part_of(table, rows)
    return Hours(every[:, rows], every[:, rows], kept, willing(cohort), quorum(cohort.size))
