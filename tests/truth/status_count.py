"""The figures of a status, counted plainly from what was invented: no line is shared with circlekit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

from .status_world import World

Figures = dict[str, Any]


def count(world: World, circle: str) -> Figures:
    """Return what ``status --json`` should say of a circle."""
    past, coming = _past(world, circle)
    ways = {one: _way(world, circle, one, past) for one in world.members[circle]}
    over = world.today > world.ends or (not coming and (world.ends - world.days[circle][-1]).days < 7)
    held = [_held(world, circle, number) for number in past]
    odds = None if over or not coming else _odds(world, circle, ways, coming[0])
    return {
        "meetings": [
            (number, world.days[circle][number - 1].isoformat(), *what)
            for number, what in zip(past, held, strict=True)
        ],
        "members": {one: _told(way) for one, way in ways.items()},
        "lapses": {one: _lapse([what for _, what in way]) for one, way in ways.items()},
        "next": coming[0] if coming else None,
        "over": over,
        "odds": odds,
        "concerns": set() if over else _concerns(world, circle, past, ways, odds),
    }


def _past(world: World, circle: str) -> tuple[list[int], list[int]]:
    past, coming = [], []
    for number, day in enumerate(world.days[circle], 1):
        written = day == world.today and _is_written(world, circle, number)
        (past if day < world.today or written else coming).append(number)
    return past, coming


def _is_written(world: World, circle: str, number: int) -> bool:
    found = world.attendance[circle].get(number, "nothing")
    return found is None or (found != "nothing" and any(found.values()))


def _least(world: World, circle: str) -> int:
    return {3: 2, 4: 3}.get(len(world.members[circle]), 4)


def _held(world: World, circle: str, number: int) -> tuple[str, int | None]:
    if not _is_written(world, circle, number):
        return "not written down", None
    lists = world.attendance[circle][number]
    if lists is None:
        return "did not meet", 0
    came = len(lists["present"])
    return ("enough" if came >= _least(world, circle) else "few"), came


def _way(world: World, circle: str, person: str, past: list[int]) -> list[tuple[int, str]]:
    found = []
    for number in past:
        for key, people in (world.attendance[circle].get(number) or {}).items():
            if person in people:
                found.append((number, key.replace("_", " ")))
    return found


def _told(way: list[tuple[int, str]]) -> dict[str, str]:
    return {str(number): what for number, what in way}


def _lapse(way: list[str]) -> str:
    run = 0
    while run < len(way) and way[-1 - run] != "present":
        run += 1
    seldom = len(way) >= 4 and way.count("present") / len(way) < 0.5 and run >= 1
    return "long" if run >= 3 or seldom else ("none", "once", "twice")[run]


def _odds(world: World, circle: str, ways: dict[str, Any], number: int) -> Fraction | None:
    """Return the odds over every way in which members can come or not; None where nothing is known."""
    said = world.rsvps[circle].get(number, {})
    if not said and not any(ways.values()):
        return None
    shares = [_share([what for _, what in way], said.get(one)) for one, way in ways.items()]
    total = Fraction(0)
    for case in product((True, False), repeat=len(shares)):
        if sum(case) >= _least(world, circle):
            weight = Fraction(1)
            for comes, share in zip(case, shares, strict=True):
                weight *= share if comes else 1 - share
            total += weight
    return total


def _share(way: list[str], said: str | None) -> Fraction:
    own = Fraction(2 * way.count("present") + 4, 2 * len(way) + 5)
    return {"no": Fraction(0), "maybe": own / 2, "yes": (1 + own) / 2, None: own}[said]


def _concerns(
    world: World, circle: str, past: list[int], ways: dict[str, Any], odds: Fraction | None
) -> set[str]:
    held = {number: _held(world, circle, number) for number in past}
    written = [number for number in past if held[number][0] != "not written down"]
    found = {"cancelled"} if _is_cancelled([held[number][0] for number in written]) else set()
    few = [number for number in written[-3:] if held[number][0] == "few"]
    found |= {"thin"} if len(few) > 1 or few[-1:] == written[-1:] != [] else set()
    found |= _silence(world, circle, past, written)
    found |= {"few expected"} if odds is not None and odds < Fraction(4, 5) else set()
    found |= {"lead away"} if _is_away([what for _, what in ways[world.members[circle][0]]]) else set()
    met = [held[number][1] for number in written if held[number][0] != "did not meet"][-3:]
    found |= {"falling"} if len(met) == 3 and met[0] >= met[1] >= met[2] <= met[0] - 2 else set()
    scores = [world.pulse[circle][number] for number in past if number in world.pulse[circle]][-3:]
    means = [Fraction(sum(one.values()), len(one)) for one in scores]
    found |= {"pulse"} if means and (means[-1] < 3 or means[0] - means[-1] >= 1) else set()
    found |= {"late cancels"} if _late(world, circle, written[-2:]) >= 2 else set()
    missing = set(world.members[circle]) - set(world.commitments[circle])
    asked = world.commitments[circle] and missing and 1 <= len(past) <= 2
    return found | ({"commitments"} if asked else set())


def _is_cancelled(kinds: list[str]) -> bool:
    last = max((place for place, kind in enumerate(kinds) if kind == "enough"), default=-1)
    return "did not meet" in kinds[last + 1 :]


def _is_away(way: list[str]) -> bool:
    return len(way) >= 2 and "present" not in way[-2:]


def _silence(world: World, circle: str, past: list[int], written: list[int]) -> set[str]:
    if not any(world.attendance.values()):
        return set()
    last: date = world.today
    quiet = [
        number
        for number in past
        if number > max(written, default=0) and (last - world.days[circle][number - 1]).days >= 3
    ]
    return {"silent"} if len(quiet) >= 2 else {"unwritten"} if quiet else set()


def _late(world: World, circle: str, numbers: list[int]) -> int:
    lists = {number: world.attendance[circle][number] or {} for number in numbers}
    return sum(
        world.rsvps[circle].get(number, {}).get(one) == "yes"
        for number, own in lists.items()
        for key in ("apologies", "no_word")
        for one in own.get(key, [])
    )
