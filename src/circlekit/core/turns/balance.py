"""Exchanges between people until nobody has a role twice more than somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.log import Role
from circlekit.core.turns.sheets import SHARED, Sheet
from circlekit.core.turns.tally import Tally

DEEPEST = 4
"""So many exchanges may be needed together, where one alone would only move the difference elsewhere."""

MOST = 600
"""So many exchanges are looked at for one difference; where people are few, some cannot be evened out."""


class _Move(NamedTuple):
    """One person hands a role to another at a meeting, who gives them theirs, if they have one, instead."""

    sheet: Sheet
    role: Role
    giver: str
    taker: str
    back: Role | None


class _Gap(NamedTuple):
    """Of this role the first should have less, or the second more."""

    role: Role
    more: str
    less: str


def balance(sheets: Mapping[int, Sheet], after: Tally) -> None:
    """Even out the ``SHARED`` roles of ``sheets``; ``after`` counts what they come to, and goes along."""
    found = list(sheets.values())
    people = sorted({person for sheet in found for person in sheet.wanted.people})
    while any(_closed(found, after, gap) for gap in _gaps(found, people, after)):
        pass


def _gaps(sheets: Sequence[Sheet], people: Sequence[str], tally: Tally) -> list[_Gap]:
    """Return who could give a role to whom who had it twice less or worse, the widest difference first."""
    found = [
        (tally.of(role, less) - tally.of(role, more), _Gap(role, more, less))
        for role in SHARED
        for more in sorted({person for sheet in sheets for person in sheet.held[role]})
        for less in people
        if tally.of(role, more) - tally.of(role, less) > 1
    ]
    return [gap for _, gap in sorted(found, key=lambda one: one[0])]


def _closed(sheets: Sequence[Sheet], tally: Tally, gap: _Gap) -> bool:
    """Make the fewest exchanges that bring a gap closer together; tell whether there were any."""
    budget = iter(range(MOST))
    return any(_chained(sheets, tally, (gap,), depth, 0, budget) for depth in range(1, DEEPEST + 1))


def _chained(
    sheets: Sequence[Sheet],
    tally: Tally,
    gaps: Sequence[_Gap],
    depth: int,
    so_far: int,
    budget: Iterator[int],
) -> bool:
    """Try chains of exchanges, each making good what the one before did; keep the first that helps."""
    for move in list(_moves(sheets, gaps)):
        if next(budget, None) is None:
            return False
        worse = so_far + _change(tally, move)
        _make(tally, move)
        if worse < 0:
            return True
        if depth > 1 and worse <= 2 and _chained(sheets, tally, _opened(move), depth - 1, worse, budget):
            return True
        _make(tally, _Move(move.sheet, move.role, move.taker, move.giver, move.back))
    return False


def _moves(sheets: Sequence[Sheet], gaps: Sequence[_Gap]) -> Iterator[_Move]:
    """Yield the exchanges that bear on one of the gaps."""
    for sheet in sheets:
        for role, more, less in gaps:
            for giver in list(sheet.held[role]):
                takers = sheet.wanted.people if giver == more else (less,)
                yield from (move for taker in takers if (move := _move(sheet, role, giver, taker)))


def _move(sheet: Sheet, role: Role, giver: str, taker: str) -> _Move | None:
    if taker == giver or taker in sheet.held[role]:
        return None
    bringing = sheet.givers
    if role is Role.OPENER and role in sheet.combined:
        return _Move(sheet, role, giver, taker, None)
    if taker in bringing or taker not in sheet.wanted.people:
        return None
    return _Move(sheet, role, giver, taker, None if role in sheet.combined else sheet.alone(taker))


def _change(tally: Tally, move: _Move) -> int:
    """Return what a move adds to the sum of all squared counts, halved: the lower, the more even."""
    change = tally.of(move.role, move.taker) - tally.of(move.role, move.giver) + 1
    if move.back:
        change += tally.of(move.back, move.giver) - tally.of(move.back, move.taker) + 1
    return change


def _make(tally: Tally, move: _Move) -> None:
    sheet, role, giver, taker, back = move
    _hand_over(sheet, tally, role, giver, taker)
    if back:
        _hand_over(sheet, tally, back, taker, giver)


def _hand_over(sheet: Sheet, tally: Tally, role: Role, giver: str, taker: str) -> None:
    people = sheet.held[role]
    people[people.index(giver)] = taker
    tally.add([(role, giver)], -1)
    tally.add([(role, taker)])


def _opened(move: _Move) -> list[_Gap]:
    """Return what a move may have made uneven: the taker has one more, the giver one less."""
    gaps = [_Gap(move.role, move.taker, move.giver)]
    if move.back:
        gaps.append(_Gap(move.back, move.giver, move.taker))
    return gaps
