"""Whether any circles keep every rule: an exact answer, from a program of kinds of people and circles."""

from __future__ import annotations

from typing import NamedTuple

from circlekit.core.fields import Size
from circlekit.core.matching.clash.program import NODES, Program
from circlekit.core.matching.clash.units import Kinds, Patience, all_alike, kinds_of
from circlekit.core.matching.score.terms import Ints
from circlekit.core.model import Cohort
from circlekit.core.sizes import SMALLEST, group_counts

LARGEST = 3_000
"""So many unknowns are tried; with more a single node may take minutes."""

LARGEST_WAITING = 600
"""So many where as few as possible wait: to prove that fewer cannot is harder than to find circles."""

WAITING = 10_000
"""The price of one person who waits: more than the ranks of all who might."""


class Answer(NamedTuple):
    """``possible`` is None when the question stays open; ``groups`` are circles that keep every rule.

    ``waiting`` are rows without a circle; empty unless some were allowed to wait.
    """

    possible: bool | None
    groups: tuple[tuple[int, ...], ...] = ()
    waiting: tuple[int, ...] = ()


def circles_that_hold(
    cohort: Cohort, smaller: int = 0, patience: Patience | None = None, nodes: int = NODES
) -> Answer:
    """Return whether there are circles that keep every rule of a cohort, and some that do.

    Args:
        cohort: who takes part, and the rules; leads and wishes are no rules.
        smaller: so many circles may have one person fewer than the size asks for.
        nodes: so many are looked at before the question is left open.
        patience: who may stay without a circle; then as few as possible do, and nobody where there is none.
    """
    size = cohort.size
    widest = Size(max(size.least - 1, SMALLEST), size.most) if smaller else size
    people = len(cohort.participants)
    circles = people // widest.least if patience else max(group_counts(people, widest), default=0)
    if not circles:
        return Answer(False)
    model = _Model(kinds_of(cohort, patience or all_alike(people)), size, circles)
    if len(model.program.most) > (LARGEST_WAITING if patience else LARGEST):
        return Answer(None)
    model.seat_everybody(waiting=patience is not None)
    model.keep_sizes(min(smaller, circles))
    model.keep_limits()
    model.keep_foes()
    model.choose()
    model.tell_circles_apart(waiting=patience is not None)
    solved = model.program.solve(nodes)
    return model.answer(solved.values) if solved.possible else Answer(solved.possible)


