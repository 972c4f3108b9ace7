"""Exchanges between people until nobody has a role twice more than somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.log import Role
from circlekit.core.turns.sheets import SHARED, Sheet
from circlekit.core.turns.tally import Tally

DEEPEST = 4
"""So many exchanges may be needed together, where one alone would only move the difference elsewhere."""

_WORTH = 1
"""A first exchange that makes more than this uneven is not gone on with."""


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


def balance(sheets: Mapping[int, Sheet], after: Tally, most: int) -> None:
    """Even out the ``SHARED`` roles of ``sheets``; ``after`` counts what they come to, and goes along.

    ``most`` is how many exchanges are looked at: where people are few, some differences have to stay.
    """
    found, budget = list(sheets.values()), iter(range(most))
    depths = range(1, DEEPEST + 1)
    while gaps := _gaps(found, after):
        if not any(_chained(found, after, (gap,), depth, 0, budget) for depth in depths for gap in gaps):
            return


def _gaps(sheets: Sequence[Sheet], tally: Tally) -> list[_Gap]:
    """Return who could give a role to whom who had it twice less or worse, the widest difference first."""
    found = []
    for role in SHARED:
        counts = tally.of(role)
        if max(counts.values()) - min(counts.values()) > 1:
            holders = sorted({person for sheet in sheets for person in sheet.held[role]})
            pairs = ((more, less) for more in holders for less in counts)
            found += [
                (counts[less] - counts[more], _Gap(role, more, less))
                for more, less in pairs
                if counts[more] - counts[less] > 1
            ]
    return [gap for _, gap in sorted(found, key=lambda one: one[0])]


def _chained(
    sheets: Sequence[Sheet],
    tally: Tally,
    gaps: Sequence[_Gap],
    depth: int,
    so_far: int,
    budget: Iterator[int],
) -> bool:
    """Try chains of exchanges, each making good what the one before did; keep the first that helps."""
    for move in _moves(sheets, gaps):
        if next(budget, None) is None:
            return False
        uneven = so_far + _change(tally, move)
        if uneven >= 0 and (depth == 1 or uneven > _WORTH):
            continue
        _make(tally, move)
        if uneven < 0 or _chained(sheets, tally, _opened(move), depth - 1, uneven, budget):
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
    if taker in sheet.held[role] or taker not in sheet.wanted.people:
        return None
    if taker in sheet.givers and not (role is Role.OPENER and role in sheet.combined):
        return None
    return _Move(sheet, role, giver, taker, None if role in sheet.combined else sheet.alone(taker))


def _change(tally: Tally, move: _Move) -> int:
    """Return what a move adds to the sum of all squared counts, halved: the lower, the more even."""
    counts = tally.of(move.role)
    change = counts[move.taker] - counts[move.giver] + 1
    if move.back:
        counts = tally.of(move.back)
        change += counts[move.giver] - counts[move.taker] + 1
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
