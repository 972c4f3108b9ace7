"""The exact model against every way there is, and against the rules in finished circles."""

from __future__ import annotations

from itertools import chain

import pytest

from circlekit.core.matching.clash import model
from circlekit.core.matching.clash.model import circles_that_hold
from circlekit.core.matching.clash.units import Patience, all_alike
from circlekit.core.matching.rules import broken_rules
from tests.core.matching.clash.brute_force import fewest_waiting, smallest_breach
from tests.core.matching.clash.tiny import tiny
from tests.core.matching.people import cohort, people
from tests.core.matching.random_cohorts import random_cohort


@pytest.mark.parametrize("seed", range(40))
def test_the_model_answers_as_every_way_tried_does(seed: int) -> None:
    """Circles exist, exist with one or two of them one short, or do not exist, as all partitions show."""
    small = tiny(seed)
    breach = smallest_breach(small)
    for smaller in range(3):
        found = circles_that_hold(small, smaller)
        assert found.possible is (breach is not None and breach <= smaller), smaller


@pytest.mark.parametrize("seed", range(100, 108))
def test_as_few_people_wait_as_every_choice_tried_shows(seed: int) -> None:
    """Those bound together wait together."""
    small = tiny(seed)
    found = circles_that_hold(small, patience=all_alike(len(small.participants)))
    assert found.possible
    assert len(found.waiting) == fewest_waiting(small)


@pytest.mark.parametrize("seed", range(25))
def test_circles_that_hold_do_hold(seed: int) -> None:
    """Everybody sits once, and code that knows nothing of the model finds no rule broken."""
    large = random_cohort(seed)
    found = circles_that_hold(large)
    for group in found.groups:
        assert list(broken_rules(large, [large.participants[row] for row in group])) == []
    if found.possible:
        assert sorted(chain.from_iterable(found.groups)) == list(range(len(large.participants)))


def test_both_answers_occur_in_what_is_tried_here() -> None:
    """The comparison above would prove little if every cohort were possible."""
    answers = [smallest_breach(tiny(seed)) for seed in range(40)]
    assert min(answers.count(None), answers.count(0), answers.count(1)) >= 5


def test_a_head_count_that_cannot_be_cut_has_no_circles() -> None:
    """Seventeen need one circle of five, or one more person."""
    assert circles_that_hold(cohort(people(17))).possible is False
    assert circles_that_hold(cohort(people(17)), smaller=1).possible is True
    assert len(circles_that_hold(cohort(people(17)), patience=all_alike(17)).waiting) == 1
    assert circles_that_hold(cohort([])).possible is False


def test_those_wait_who_are_ranked_lowest_and_stand_last() -> None:
    """Of nine one waits: nobody of a higher rank, and of the others the last of the given order."""
    nine = cohort(people(9), matching={"together": [["p1", "p2"]]})
    assert circles_that_hold(nine, patience=Patience((8, 7, 6, 5, 4, 3, 2, 1, 0), (0,) * 9)).waiting == (2,)
    assert circles_that_hold(nine, patience=Patience(tuple(range(9)), (0,) * 6 + (1,) * 3)).waiting == (5,)


def test_a_question_too_large_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither yes nor no is said of what was not looked at."""
    monkeypatch.setattr(model, "LARGEST", 10)
    assert circles_that_hold(cohort(people(24))).possible is None


def test_the_same_question_gets_the_same_circles() -> None:
    """Nodes are counted, not seconds."""
    large = random_cohort(1)
    assert circles_that_hold(large) == circles_that_hold(large)