class _Model:
    """What is unknown, and what must hold.

    ``seats[k, c]``: copies of kind k in circle c; ``open[c]``: whether circle c is used; ``small[c]``:
    whether it may be one short; ``waits[k]``: copies without a circle; ``picks[i][o, c]``: whether circle c
    takes option o of choice i. ``room[k]`` is how many copies of kind k fit into one circle at most.
    """

    def __init__(self, kinds: Kinds, size: Size, circles: int) -> None:
        self.program = Program()
        self.kinds, self.limits, self.choices = kinds
        self.size, self.circles = size, circles
        self.seats = self.program.unknowns(len(self.kinds), circles)
        self.open = self.program.unknowns(circles)
        self.small = self.program.unknowns(circles)
        self.waits = self.program.unknowns(len(self.kinds))
        self.picks = [self.program.unknowns(len(choice.options), circles) for choice in self.choices]
        self.room = [self._room(kind) for kind in range(len(self.kinds))]

    def _room(self, kind: int) -> int:
        found = self.kinds[kind]
        each = zip(self.limits, found.traits.limits, strict=True)
        rooms = [limit.most // count for limit, count in each if count]
        return min([len(found.copies), self.size.most // found.size, *rooms])

    def seat_everybody(self, waiting: bool) -> None:
        """Every copy sits in one circle, or waits where that is allowed."""
        for kind, found in enumerate(self.kinds):
            copies = len(found.copies)
            self.program.most[self.seats[kind]] = self.room[kind]
            self.program.most[self.waits[kind]] = copies if waiting else 0
            self.program.cost[self.waits[kind]] = found.size * WAITING + found.traits.patience
            everywhere = [*self.seats[kind], self.waits[kind]]
            self.program.row([(unknown, 1) for unknown in everywhere], copies, copies)

    def keep_sizes(self, smaller: int) -> None:
        """A circle that is used has from ``least`` to ``most`` people, but ``smaller`` ones may be short."""
        for circle in range(self.circles):
            people, used = self._people(circle), self.open[circle]
            self.program.row([*people, (used, -self.size.least), (self.small[circle], 1)], least=0)
            self.program.row([*people, (used, -self.size.most)], most=0)
        self.program.row([(unknown, 1) for unknown in self.small], most=smaller)

    def _people(self, circle: int) -> list[tuple[int, float]]:
        return [(self.seats[kind, circle], found.size) for kind, found in enumerate(self.kinds)]

    def keep_limits(self) -> None:
        """No circle has too many of those who are apart, or of one value."""
        for index, limit in enumerate(self.limits):
            has = [(kind, found.traits.limits[index]) for kind, found in enumerate(self.kinds)]
            for circle in range(self.circles):
                terms = [(self.seats[kind, circle], each) for kind, each in has if each]
                self.program.row([*terms, (self.open[circle], -limit.most)], most=0)

    def keep_foes(self) -> None:
        """Where somebody sits, nobody sits whom they may not meet."""
        home = {row: kind for kind, found in enumerate(self.kinds) for copy in found.copies for row in copy}
        for kind, found in enumerate(self.kinds):
            room = max(self.room[kind], 1)
            for foe in sorted({home[row] for row in found.traits.foes}):
                for circle in range(self.circles):
                    terms = [(self.seats[kind, circle], 1), (self.seats[foe, circle], room)]
                    self.program.row(terms, most=room)

    def choose(self) -> None:
        """Every circle takes one option of each choice, and only people whom it suits sit there."""
        for index, picks in enumerate(self.picks):
            for circle in range(self.circles):
                self.program.row([*((pick, 1) for pick in picks[:, circle]), (self.open[circle], -1)], 0, 0)
                for kind, found in enumerate(self.kinds):
                    suiting = sorted(found.traits.choices[index])
                    if len(suiting) < len(picks):
                        options = [(picks[option, circle], -self.room[kind]) for option in suiting]
                        self.program.row([(self.seats[kind, circle], 1), *options], most=0)

    def tell_circles_apart(self, waiting: bool) -> None:
        """Circles are alike, so they may be put in an order, which leaves fewer ways to look at.

        Those who are all apart take a circle each; the others stand by the option they take, or by size.
        """
        first = [] if waiting else self._one_each()
        for circle, kind in enumerate(first):
            self.program.row([(self.seats[kind, circle], 1)], 1, 1)
        span = len(self.picks[0]) if self.picks else self.size.most
        for circle in range(len(first), self.circles - 1):
            used, following = self.open[circle], self.open[circle + 1]
            self.program.row([(used, 1), (following, -1)], least=0)
            falling = [(unknown, -times) for unknown, times in self._rank(circle + 1)]
            self.program.row([*self._rank(circle), *falling, (following, span)], most=span)

    def _one_each(self) -> list[int]:
        """Return kinds of one copy, no two of which may share a circle: the longest list of people apart."""
        alone = [
            [k for k, kind in enumerate(self.kinds) if kind.traits.limits[index] and len(kind.copies) == 1]
            for index, limit in enumerate(self.limits)
            if limit.most == 1
        ]
        return max(alone, key=len, default=[])[: self.circles]

    def _rank(self, circle: int) -> list[tuple[int, float]]:
        """Return what orders circles: the option taken, or how many people there are."""
        if self.picks:
            return [(pick, place) for place, pick in enumerate(self.picks[0][:, circle])]
        return self._people(circle)

    def answer(self, values: Ints) -> Answer:
        """Return the circles of a solution, with everybody in them by row."""
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
