"""New circles in which as few pairs as possible meet again, and how few that is."""

from __future__ import annotations

from itertools import combinations

import pytest

from circlekit.core.fields import Size
from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.problems import NoPlan
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.following import next_term
from circlekit.core.rotation.plan import Rotation, rotate
from tests.core.rotation.people import circles_of, cohort, person, second_term


def rotated(ended: Cohort, circles: tuple[Circle, ...], answers: Answers, **options: object) -> Rotation:
    return rotate(ended, circles, answers, next_term(ended), **options)


def repeats(rotation: Rotation, old: tuple[Circle, ...]) -> int:
    """Count the pairs that share an old circle and a new one."""
    met = {frozenset(pair) for circle in old for pair in combinations(circle.members, 2)}
    new = (pair for circle in rotation.matching.circles for pair in combinations(circle.members, 2))
    return sum(frozenset(pair) in met for pair in new)


def sizes(rotation: Rotation) -> list[int]:
    return sorted(len(circle.members) for circle in rotation.matching.circles)


def test_a_second_term_with_wide_availability_repeats_nothing() -> None:
    """48 people less 9 and with 13 more are 52; 6 or 7 of each old circle spread over 8 new ones."""
    ended, old, answers = second_term(wide=True)
    rotation = rotated(ended, old, answers)
    assert len(rotation.cohort.participants) == 52
    assert sizes(rotation) == [6, 6, 6, 6, 7, 7, 7, 7]
    assert rotation.least == 0 == len(rotation.again) == repeats(rotation, old)
    assert rotation.pairs == 4 * 15 + 4 * 21
    assert not {"p00", "p40"} & {one for circle in rotation.matching.circles for one in circle.members}


def test_an_old_circle_that_lost_nobody_repeats_one_pair() -> None:
    """Circles of 7-8 make 7 of 52 people: each of three old circles of 8 keeps a pair, and no more."""
    ended, old, answers = second_term(wide=True)
    leaving = [f"p{number:02}" for number in (0, 1, 2, 8, 9, 10, 16, 17, 18)]
    seven = ended.model_copy(update={"size": Size(7, 8)})
    rotation = rotated(seven, old, answers.model_copy(update={"leave": tuple(leaving)}))
    assert sizes(rotation) == [7, 7, 7, 7, 8, 8, 8]
    assert rotation.least == 3 == len(rotation.again) == repeats(rotation, old)
    assert all(pair.first >= "p24" and pair.times == 1 for pair in rotation.again)


def test_two_circles_that_stay_cannot_but_repeat() -> None:
    """Six of each spread over two as three and three: 2 x (3 + 3) pairs."""
    people = [person(f"p{number:02}", lead="yes") for number in range(12)]
    rotation = rotated(cohort(people), circles_of(people, 6), Answers())
    assert rotation.least == 12 == len(rotation.again)
    assert {pair.why for pair in rotation.again} == {"no exchange would help"}


def test_recent_meetings_weigh_more_than_older_ones() -> None:
    """Of three ways to pair four people two were taken; the one of long ago comes back."""
    people = [person(handle, lead="yes") for handle in "abcd"]
    long_ago = PastCohort(cohort="first", circles=[("a", "b"), ("c", "d")])
    ages = [PastCohort(cohort=name, circles=[("a", "d"), ("b", "c")]) for name in ("second", "third")]
    ended = cohort(people, size="2", past=[long_ago, *ages])
    now = tuple(
        Circle(id=f"c{number}", name="x", members=members)
        for number, members in enumerate((("a", "c"), ("b", "d")), 1)
    )
    rotation = rotated(ended, now, Answers())
    assert [circle.members for circle in rotation.matching.circles] == [("a", "b"), ("c", "d")]
    assert [(pair.first, pair.second, pair.times) for pair in rotation.again] == [
        ("a", "b", 1),
        ("c", "d", 1),
    ]


def test_who_led_rests_while_others_are_willing() -> None:
    """Two willing leads meet in each new circle of three; those who led before do not lead again."""
    people = [person(handle, lead="yes" if handle in "adbe" else "no") for handle in "abcdef"]
    rotation = rotated(cohort(people, size="3"), circles_of(people, 3), Answers())
    assert {circle.lead for circle in rotation.matching.circles} <= {"b", "e"}


def test_the_same_arguments_give_the_same_rotation() -> None:
    """Chance comes from the seed alone."""
    ended, old, answers = second_term(wide=True)
    assert rotated(ended, old, answers, seed=5) == rotated(ended, old, answers, seed=5)


def test_too_few_are_told_how_many_it_takes() -> None:
    """Five of six go on; the rule that counts heads speaks of them."""
    people = [person(f"p{number}", lead="yes") for number in range(6)]
    with pytest.raises(NoPlan) as none:
        rotated(cohort(people), circles_of(people, 6), Answers(leave=["p0"]))
    (problem,) = none.value.problems
    assert problem.message == (
        "of those who go on and those who join: 5 people cannot be cut into circles of 6-8"
    )
    assert problem.path == ()
    assert "6 can (1 more person)" in problem.hint


def test_when_everybody_leaves_there_is_nothing_to_form() -> None:
    """Nobody goes on and nobody joins."""
    people = [person(f"p{number}") for number in range(6)]
    with pytest.raises(NoPlan, match="nobody goes on and nobody joins"):
        rotated(cohort(people), circles_of(people, 6), Answers(leave=[one.id for one in people]))


def test_one_too_many_may_wait() -> None:
    """Nine cannot be cut into 6-8; eight can, and the ninth is told why; figures are about the eight."""
    people = [person(f"p{number}", lead="yes") for number in range(9)]
    old = circles_of(people, 8)
    rotation = rotated(cohort(people), old, Answers(), allow_unplaced=True)
    assert sizes(rotation) == [8]
    assert len(rotation.cohort.participants) == 9
    assert len(rotation.matching.unplaced) == 1
    assert len(rotation.again) == rotation.least == repeats(rotation, old)


def test_rules_that_clash_are_named_where_they_stand() -> None:
    """A group that lost somebody has another number now, so the whole key is meant."""
    people = [person(f"p{number:02}", lead="yes") for number in range(13)]
    rules = {"apart": [["p00", "p01"], ["p02", "p03", "p04"]]}
    ended = cohort(people, matching=rules)
    with pytest.raises(NoPlan) as none:
        rotated(ended, circles_of(people[:12], 6), Answers(leave=["p00"]))
    assert {problem.path for problem in none.value.problems} == {("matching", "apart")}
