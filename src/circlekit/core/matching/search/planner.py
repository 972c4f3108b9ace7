"""Plans of hours: the first one, and what changes with one circle at another hour."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.hours import Flags
from circlekit.core.matching.search.gather import Gathering, people_sets, rows_of

LOOKS = 4
"""So many of the hours that suit most free people are tried before no further circle is begun."""

CROWDED = 2
"""So many people lose their seat, it is reckoned, when one of two who are sure to lead leaves for another
circle that has none."""

BOTH, INSTEAD = 0.2, 0.7
"""How often two circles end for a new one, and how often at least one does."""


class Planner:
    """What a plan of hours can draw on: who can come to each, and how many circles there will be."""

    def __init__(self, can: Flags, quorum: int, groups: int) -> None:
        self.sets = people_sets(can)
        self.hours_of = [np.flatnonzero(row).tolist() for row in can]
        self.reach = int(can.any(axis=1).sum())
        self.quorum = quorum
        self.groups = groups

    def worth(self, plan: Gathering) -> int:
        """Return how many are seated, less those who must leave: for circles without an hour, or to lead."""
        seated = plan.served()
        unserved = len(self.hours_of) - seated
        short = max(self.quorum * (self.groups - len(plan.able)) - unserved, 0)
        sure = plan.leads[0]
        crowded = sum(max((members & sure).bit_count() - 1, 0) for members in plan.members)
        return seated - short - CROWDED * max(crowded - max(sure.bit_count() - self.groups, 0), 0)

    def first(self, plan: Gathering) -> Gathering:
        """Return a plan with as many circles as can be begun, at the hours that suit most free people."""
        more: Gathering | None = plan
        while more is not None:
            plan, more = more, self._with_one_more(more)
        return plan

    def _with_one_more(self, plan: Gathering) -> Gathering | None:
        free = [(people & plan.free).bit_count() for people in self.sets]
        most = sorted(range(len(free)), key=lambda hour: -free[hour])[:LOOKS]
        for hour in most if len(plan.able) < self.groups else ():
            more = plan.copy()
            if more.begin(self.sets[hour]):
                more.fill()
                return more if self.worth(more) >= self.worth(plan) else None
        return None

    def changed(
        self, plan: Gathering, who: float, when: float, which: float, more: float
    ) -> Gathering | None:
        """Return a plan with one circle at another hour; None where that brings no quorum together.

        The four chances, each from 0 to 1, choose somebody without a circle, one of their hours, the circle
        that ends, and how many do: none, one or two.
        """
        hour = self._hour(plan, who, when)
        changed = plan.copy()
        circles = len(changed.able)
        full = circles >= self.groups
        for _ in range(2 if more < BOTH else 1 if full or more < INSTEAD else 0):
            if changed.able:
                changed.end(int(which * len(changed.able)))
        if not changed.begin(self.sets[hour]):
            return None
        changed.fill()
        return self._with_one_more(changed) or changed

    def _hour(self, plan: Gathering, who: float, when: float) -> int:
        """Return one of the hours of somebody without a circle, or any hour when nobody could come to one."""
        waiting = [hours for row in rows_of(plan.free) if (hours := self.hours_of[row])]
        if not waiting:
            return int(when * len(self.sets))
        hours = waiting[int(who * len(waiting))]
        return hours[int(when * len(hours))]
