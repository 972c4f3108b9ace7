"""The exact model against every way there is, and against the rules in finished circles."""

from __future__ import annotations

from itertools import chain
from random import Random
from typing import Any

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.clash import model
from circlekit.core.matching.clash.model import circles_that_hold
from circlekit.core.matching.rules import broken_rules
from circlekit.core.model import Cohort
from tests.core.matching.clash.brute_force import fewest_waiting, smallest_breach
from tests.core.matching.people import cohort, people
from tests.core.matching.random_cohorts import random_cohort


def tiny(seed: int) -> Cohort:
    """Return five to eight people in circles of 3-4, under rules that hold about as often as not."""
    rng = Random(seed)
    count = rng.choice((6, 7, 8))
    handles = [f"p{number}" for number in range(1, count + 1)]
    given = {
        handle: {
            "languages": rng.sample(("en", "fr", "es"), rng.choice((1, 1, 2))),
            "fields": {"level": [str(rng.randrange(4))] if rng.random() < 0.8 else [],
                       "team": [rng.choice("ab")],
                       "boss": [rng.choice(handles)] if rng.random() < 0.4 else []},
        }
        for handle in handles
    }  # fmt: skip
    rules: dict[str, Any] = {
        "share": ["languages"] if rng.random() < 0.3 else [],
        "within": {"level": rng.choice((1, 2))} if rng.random() < 0.5 else {},
        "at_most": {"team": rng.choice((2, 3))} if rng.random() < 0.4 else {},
        "separate": ["boss"] if rng.random() < 0.4 else [],
        "apart": [rng.sample(handles, 2) for _ in range(rng.randrange(4))],
        "together": [rng.sample(handles, rng.choice((2, 2, 3))) for _ in range(rng.randrange(2))],
    }
    return cohort(people(count, **given), matching=rules, size=Size(3, 4))


@pytest.mark.parametrize("seed", range(60))
def test_the_model_answers_as_every_way_tried_does(seed: int) -> None:
    """Circles exist, exist with one or two of them one short, or do not exist, as all partitions show."""
    small = tiny(seed)
    breach = smallest_breach(small)
    for smaller in range(3):
        found = circles_that_hold(small, smaller)
        assert found.possible is (breach is not None and breach <= smaller), smaller


@pytest.mark.parametrize("seed", range(100, 115))
def test_as_few_people_wait_as_every_choice_tried_shows(seed: int) -> None:
    """Those bound together wait together."""
    small = tiny(seed)
    found = circles_that_hold(small, waiting=True)
    assert found.possible
    assert len(found.waiting) == fewest_waiting(small)


@pytest.mark.parametrize("seed", range(40))
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
    answers = [smallest_breach(tiny(seed)) for seed in range(60)]
    assert min(answers.count(None), answers.count(0), answers.count(1)) >= 5


def test_a_head_count_that_cannot_be_cut_has_no_circles() -> None:
    """Seventeen need one circle of five, or one more person."""
    assert circles_that_hold(cohort(people(17))).possible is False
    assert circles_that_hold(cohort(people(17)), smaller=1).possible is True
    assert len(circles_that_hold(cohort(people(17)), waiting=True).waiting) == 1
    assert circles_that_hold(cohort([])).possible is False


def test_a_question_too_large_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither yes nor no is said of what was not looked at."""
    monkeypatch.setattr(model, "LARGEST", 10)
    assert circles_that_hold(cohort(people(24))).possible is None


def test_the_same_question_gets_the_same_circles() -> None:
    """Nodes are counted, not seconds."""
    large = random_cohort(1)
    assert circles_that_hold(large) == circles_that_hold(large)
