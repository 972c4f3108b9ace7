"""Whether any circles keep every rule: an exact answer, from a mixed-integer model of kinds and circles.

HiGHS solves it (Huangfu and Hall, «Parallelizing the dual revised simplex method», 2018; through SciPy). It
counts nodes, never seconds, so that the answer is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.clash.units import Kinds, kinds_of
from circlekit.core.matching.terms import Ints
from circlekit.core.model import Cohort
from circlekit.core.sizes import SMALLEST, group_counts

NODES = 2_000
"""So many nodes are looked at before the question is left open."""

LARGEST = 3_000
"""So many unknowns are tried; with more a single node may take minutes."""


class Answer(NamedTuple):
    """``possible`` is None when the question stays open; ``groups`` are circles that keep every rule.

    ``waiting`` are rows without a circle; empty unless some were allowed to wait.
    """

    possible: bool | None
    groups: tuple[tuple[int, ...], ...] = ()
    waiting: tuple[int, ...] = ()


def circles_that_hold(cohort: Cohort, smaller: int = 0, waiting: bool = False) -> Answer:
    """Return whether there are circles that keep every rule of a cohort, and some that do.

    Args:
        cohort: who takes part, and the rules; leads and wishes are no rules.
        smaller: so many circles may have one person fewer than the size asks for.
        waiting: people may stay without a circle; then as few as possible do.
    """
    size = cohort.size
    widest = Size(max(size.least - 1, SMALLEST), size.most) if smaller else size
    people = len(cohort.participants)
    circles = people // widest.least if waiting else max(group_counts(people, widest), default=0)
    if not circles:
        return Answer(False)
    model = _Model(kinds_of(cohort), size, circles)
    if model.unknowns > LARGEST:
        return Answer(None)
    model.seat_everybody(waiting)
    model.keep_sizes(min(smaller, circles))
    model.keep_limits()
    model.keep_foes()
    model.choose()
    model.tell_circles_apart()
    return model.solve(people)


class _Model:
    """The unknowns, in this order, and the rows of the model.

    ``seats[k, c]``: copies of kind k in circle c; ``open[c]``: whether circle c is used; ``small[c]``:
    whether it may be one short; ``waits[k]``: copies without a circle; ``picks[i][o, c]``: option o of
    choice i.
    """

    def __init__(self, kinds: Kinds, size: Size, circles: int) -> None:
        self.kinds, self.size, self.circles = kinds.kinds, size, circles
        self.limits, self.choices = kinds.limits, kinds.choices
        self.unknowns = 0
        self.seats = self._unknowns(len(self.kinds), circles)
        self.open = self._unknowns(circles)
        self.small = self._unknowns(circles)
        self.waits = self._unknowns(len(self.kinds))
        self.picks = [self._unknowns(len(choice.options), circles) for choice in self.choices]
        self.most = np.ones(self.unknowns)
        self.most[self.seats] = np.array([self._room(kind) for kind in range(len(self.kinds))])[:, None]
        self.most[self.waits] = [len(kind.copies) for kind in self.kinds]
        self._entries: list[tuple[int, int, float]] = []
        self._bounds: list[tuple[float, float]] = []

    def _unknowns(self, *shape: int) -> Ints:
        count = int(np.prod(shape))
        self.unknowns += count
        return np.arange(self.unknowns - count, self.unknowns).reshape(shape)

    def _room(self, kind: int) -> int:
        """Return how many copies of a kind fit into one circle at most."""
        found = self.kinds[kind]
        rooms = [
            limit.most // each for limit, each in zip(self.limits, found.traits.limits, strict=True) if each
        ]
        return min([len(found.copies), self.size.most // found.size, *rooms])

    def _row(self, terms: Iterable[tuple[int, float]], least: float, most: float) -> None:
        """Add a row: the sum of ``terms`` (unknown, times) is from ``least`` to ``most``."""
        self._entries += [(len(self._bounds), int(unknown), float(times)) for unknown, times in terms]
        self._bounds.append((least, most))

    def seat_everybody(self, waiting: bool) -> None:
        """Every copy sits in one circle, or waits where that is allowed."""
        for kind, found in enumerate(self.kinds):
            copies = len(found.copies)
            self._row(
                [*((unknown, 1) for unknown in self.seats[kind]), (self.waits[kind], 1)], copies, copies
            )
        if not waiting:
            self.most[self.waits] = 0

    def keep_sizes(self, smaller: int) -> None:
        """A circle that is used has from ``least`` to ``most`` people."""
        for circle in range(self.circles):
            people = [(self.seats[kind, circle], found.size) for kind, found in enumerate(self.kinds)]
            self._row([*people, (self.open[circle], -self.size.least), (self.small[circle], 1)], 0, np.inf)
            self._row([*people, (self.open[circle], -self.size.most)], -np.inf, 0)
        self._row([(unknown, 1) for unknown in self.small], 0, smaller)

    def keep_limits(self) -> None:
        """No circle has too many of those who are apart, or of one value."""
        for index, limit in enumerate(self.limits):
            has = [(kind, found.traits.limits[index]) for kind, found in enumerate(self.kinds)]
            for circle in range(self.circles):
                terms = [(self.seats[kind, circle], each) for kind, each in has if each]
                self._row([*terms, (self.open[circle], -limit.most)], -np.inf, 0)

    def keep_foes(self) -> None:
        """Where somebody sits, nobody sits whom they may not meet."""
        home = {row: kind for kind, found in enumerate(self.kinds) for copy in found.copies for row in copy}
        for kind, found in enumerate(self.kinds):
            room = max(self._room(kind), 1)
            for foe in sorted({home[row] for row in found.traits.foes}):
                for circle in range(self.circles):
                    terms = [(self.seats[kind, circle], 1), (self.seats[foe, circle], room)]
                    self._row(terms, -np.inf, room)

    def choose(self) -> None:
        """Every circle takes one option of each choice, and only people whom it suits sit there."""
        for index, picks in enumerate(self.picks):
            for circle in range(self.circles):
                self._row([*((pick, 1) for pick in picks[:, circle]), (self.open[circle], -1)], 0, 0)
            for kind, found in enumerate(self.kinds):
                suiting = found.traits.choices[index]
                if len(suiting) == len(picks):
                    continue
                room = self._room(kind)
                for circle in range(self.circles):
                    options = [(picks[option, circle], -room) for option in sorted(suiting)]
                    self._row([(self.seats[kind, circle], 1), *options], -np.inf, 0)

    def tell_circles_apart(self) -> None:
        """Circles are alike, so they may be put in an order, which leaves fewer ways to look at.

        Those who are all apart take a circle each; the others stand by the option they take, or by size.
        """
        first = self._one_each()
        for circle, kind in enumerate(first):
            self._row([(self.seats[kind, circle], 1)], 1, 1)
        for circle in range(len(first), self.circles - 1):
            self._row([(self.open[circle], 1), (self.open[circle + 1], -1)], 0, np.inf)
            here, there, span = self._rank(circle), self._rank(circle + 1), self._span()
            falling = [(unknown, -times) for unknown, times in there]
            self._row([*here, *falling, (self.open[circle + 1], span)], -np.inf, span)

    def _one_each(self) -> list[int]:
        """Return kinds of one copy of which no two may share a circle: the largest list of people apart."""
        if self.most[self.waits].any():
            return []
        alone = [
            [
                kind
                for kind, found in enumerate(self.kinds)
                if found.traits.limits[index] and len(found.copies) == 1
            ]
            for index, limit in enumerate(self.limits)
            if limit.most == 1
        ]
        return max(alone, key=len, default=[])[: self.circles]

    def _rank(self, circle: int) -> list[tuple[int, float]]:
        """Return what orders the circles that are alike: the option taken, or how many people there are."""
        if self.picks:
            return [(pick, place) for place, pick in enumerate(self.picks[0][:, circle])]
        return [(self.seats[kind, circle], found.size) for kind, found in enumerate(self.kinds)]

    def _span(self) -> float:
        return float(len(self.picks[0]) if self.picks else self.size.most)

    def solve(self, people: int) -> Answer:
        """Return what HiGHS finds within the limit of nodes."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        rows, columns, times = (np.array(part) for part in zip(*self._entries, strict=True))
        matrix = csr_array((times, (rows, columns)), shape=(len(self._bounds), self.unknowns))
        least, most = (np.array(part) for part in zip(*self._bounds, strict=True))
        cost = np.zeros(self.unknowns)
        cost[self.waits] = [found.size for found in self.kinds]
        found = milp(
            cost,
            integrality=np.ones(self.unknowns),
            bounds=Bounds(0, self.most),
            constraints=LinearConstraint(matrix, least, most),
            options={"node_limit": NODES, "mip_rel_gap": 0},
        )
        if found.x is None:
            return Answer(False if found.status == INFEASIBLE else None)
        return self._answer(np.rint(found.x).astype(np.int64))

    def _answer(self, values: Ints) -> Answer:
        groups: list[list[int]] = [[] for _ in range(self.circles)]
        waiting: list[int] = []
        for kind, found in enumerate(self.kinds):
            copies = iter(found.copies)
            for circle, count in enumerate(values[self.seats[kind]].tolist()):
                for _ in range(count):
                    groups[circle] += next(copies)
            waiting += [row for copy in copies for row in copy]
        kept = tuple(tuple(sorted(group)) for group in groups if group)
        return Answer(True, kept, tuple(sorted(waiting)))


INFEASIBLE = 2
"""What ``milp`` says of a model that has no solution."""
