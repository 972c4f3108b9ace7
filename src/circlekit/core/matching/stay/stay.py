"""Circles that stand already, with as few people moved as can be.

First everybody gets a seat and every rule is kept again, with the fewest moves (``repair``); then people
move where that is worth it (``moves``). What is good already is left alone, so doing it again changes
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.figures import figures
from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.matching.stay.bench import Plan
from circlekit.core.matching.stay.moves import Exchange, Exchanges, at_most, improvements, worth_the_move
from circlekit.core.matching.stay.repair import repaired
from circlekit.core.matching.stay.start import Groups, Step, Stood, in_order
from circlekit.core.matching.stay.told import Move, gained, told
from circlekit.core.model import Circle
from circlekit.core.sizes import group_counts

ENDING = 6
"""So many circles, the smallest ones, are tried when one has to end."""


class Stayed(NamedTuple):
    """Circles after it, each as it was before with the rows that are in it now; and who moved."""

    circles: tuple[Circle, ...]
    groups: Groups
    moves: tuple[Move, ...]


def stay(
    board: Board, facts: Facts, stood: Stood, changed: Collection[int], moves: int | None
) -> Stayed | None:
    """Return the circles with everybody seated and every rule kept; None when no few moves do that.

    Args:
        board, facts: the cohort.
        stood: its circles as they are.
        changed: circles of which other things are true than when they were formed. People move between them
            and others, and on from there, where it is worth ``STAY`` for each.
        moves: so many people may move instead, wherever that makes circles better.
    """
    found = _seated(board, facts, stood)
    if found is None:
        return None
    closed, plan = found
    going_on = [number for number in range(len(plan.groups)) if number not in closed]
    touched = {*changed, *stood.lost, *_touched(stood, plan)}
    seats = _Seats(Formed(tuple(plan.groups[number] for number in going_on), board, facts), stood, going_on)
    active = [place for place, number in enumerate(going_on) if number in touched]
    groups, steps = seats.better(active) if moves is None else seats.best_moves(moves)
    circles = named(stood.circles, len(plan.groups))
    before = [stood.groups[number] if number < len(stood.groups) else () for number in going_on]
    return Stayed(
        tuple(circles[number] for number in going_on),
        in_order(before, groups),
        told(facts.cohort, circles, stood.home, (*plan.steps, *steps)),
    )


def _seated(board: Board, facts: Facts, stood: Stood) -> tuple[frozenset[int], Plan] | None:
    """Return which circles end, and the arrangement with the fewest moves; the most valuable of several."""
    found = [
        (closed, plan)
        for opened, closed in _numbers(facts, stood)
        for plan in [repaired(board, facts, stood, opened, closed)]
        if plan is not None
    ]
    return min(found, key=lambda one: (_moved(stood, one[1]), -total(board, one[1].groups)), default=None)


def _moved(stood: Stood, plan: Plan) -> int:
    return len(plan.settled - set(stood.waiting))


def total(board: Board, groups: Sequence[Sequence[int]]) -> int:
    """Return what circles are worth together, those without anybody aside."""
    people = [list(group) for group in groups if group]
    pairs = sum(int(board.pairs[group][:, group].sum()) // 2 for group in people)
    return int(board.worth(board.sums_of(people)).sum()) + pairs


def _touched(stood: Stood, plan: Plan) -> Iterator[int]:
    for number, group in enumerate(plan.groups):
        if number >= len(stood.groups) or set(group) != set(stood.groups[number]):
            yield number


def _numbers(facts: Facts, stood: Stood) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield how many circles begin and which end, each way that may move fewest people."""
    least, most = facts.cohort.size
    circles, waiting = len(stood.groups), len(stood.waiting)
    if stood.free:
        excess = waiting - sum(max(most - len(group), 0) for group in stood.groups)
        opened = max(-(-excess // most), 0)
        yield (opened if waiting >= opened * least else 0), frozenset()
        yield from ((0, frozenset({number})) for number in _short(stood, least) if circles > 1)
        return
    counts = group_counts(waiting + len(stood.home), facts.cohort.size)
    if counts and circles < counts[0]:
        yield counts[0] - circles, frozenset()
    elif counts and circles > counts[-1]:
        yield from ((0, ending) for ending in _endings(stood, circles - counts[-1]))
    elif counts:
        yield 0, frozenset()
        yield from ((0, frozenset({number})) for number in _short(stood, least) if circles > counts[0])


def _short(stood: Stood, least: int) -> list[int]:
    """Return the circles that somebody left and that are too small now; those with pinned people go on."""
    return [
        number
        for number in sorted(stood.lost)
        if len(stood.groups[number]) < least and _may_end(stood, number)
    ]


def _may_end(stood: Stood, number: int) -> bool:
    return not stood.pinned & set(stood.groups[number])


def _endings(stood: Stood, ending: int) -> list[frozenset[int]]:
    """Return which circles may end: the smallest ones, each of several where one is enough."""
    numbers = [number for number in range(len(stood.groups)) if _may_end(stood, number)]
    smallest = sorted(numbers, key=lambda number: len(stood.groups[number]))
    if ending > 1:
        return [frozenset(smallest[:ending])]
    return [frozenset({number}) for number in smallest[:ENDING]]


def named(circles: Sequence[Circle], number: int) -> list[Circle]:
    """Return so many circles, further ones with ids and names that nobody has yet."""
    found = list(circles)
    taken = {word for circle in circles for word in (circle.id, circle.name)}
    free = (index for index in count(1) if not {f"c{index}", f"Circle {index}"} & taken)
    while len(found) < number:
        index = next(free)
        found.append(Circle(id=f"c{index}", name=f"Circle {index}", members=()))
    return found


class _Seats:
    """Circles in which everybody has a seat, and what moving people in them would gain.

    ``numbers`` are the circles' numbers among those that stood.
    """

    def __init__(self, formed: Formed, stood: Stood, numbers: Sequence[int]) -> None:
        place = {number: index for index, number in enumerate(numbers)}
        home = {row: place[number] for row, number in stood.home.items() if number in place}
        self.exchanges = Exchanges(formed.board, formed.groups, home, stood.pinned, worth_the_move)
        self._formed, self._numbers = formed, numbers

    def better(self, active: Collection[int]) -> tuple[Groups, list[Step]]:
        """Return the circles after every move that is worth its cost, and those moves."""
        steps = [step for exchange in improvements(self.exchanges, active) for step in self._steps(exchange)]
        return self.exchanges.groups(), steps

    def best_moves(self, people: int) -> tuple[Groups, list[Step]]:
        """Return the circles after the best moves of so many people, and those moves."""
        steps: list[Step] = []
        already = self.exchanges.moved()
        everywhere = range(len(self._numbers))
        while (left := already + people - self.exchanges.moved()) > 0:
            self.exchanges.score = at_most(left)
            self.exchanges.look(everywhere)
            exchange = self.exchanges.best()
            if exchange is None:
                break
            steps += self._steps(exchange)
            self.exchanges.make(exchange)
        return self.exchanges.groups(), steps

    def _steps(self, exchange: Exchange) -> Iterator[Step]:
        """Yield an exchange as moves of people, the first with what both gain."""
        people = self.exchanges.people(exchange)
        before = self.exchanges.groups()
        moving = dict(people)
        both = (exchange.one, exchange.other)
        after = [
            [*(row for row in before[number] if row not in moving), *(r for r, to in people if to == number)]
            for number in both
        ]
        gains = gained(
            figures(self._formed, [before[number] for number in both if before[number]]),
            figures(self._formed, [group for group in after if group]),
            self._formed.facts.cohort.matching,
        )
        for row, to in people:
            yield Step((row,), self._numbers[to], gains)
