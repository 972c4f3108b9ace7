"""A smallest set of rules that clash."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from circlekit.core.matching.clash.rules import Rule
from circlekit.core.matching.clash.smallest import Clash, smallest_clash


def rules(count: int) -> list[Rule]:
    """Return so many rules."""
    return [Rule("apart", index) for index in range(count)]


def whenever(*sets: Sequence[int]) -> Clash:
    """Return a look that sees a clash where all rules of one of the sets are there."""
    wanted = [{Rule("apart", index) for index in one} for one in sets]
    return lambda some: any(one <= set(some) for one in wanted)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 40])
def test_the_only_clash_there_is_is_found(count: int) -> None:
    """Wherever its rules stand, and however many others there are."""
    for seed in range(20):
        rng = Random(seed)
        wanted = sorted(rng.sample(range(count), rng.randint(1, min(4, count))))
        found = smallest_clash(rules(count), whenever(wanted))
        assert [rule.at for rule in found] == wanted


def test_of_two_clashes_the_smaller_one_is_told() -> None:
    """Leaving out the first rules first would find the larger one at the end."""
    for order in ([(7, 8, 9), (1, 2)], [(1, 2), (3, 4, 5)], [(0, 5, 6, 9), (3,)]):
        found = smallest_clash(rules(10), whenever(*order))
        assert len(found) == min(map(len, order))


def test_no_rule_of_many_clashes_can_be_left_out() -> None:
    """Among forty rules fewer are not looked for, but none of those told is idle."""
    for seed in range(20):
        rng = Random(seed)
        sets = [rng.sample(range(40), rng.randint(3, 6)) for _ in range(5)]
        look = whenever(*sets)
        found = smallest_clash(rules(40), look)
        assert look(found)
        assert not any(look([other for other in found if other != rule]) for rule in found)


def test_looks_are_few() -> None:
    """A clash of two among sixty-four rules takes far fewer looks than there are pairs."""
    looks = 0
    look = whenever((20, 50))

    def counted(some: Sequence[Rule]) -> bool:
        nonlocal looks
        looks += 1
        return look(some)

    smallest_clash(rules(64), counted)
    assert looks < 80
