"""What the clock adds to counted steps is taken only where it is better."""

from __future__ import annotations

from time import monotonic

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.rotation.planning import search
from circlekit.core.rotation.planning.counts import merit
from circlekit.core.rotation.planning.search import Asked, best_rounds

LONG_AGO = 0.0


def asked(people: int, groups: int, rounds: int) -> Asked:
    size = people // groups
    nobody = np.zeros((people, people), dtype=np.int64)
    return Asked(Size(size, size), (size,) * groups, rounds, nobody, 0)


@pytest.mark.parametrize("together", [True, False])
def test_more_time_never_makes_rounds_worse(together: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """36 people have no fourth round without a repeat, so all the time there is is used.

    Rounds that are too large to be searched together are formed anew one by one.
    """
    monkeypatch.setattr(search, "can_anneal", lambda people, rounds: together)
    monkeypatch.setattr(search, "counted", lambda people: lambda made: made / 40)
    question = asked(36, 6, 4)
    short = best_rounds(question, LONG_AGO)
    long = best_rounds(question, monotonic() + 0.8)
    assert [np.bincount(labels).tolist() for labels in long] == [[6] * 6] * 4
    assert merit(long, question.before) <= merit(short, question.before)


def test_a_further_round_beside_a_design_may_come_from_it() -> None:
    """Nine in threes: the affine plane of order 3 has four rounds, and any fifth repeats nine pairs once."""
    plan = best_rounds(asked(9, 3, 5), LONG_AGO)
    assert merit(plan, asked(9, 3, 5).before) == (9, 2)
