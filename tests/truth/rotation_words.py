"""What a rotation claims in words beside a plain count: why fewer cannot meet again, and what lies ahead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from . import rotation_count as count
from . import rotation_reader as reader

if TYPE_CHECKING:
    from .rotation_chain import Step

CROWD = re.compile(r"(\d+) people (?:each )?of (.+?)(?=(?:,| and|;)? \d+ people| go on)")
NEVER_TWICE = "in all its rounds no two people meet twice"


def proofs_are_true(one: Step) -> Iterator[str]:
    """So many of each old circle go on, there are so many new ones, and that forces so many pairs."""
    proof = one.told["figures"]["proof"]
    claimed = re.search(r"there (?:is|are) (\d+) new circles?: at least (\d+) pairs?", proof)
    if not claimed or one.said.one_more or one.folder.unplaced:
        return
    circles, pairs = int(claimed[1]), int(claimed[2])
    going = Counter(one.old_circle[key] for key in one.found.going if key in one.old_circle)
    forced = sum(_spread(people, circles) for people in going.values())
    if circles != len(one.circles) or pairs != forced or pairs != one.told["least"]:
        yield f"«{proof}», but {forced} are forced in {len(one.circles)}"
    for people, names in CROWD.findall(proof):
        for number in re.findall(r"Circle (\d+)", names):
            if going[f"c{number}"] != int(people):
                yield f"«{proof}», but {going[f'c{number}']} of Circle {number} go on"


def _spread(people: int, circles: int) -> int:
    """Return how many pairs share a circle where people are dealt out one by one."""
    hands = [len(range(first, people, circles)) for first in range(circles)]
    return sum(comb(hand, 2) for hand in hands)


def plans_keep_their_word(one: Step) -> Iterator[str]:
    """Where nobody is said to meet twice, they do not: now and in each round ahead, as people sit."""
    ahead = one.told.get("ahead")
    if not ahead:
        return
    yield from _earliest(" ".join(ahead["says"]), one)
    path = one.folder.path / "seats.yaml"
    if not any(NEVER_TWICE in text for text in ahead["says"]) or not path.exists():
        return
    plan = reader.load(path)
    whose = {seat: one.key_of[handle] for handle, seat in plan["seats"].items()}
    met = count.meetings(one.past, one.found.going) + Counter(count.pairs(one.circles))
    for groups in plan["rounds"]:
        seated = [[whose[seat] for seat in group if seat in whose] for group in groups]
        met += Counter(frozenset(pair) for group in seated for pair in combinations(group, 2))
    here = set(one.found.going)
    twice = sum(times > 1 for pair, times in met.items() if pair <= here)
    if twice:
        yield f"{twice} pairs meet twice in a plan that says nobody does"


def _earliest(said: str, one: Step) -> Iterator[str]:
    """No bound on when everybody has met everybody is later than what is left to meet makes it."""
    found = re.search(r"it takes (\d+) rounds? at least until everybody has met everybody", said)
    if not found:
        return
    people, most = one.placed, one.style.size[1]
    known = count.figures(one.past, [], people).known
    alone = max(len(people) - 1 - known[key] for key in people)
    left = comb(len(people), 2) - len(count.meetings(one.past, people))
    # No circles of these sizes have more pairs than people times half the others of the largest.
    at_once = len(people) * (most - 1) // 2
    if int(found[1]) < max(-(-alone // (most - 1)), -(-left // at_once)):
        yield f"«{found[0]}», but at least {-(-alone // (most - 1))} and {-(-left // at_once)}"
    if int(found[1]) > max(-(-alone // (most - 1)), -(-left // _most_pairs(len(people), one.style.size))):
        yield f"«{found[0]}» is more than {alone} to meet and {left} pairs make it"


def _most_pairs(people: int, size: tuple[int, int]) -> int:
    """Return the most pairs that any circles of these sizes have, every cut tried."""
    best = {0: 0}
    for total in range(1, people + 1):
        found = [
            best[total - own] + comb(own, 2) for own in range(size[0], size[1] + 1) if total - own in best
        ]
        if found:
            best[total] = max(found)
    return best[people]
