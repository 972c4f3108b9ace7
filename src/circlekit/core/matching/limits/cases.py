"""How many people circles could serve at most, case by case: quick in small cohorts, and without SciPy.

Somebody who has no circle yet is taken, one of those with fewest hours left: either a circle begins at one of
these hours, or they are never served. An hour is left out once no quorum can be brought together there
beside the circles begun so far. A case ends when even all who could still be served are no more than are
served already (branch and bound; Land and Doig 1960).

That each circle has a lead and that its people can all come are looked at one after the other, and those left
over need no circle: so the answer is a limit, and may be a little high.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from circlekit.core.matching.search.gather import Gathering, People, one_of


class _Case(NamedTuple):
    """Circles begun, with their people and with their leads alone; ``able`` has all who can come to one."""

    people: Gathering
    leads: Gathering
    able: People


class _Over(Exception):
    """Too many cases."""


class Cases:
    """A look at every case, at most ``looks`` of them. ``most`` grows to the limit, or stays what it is."""

    def __init__(self, sets: Sequence[People], circles: int, most: int, looks: int) -> None:
        self.sets = sets
        self.circles = circles
        self.most = most
        self.looks = looks

    def limit(self, people: People, leads: People, quorum: int, seats: int) -> int | None:
        """Return the most who could be served, at least ``most``; None when there are too many cases.

        ``quorum`` is how many of ``people`` make a circle, ``seats`` how many fill it.
        """
        nobody = _Case(Gathering(people, (), people, quorum, seats), Gathering(leads, (), leads, 1, 1), 0)
        try:
            self._look(nobody, self.sets)
        except _Over:
            return None
        return self.most

    def _look(self, case: _Case, open_hours: Sequence[People]) -> None:
        if not self.looks:
            raise _Over
        self.looks -= 1
        further = self._further(case, open_hours)
        reach = reduce(or_, further, case.able)
        if min(reach.bit_count(), case.people.seats * self.circles) <= self.most:
            return
        waiting = reach & ~case.able
        if not waiting:
            self._count(case, further)
            return
        hours = _fewest(waiting, list(further))
        left = list(further)
        for hour in hours:
            self._look(further[hour], left)
            left = [other for other in left if other != hour]
        self._look(case, left)

    def _further(self, case: _Case, hours: Sequence[People]) -> dict[People, _Case]:
        """Return the hours at which one more circle can begin, each with the case in which it does."""
        if len(case.people.able) >= self.circles:
            return {}
        found = {}
        for hour in hours:
            people, leads = case.people.copy(), case.leads.copy()
            if leads.begin(hour) and people.begin(hour):
                found[hour] = _Case(people, leads, case.able | hour)
        return found

    def _count(self, case: _Case, further: dict[People, _Case]) -> None:
        """Count a case in which nobody waits for an hour; more circles may make more room for them."""
        filled = case.people.copy()
        filled.fill()
        self.most = max(self.most, filled.served())
        left = list(further)
        for hour in further:
            if self.most < case.able.bit_count():
                self._look(further[hour], left)
            left = [other for other in left if other != hour]


def _fewest(waiting: People, hours: Sequence[People]) -> list[People]:
    """Return the hours of the person among those waiting who has fewest."""
    best: list[People] = list(hours)
    while waiting:
        person = one_of(waiting)
        waiting ^= person
        own = [hour for hour in hours if hour & person]
        best = own if len(own) < len(best) else best
    return best
