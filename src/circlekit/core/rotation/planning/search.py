"""The best rounds that algebra and search find, in counted steps first and then while there is time."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import NamedTuple

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.partition import partition
from circlekit.core.rotation.planning.bounds import least_merit
from circlekit.core.rotation.planning.built import built_rounds
from circlekit.core.rotation.planning.chains import Found
from circlekit.core.rotation.planning.cooling import (
    NEAR,
    OPEN,
    Progress,
    anneal,
    can_anneal,
    copied,
    counted,
    dealt,
)
from circlekit.core.rotation.planning.counts import Ints, Plan, meetings, merit_of


class Asked(NamedTuple):
    """So many rounds of groups of a size; searched rounds have groups of ``sizes``.

    ``before`` is (people, people): how often each pair has met already.
    """

    size: Size
    sizes: tuple[int, ...]
    rounds: int
    before: Ints
    seed: int


def best_rounds(asked: Asked, until: float) -> Plan:
    """Return the best rounds found; ``until`` is when a search by the clock ends, in monotonic seconds."""
    built = built_rounds(asked.size, asked.before, asked.rounds)
    if len(built) == asked.rounds:
        return built
    return _Search(asked, built).plan(until)


class _Search:
    """A search that starts from some rounds of a design, or from none."""

    def __init__(self, asked: Asked, built: Plan) -> None:
        self._asked, self._built = asked, built
        self._least = least_merit(asked.sizes, asked.rounds, asked.before)
        self._draws = np.random.default_rng(asked.seed)

    def plan(self, until: float) -> Plan:
        """Return the best plan found."""
        start = self._filled()
        if start.merit <= self._least:
            return start.plan
        if not can_anneal(len(self._asked.before), self._asked.rounds):
            return self._one_by_one(start, until).plan
        return self._together(start, until).plan

    def _together(self, start: Found, until: float) -> Found:
        """Return the best plan when all rounds are searched together, from a good start and from any."""
        progress = counted(len(self._asked.before))
        near = self._cooled(copied(start.plan), NEAR, progress) if self._built else start
        best = min(near, self._cooled(self._dealt(), OPEN, progress), key=_merit)
        left = until - monotonic()
        if best.cost <= self._least[0] or left <= 0:
            return best
        began = monotonic()
        starts, heat = (self._dealt(), OPEN) if best is not near else (copied(best.plan), NEAR)
        return min(best, self._cooled(starts, heat, lambda _: (monotonic() - began) / left), key=_merit)

    def _filled(self) -> Found:
        """Return the rounds of the design, and what they lack formed one after the other."""
        plan, met = list(self._built), self._met(self._built)
        while len(plan) < self._asked.rounds:
            plan.append(self._round(met))
            met += self._met_in(plan[-1])
        return self._found(plan)

    def _one_by_one(self, best: Found, until: float) -> Found:
        """Return a plan no worse than the best one: each round in turn is formed anew, the others fixed."""
        number, met = 0, self._met(best.plan)
        while best.cost > self._least[0] and monotonic() < until:
            old = self._met_in(best.plan[number])
            labels = self._round(met - old)
            changed = met - old + self._met_in(labels)
            if merit_of(changed) <= best.merit:  # an equal one may open a way that this one has not
                plan = [*best.plan[:number], labels, *best.plan[number + 1 :]]
                met, best = changed, Found(*merit_of(changed), plan)
            number = (number + 1) % self._asked.rounds
        return best

    def _round(self, met: Ints) -> Ints:
        """Return a round in which those who ``met`` least are together."""
        return partition(-met, self._asked.sizes, 0.0, int(self._draws.integers(1 << 31)))

    def _met(self, plan: Sequence[Ints]) -> Ints:
        return self._asked.before + meetings(plan, len(self._asked.before))

    def _met_in(self, labels: Ints) -> Ints:
        return meetings([labels], len(labels))

    def _found(self, plan: Plan) -> Found:
        return Found(*merit_of(self._met(plan)), plan)

    def _dealt(self) -> Ints:
        return dealt(self._asked.sizes, self._asked.rounds, self._draws)

    def _cooled(self, starts: Ints, heat: tuple[float, float], progress: Progress) -> Found:
        return anneal(starts, self._asked.before, self._least, heat, progress, self._draws)


def _merit(found: Found) -> tuple[int, int]:
    return found.merit
