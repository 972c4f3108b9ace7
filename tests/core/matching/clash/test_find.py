"""Clashes found and ways out proven, against every way of seating a few people."""

from __future__ import annotations

import pytest

from circlekit.core.matching.clash.find import Asker, Clash, clashes_of, sure_ways
from circlekit.core.matching.clash.rules import Rule, only, rules_of
from circlekit.core.model import Cohort
from tests.core.matching.clash.brute_force import smallest_breach
from tests.core.matching.clash.tiny import tiny
from tests.core.matching.people import cohort, people

pytestmark = pytest.mark.long


def holds(spring: Cohort, smaller: int = 0) -> bool:
    """Tell whether some way of seating everybody keeps every rule."""
    breach = smallest_breach(spring)
    return breach is not None and breach <= smaller


def test_there_is_something_to_look_at() -> None:
    """A third of the small cohorts cannot be matched."""
    assert sum(not holds(tiny(seed)) for seed in range(30)) >= 10


@pytest.mark.parametrize("seed", range(30))
def test_a_clash_is_impossible_and_nothing_in_it_is_idle(seed: int) -> None:
    """Its rules alone leave no way of seating these people; without any one of them there is one."""
    spring = tiny(seed)
    clashes = clashes_of(spring, Asker(len(spring.participants)))
    assert bool(clashes) is not holds(spring)
    for clash in clashes:
        assert not holds(only(spring, clash.rules))
        for rule in clash.rules:
            assert holds(only(spring, [other for other in clash.rules if other != rule]))


@pytest.mark.parametrize("seed", range(30))
def test_ways_out_lead_out(seed: int) -> None:
    """Each leaves a cohort that can be seated, and cheap ones come first; where all is well there is none."""
    spring = tiny(seed)
    asker = Asker(len(spring.participants))
    clashes = clashes_of(spring, asker)
    ways = [way for clash in clashes[:1] for way in sure_ways(spring, clash, clashes[1:], asker)]
    assert bool(ways) is not holds(spring)
    assert [way.people for way in ways] == sorted(way.people for way in ways)
    for way in ways:
        assert holds(way.cohort, way.smaller), way.says


def test_two_clashes_are_told_apart_and_freed_one_by_one() -> None:
    """Three who are apart in two circles, and four Spanish speakers who make no circle of six."""
    tongues = {f"p{number}": {"languages": ["es" if number < 5 else "fr"]} for number in range(1, 15)}
    rules = {"apart": [["p9", "p10", "p11"]], "share": ["languages"]}
    spring = cohort(people(14, **tongues), matching=rules)
    asker = Asker(14)
    clashes = clashes_of(spring, asker)
    assert {clash.rules for clash in clashes} == {(Rule("apart", 0),), (Rule("share", 0, "languages"),)}
    for clash in clashes:
        others = [other for other in clashes if other != clash]
        assert sure_ways(spring, clash, others, asker)
        alone = sure_ways(spring, clash, [], asker)  # no change of one rule would do
        assert all(way.says.startswith("use --size") for way in alone)


def test_rules_that_hold_clash_nowhere() -> None:
    """Nothing is found in a cohort that can be matched."""
    assert clashes_of(cohort(people(12), matching={"apart": [["p1", "p2"]]}), Asker(12)) == []


def test_nothing_is_claimed_once_all_questions_are_asked() -> None:
    """An open question is neither a clash nor a way out."""
    spring = cohort(people(12), matching={"apart": [["p1", "p2", "p3"]]})
    asker = Asker(12)
    asker.left = 0
    assert clashes_of(spring, asker) == []
    assert sure_ways(spring, Clash(tuple(rules_of(spring))), [], asker) == []


@pytest.mark.parametrize(("people_there", "questions"), [(0, 60), (40, 60), (60, 50), (96, 20), (2000, 20)])
def test_large_cohorts_ask_fewer_questions(people_there: int, questions: int) -> None:
    """Each takes longer there."""
    assert Asker(people_there).left == questions
