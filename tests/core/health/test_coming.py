"""How likely somebody comes, and how likely enough do."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.attending import Record
from circlekit.core.health.coming import at_least, chance
from circlekit.core.log import Coming, Presence

CAME, AWAY = Presence.PRESENT, Presence.APOLOGIES


def record(*presences: Presence) -> Record:
    return Record(tuple(enumerate(presences, 1)))


def test_somebody_of_whom_nothing_is_known_comes_as_often_as_is_usual() -> None:
    """Four times of five."""
    assert chance(Record()) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (record(AWAY), 2 / 3.5),
        (record(AWAY, AWAY), 2 / 4.5),
        (record(CAME, CAME), 4 / 4.5),
        (record(CAME, Presence.NO_WORD, CAME), 4 / 5.5),
    ],
)
def test_ones_own_meetings_count_more_and_more(known: Record, expected: float) -> None:
    """What is usual weighs as much as two and a half meetings, of which two were kept."""
    assert chance(known) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("said", "expected"), [(Coming.YES, 0.9), (Coming.MAYBE, 0.4), (Coming.NO, 0.0), (None, 0.8)]
)
def test_a_reply_changes_the_chance(said: Coming | None, expected: float) -> None:
    """A yes halves the doubt, a maybe halves the hope, and a no is a no."""
    assert chance(Record(), said) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("people", "rate", "expected"),
    [
        (5, 0.6, 0.34), (6, 0.6, 0.54), (7, 0.6, 0.71), (8, 0.6, 0.83),
        (5, 0.7, 0.53), (6, 0.7, 0.74), (7, 0.7, 0.87), (8, 0.7, 0.94),
        (5, 0.8, 0.74), (6, 0.8, 0.90), (7, 0.8, 0.97), (8, 0.8, 0.99),
    ],
)  # fmt: skip
def test_at_least_four_come_as_the_known_table_says(people: int, rate: float, expected: float) -> None:
    """Independent attendance, four or more; the figures are those of the binomial distribution."""
    assert at_least(4, [rate] * people) == pytest.approx(expected, abs=0.005)


@given(st.lists(st.floats(0, 1), max_size=7), st.integers(0, 8))
def test_the_odds_are_those_of_all_cases_one_by_one(chances: list[float], least: int) -> None:
    """Every way in which people can come or not is counted once."""
    cases = product((False, True), repeat=len(chances))
    expected = sum(
        prod(one if comes else 1 - one for one, comes in zip(chances, case, strict=True))
        for case in cases
        if sum(case) >= least
    )
    assert at_least(least, chances) == pytest.approx(expected, abs=1e-12)
