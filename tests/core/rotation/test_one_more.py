"""Circles that ask for one more cohort together, and what becomes of the others."""

from __future__ import annotations

from itertools import combinations

import pytest

from circlekit.core.fields import Size
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import NoPlan
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.following import next_term
from circlekit.core.rotation.one_more import AS_ASKED
from circlekit.core.rotation.plan import Rotation, rotate
from tests.core.matching.checker import broken
from tests.core.rotation.people import circles_of, cohort, person


def members(count: int) -> list[Participant]:
    """Return p00, p01, ..., each second of whom would lead."""
    return [person(f"p{number:02}", lead="yes" if number % 2 else "no") for number in range(count)]


def rotated(ended: Cohort, old: tuple[Circle, ...], answers: Answers, **options: object) -> Rotation:
    return rotate(ended, old, answers, next_term(ended), **options)


def home(rotation: Rotation, handle: str) -> Circle:
    (circle,) = [circle for circle in rotation.matching.circles if handle in circle.members]
    return circle


def test_a_circle_that_asks_goes_on_as_it_is_under_its_name() -> None:
    """The second of four circles of six has the same people, id and name; a sentence says why."""
    people = members(24)
    rotation = rotated(cohort(people), circles_of(people, 6), Answers(one_more=["c2"]))
    kept = home(rotation, "p06")
    assert (kept.id, kept.name) == ("c2", "Circle 2")
    assert kept.members == tuple(f"p{number:02}" for number in range(6, 12))
    assert kept.because[0] == AS_ASKED
    assert sorted(circle.id for circle in rotation.matching.circles) == ["c1", "c2", "c3", "c4"]
    assert broken(rotation.cohort, rotation.matching) == []


def test_their_pairs_are_counted_apart() -> None:
    """Three old circles of six over three new ones keep three pairs each; the fifteen of c2 do not count."""
    people = members(24)
    rotation = rotated(cohort(people), circles_of(people, 6), Answers(one_more=["c2"]))
    met = rotation.matching.quality["met_before"]
    assert (met.value, met.best, len(rotation.again), rotation.least, rotation.pairs) == (9, 9, 9, 9, 45)
    assert met.says == (
        "9 pairs have been in a circle before; 9 is the least possible in 3 circles; "
        "Circle 2 goes on together, as it asked"
    )
    asked = {frozenset(pair) for pair in combinations(home(rotation, "p06").members, 2)}
    assert asked.isdisjoint(frozenset((pair.first, pair.second)) for pair in rotation.again)


def test_a_new_lead_looks_after_it_where_another_is_willing() -> None:
    """P07 led the second circle and rests; p09 and p11 would lead."""
    people = members(24)
    old = [circle.model_copy(update={"lead": circle.members[1]}) for circle in circles_of(people, 6)]
    assert home(rotated(cohort(people), tuple(old), Answers(one_more=["c2"])), "p06").lead == "p09"


def test_a_circle_that_lost_too_many_is_filled_up() -> None:
    """Two of six leave the second circle: the four stay together under its name, and others join them."""
    people = members(26)
    old = circles_of(people[:24], 6)
    answers = Answers(one_more=["c2"], leave=["p06", "p07"])
    rotation = rotated(cohort(people), old, answers)
    kept = home(rotation, "p08")
    assert {"p08", "p09", "p10", "p11"} < {*kept.members}
    assert kept.name == "Circle 2"
    assert 6 <= len(kept.members) <= 8
    inside = {frozenset(pair) for pair in combinations(("p08", "p09", "p10", "p11"), 2)}
    again = {frozenset((pair.first, pair.second)) for pair in rotation.again}
    assert again.isdisjoint(inside)
    assert rotation.matching.quality["met_before"].value == len(again)
    assert rotation.least <= len(again)


def test_where_the_others_could_not_be_cut_a_circle_that_goes_on_takes_some_of_them_in() -> None:
    """Of 15 people six ask to go on, and nine cannot be cut: two circles of 7 and 8 are made of all."""
    people = members(15)
    old = (
        *circles_of(people[:6], 6),
        Circle(id="c2", name="Circle 2", members=[one.id for one in people[6:]]),
    )
    rotation = rotated(cohort(people), old, Answers(one_more=["c1"]))
    kept = home(rotation, "p00")
    assert {f"p{number:02}" for number in range(6)} < {*kept.members}
    assert sorted(len(circle.members) for circle in rotation.matching.circles) == [7, 8]


def test_when_all_go_on_together_nobody_is_left_to_meet() -> None:
    """Two circles of six ask, and stay as they are."""
    people = members(12)
    rotation = rotated(cohort(people), circles_of(people, 6), Answers(one_more=["c1", "c2"]))
    assert [circle.members for circle in rotation.matching.circles] == [
        circle.members for circle in circles_of(people, 6)
    ]
    assert (rotation.again, rotation.least, rotation.pairs) == ((), 0, 0)
    assert rotation.matching.quality["met_before"].says == (
        "nobody else is there to meet; Circle 1 and Circle 2 go on together, as they asked"
    )


def test_rules_about_the_others_still_hold() -> None:
    """P00 is apart from two others of whom one goes on in c2: the other is kept apart all the same."""
    people = members(24)
    ended = cohort(people, matching={"apart": [["p00", "p06", "p12"]]})
    rotation = rotated(ended, circles_of(people, 6), Answers(one_more=["c2"]))
    assert home(rotation, "p00") != home(rotation, "p12")
    assert broken(rotation.cohort, rotation.matching) == []


def test_a_circle_too_large_for_the_new_size_is_told() -> None:
    """Eight ask to go on in circles of four to six."""
    people = members(24)
    with pytest.raises(NoPlan) as none:
        rotated(cohort(people, size=Size(4, 6)), circles_of(people, 8), Answers(one_more=["c3"]))
    (problem,) = none.value.problems
    assert problem.message == (
        "«Circle 3» asks to go on together, but 8 people are too many for circles of 4-6"
    )


def test_a_circle_of_which_one_is_left_has_nothing_to_keep() -> None:
    """Five of six leave; the sixth is formed like everybody else."""
    people = members(24)
    leaving = [f"p{number:02}" for number in range(7, 12)]
    rotation = rotated(cohort(people), circles_of(people, 6), Answers(one_more=["c2"], leave=leaving))
    assert AS_ASKED not in home(rotation, "p06").because


def test_whoever_comes_with_another_handle_is_still_one_of_them() -> None:
    """Of p06 to p11 one leaves and joins again as another, who was p08 before."""
    people = members(24)
    answers = Answers(one_more=["c2"], leave=["p08"], join=(person("other", was=["p08"]),))
    rotation = rotated(cohort(people), circles_of(people, 6), answers)
    assert set(home(rotation, "other").members) == {"p06", "p07", "p09", "p10", "p11", "other"}
