"""The fewest moves after which everybody has a seat and every rule is kept again.

Something that is wrong (somebody without a seat, a circle too small or too large, a pair that must be apart,
and the like) can be put right in a few ways only: each is tried, and what it leaves wrong is put right next.
Arrangements are looked at in the order of how many people have moved, so the first one in which nothing is
wrong has moved fewest; of several that move as many, the most valuable is taken. Of each number of moves only
the most valuable arrangements are followed, so that time stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from circlekit.core.matching.score.board import Board, Facts
from circlekit.core.matching.stay.bench import Bench, Plan
from circlekit.core.matching.stay.start import Step, Stood

WIDEST, LOOKS = 32, 12_000
"""So many arrangements with as many moves are followed, fewer in a large cohort."""

FARTHEST = 12
"""So many moves at most, beyond those that the number of circles forces."""


def repaired(board: Board, facts: Facts, stood: Stood, opened: int, closed: frozenset[int]) -> Plan | None:
    """Return the best arrangement with the fewest moves; None when none was found.

    ``opened`` circles begin, those ``closed`` end. Where leads and rules cannot both be had, rules are.
    """
    bench = Bench(board, facts, stood, closed)
    if not bench.has_room(opened):
        return None
    return _searched(bench, opened, leads=True) or _searched(bench, opened, leads=False)


def _searched(bench: Bench, opened: int, leads: bool) -> Plan | None:
    """Return the best arrangement; without ``leads``, circles in which nobody would lead are no trouble."""
    stood, closed = bench.stood, bench.closed
    groups = tuple(() if number in closed else group for number, group in enumerate(stood.groups))
    displaced = [row for number in sorted(closed) for row in stood.groups[number]]
    start = Plan((*groups, *(() for _ in range(opened))), (*displaced, *stood.waiting), frozenset(), ())
    ahead: dict[int, list[Plan]] = {0: [start]}
    for cost in range(len(start.waiting) + opened * bench.size.least + FARTHEST + 1):
        plans = _best(bench, ahead.pop(cost, []))
        for plan in plans:
            ways = next(_wrong(bench, plan, leads), None)
            if ways is None:
                return plan
            for step in ways:
                ahead.setdefault(cost + len(step.rows), []).append(_after(plan, step))
    return None


def _best(bench: Bench, plans: Sequence[Plan]) -> list[Plan]:
    """Return the most valuable arrangements, each once."""
    different = list({plan.groups: plan for plan in plans}.values())
    bench.look_at(group for plan in different for group in plan.groups)
    width = max(1, min(WIDEST, LOOKS // max(bench.board.people, 1)))
    return sorted(different, key=lambda plan: (-bench.value(plan), plan.groups))[:width]


def _after(plan: Plan, step: Step) -> Plan:
    """Return an arrangement after one more step."""
    moving = set(step.rows)
    groups = [tuple(row for row in group if row not in moving) for group in plan.groups]
    groups[step.to] = tuple(sorted((*groups[step.to], *step.rows)))
    waiting = tuple(row for row in plan.waiting if row not in moving)
    return Plan(tuple(groups), waiting, plan.settled | moving, (*plan.steps, step))


def _wrong(bench: Bench, plan: Plan, leads: bool) -> Iterator[Iterator[Step]]:
    """Yield, for each thing that is wrong, the steps one of which must be among those that put it right."""
    if plan.waiting:
        yield _seatings(bench, plan, plan.waiting[0])
    if not bench.stood.free:
        for block in bench.board.blocks:
            if len(_homes(plan, block)) > 1:
                yield _gatherings(bench, plan, block, "together")
    for number, group in bench.going_on(plan):
        if bench.look(group).broken > bench.may_break(number):
            yield _ways_out(bench, plan, number)
    if leads:
        yield from _without_lead(bench, plan)


def _homes(plan: Plan, block: Iterable[int]) -> list[int]:
    return [number for number, group in enumerate(plan.groups) if set(block) & set(group)]


def _block(bench: Bench, row: int) -> tuple[int, ...]:
    return next((block for block in bench.board.blocks if row in block), (row,))


def _seatings(bench: Bench, plan: Plan, row: int) -> Iterator[Step]:
    """Yield the ways to seat somebody, together with those they are bound to."""
    block = _block(bench, row)
    if not bench.stood.free:
        yield from _gatherings(bench, plan, block, "ends" if row in bench.stood.home else "joins")
        return
    homes = _homes(plan, block)
    why = "ends" if row in bench.stood.home else "joins"
    yield from (
        Step((row,), number, why) for number, _ in bench.going_on(plan) if not homes or number in homes
    )


def _gatherings(bench: Bench, plan: Plan, block: Sequence[int], why: str) -> Iterator[Step]:
    """Yield the ways to bring people bound to each other into one circle."""
    for number, group in bench.going_on(plan):
        rows = tuple(row for row in block if row not in group)
        if _may_move(bench, plan, rows):
            yield Step(rows, number, why)


def _may_move(bench: Bench, plan: Plan, rows: Iterable[int]) -> bool:
    return not any(row in bench.stood.pinned or row in plan.settled for row in rows)


def _ways_out(bench: Bench, plan: Plan, number: int) -> Iterator[Step]:
    """Yield the steps that may help a circle which breaks a rule: somebody comes, or somebody leaves."""
    group = plan.groups[number]
    if len(group) < bench.size.least:
        begins = number >= len(bench.stood.groups)
        yield from _arrivals(bench, plan, number, "begins" if begins else "small")
    elif len(group) > bench.size.most:
        yield from _departures(bench, plan, number, group, "full")
    else:
        apart = np.argwhere(np.triu(bench.facts.pairs.forbidden[np.ix_(group, group)]))
        who = [group[int(index)] for index in apart[0]] if len(apart) else group
        yield from _departures(bench, plan, number, who, "rule")


def _arrivals(
    bench: Bench, plan: Plan, number: int, why: str, only: frozenset[int] | None = None
) -> Iterator[Step]:
    for other, group in bench.going_on(plan):
        for unit in _units(bench, group) if other != number else ():
            if _may_move(bench, plan, unit) and (only is None or only & set(unit)):
                yield Step(unit, number, why)


def _departures(bench: Bench, plan: Plan, number: int, who: Iterable[int], why: str) -> Iterator[Step]:
    for unit in _units(bench, plan.groups[number]):
        if set(unit) & set(who) and _may_move(bench, plan, unit):
            yield from (Step(unit, other, why) for other, _ in bench.going_on(plan) if other != number)


def _units(bench: Bench, group: Sequence[int]) -> list[tuple[int, ...]]:
    """Return who moves together: each person alone, or with those in this circle they are bound to."""
    bound = [tuple(row for row in block if row in group) for block in bench.board.blocks]
    taken = {row for block in bound for row in block}
    return [*filter(None, bound), *((row,) for row in group if row not in taken)]


def _without_lead(bench: Bench, plan: Plan) -> Iterator[Iterator[Step]]:
    """Yield, for each circle nobody in which would lead, those who would and can be spared elsewhere."""
    spare = frozenset(
        row
        for _, group in bench.going_on(plan)
        if len(bench.willing & set(group)) > 1
        for row in bench.willing & set(group)
    )
    for number, group in bench.going_on(plan):
        meant = not bench.stood.free or number in bench.stood.unled
        if meant and not bench.willing & set(group):
            steps = list(_arrivals(bench, plan, number, "lead", spare))
            if steps:
                yield iter(steps)
