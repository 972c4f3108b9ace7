"""Beginnings that do not overlap, against every choice there is."""

from __future__ import annotations

import random
from itertools import pairwise, product

import numpy as np
import pytest

from circlekit.core.scheduling.choosing import apart as module
from circlekit.core.scheduling.choosing.apart import NONE, apart

Beginnings = list[dict[int, float]]
"""For each circle what each of its beginnings costs."""


def random_beginnings(chance: random.Random) -> Beginnings:
    """Return four circles with up to five beginnings each on one afternoon."""
    starts = range(0, 300, 15)
    return [
        {start: float(chance.randrange(20)) for start in chance.sample(starts, chance.randint(0, 5))}
        for _ in range(4)
    ]


def chosen(given: Beginnings) -> list[int | None]:
    """Return when each circle begins."""
    ordered = [sorted(own, key=lambda start: (own[start], start)) for own in given]
    begins = [np.array(own, dtype=np.int64) for own in ordered]
    costs = [
        np.array([own[start] for start in order], dtype=np.float64)
        for own, order in zip(given, ordered, strict=True)
    ]
    places = apart(begins, costs, 60, alike=0.5)
    return [None if place is None else own[place] for place, own in zip(places, ordered, strict=True)]


def cost(given: Beginnings, starts: tuple[int | None, ...] | list[int | None]) -> float:
    return sum(NONE if start is None else own[start] for start, own in zip(starts, given, strict=True))


def is_free(starts: tuple[int | None, ...] | list[int | None]) -> bool:
    held = sorted(start for start in starts if start is not None)
    return all(later - earlier >= 60 for earlier, later in pairwise(held))


@pytest.mark.parametrize("seed", range(20))
def test_no_other_choice_costs_less(seed: int) -> None:
    """Every combination of beginnings is looked at."""
    given = random_beginnings(random.Random(seed))
    found = chosen(given)
    least = min(
        cost(given, starts) for starts in product(*([*own, None] for own in given)) if is_free(starts)
    )
    assert is_free(found)
    assert cost(given, found) == least


@pytest.mark.parametrize("seed", range(20))
def test_many_take_theirs_in_turn_and_do_not_overlap(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is left out could not have had any of their beginnings."""
    monkeypatch.setattr(module, "EXACT", 0)
    given = random_beginnings(random.Random(seed))
    found = chosen(given)
    assert is_free(found)
    for index, own in enumerate(given):
        if found[index] is None:
            assert not any(is_free([*found, start]) for start in own)


def test_nobody_has_nothing_to_choose() -> None:
    """No circle at all, and one without any beginning."""
    assert apart([], [], 60, alike=0.5) == []
    assert chosen([{}]) == [None]
