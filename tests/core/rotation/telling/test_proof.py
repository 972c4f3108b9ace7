"""Why fewer pairs cannot meet again."""

from __future__ import annotations

from circlekit.core.model import Circle, Matching, PastCohort
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.plan import Rotation
from circlekit.core.rotation.telling.proof import Crowd, crowds, proof
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.sections import OldCircles, RotationPlan
from tests.core.rotation.people import cohort, person


def rotated(old: dict[str, int], circles: int, least: int, older: tuple[PastCohort, ...] = ()) -> Switch:
    """Return a rotation of old circles, named, with so many who go on, into new ones by turns."""
    rows = [tuple(f"{name.lower()}{number}" for number in range(count)) for name, count in old.items()]
    handles = [handle for row in rows for handle in row]
    ended = tuple(
        Circle(id=f"c{number}", name=name, members=row)
        for number, (name, row) in enumerate(zip(old, rows, strict=True), 1)
    )
    past = (*older, PastCohort(cohort="autumn", circles=tuple(rows)))
    following = cohort([person(handle) for handle in handles], past=past)
    new = tuple(
        Circle(id=f"c{number}", name=f"Circle {number + 1}", members=handles[number::circles])
        for number in range(circles)
    )
    rotation = Rotation(cohort=following, matching=Matching(circles=new), again=(), least=least, pairs=0)
    return Switch(cohort([]), ended, Answers(), rotation)


def test_a_circle_with_more_people_than_new_circles_is_named() -> None:
    """Four pigeons, three holes: two of them share one."""
    made = rotated({"Baobá": 4, "Ipê": 3}, circles=3, least=1)
    assert crowds(made) == [[Crowd(0, 4, 1)]]
    assert (
        proof(made)
        == "4 people of Baobá go on, and there are 3 new circles: at least 1 pair of them meets again."
    )


def test_several_such_circles_are_named_together() -> None:
    """Four into three keep one pair, five keep two: four in all; those of most people stand first."""
    assert proof(rotated({"Baobá": 4, "Ipê": 5, "Pau": 4}, circles=3, least=4)) == (
        "5 people of Ipê and 4 people each of Baobá and Pau go on, and there are 3 new circles: "
        "at least 4 pairs of them meet again."
    )


def test_many_such_circles_are_counted() -> None:
    """Nine circles of three into two: one pair each."""
    old = dict.fromkeys(("Ab", "Bc", "Cd", "De", "Ef", "Fg", "Gh", "Hi", "Ij"), 3)
    assert proof(rotated(old, circles=2, least=9)) == (
        "Of autumn, 9 circles each have more people who go on than the 2 new circles: "
        "at least 9 pairs of them meet again."
    )


def test_an_older_cohort_may_be_what_forces_it() -> None:
    """In spring the same four were one circle; in autumn they were two of two."""
    spring = PastCohort(cohort="spring", circles=(("ab0", "ab1", "bc0", "bc1"),))
    assert proof(rotated({"Ab": 2, "Bc": 2}, circles=3, least=1, older=(spring,))) == (
        "Of spring, 1 circle has more people who go on than the 3 new circles: "
        "at least 1 pair of them meets again."
    )


def test_one_new_circle_keeps_everybody_together() -> None:
    """Three people are three pairs."""
    assert proof(rotated({"Baobá": 3}, circles=1, least=3)) == (
        "3 people of Baobá go on, and there is 1 new circle: at least 3 pairs of them meet again."
    )


def test_where_counting_one_cohort_does_not_prove_it_the_sum_does() -> None:
    """The least may come of all cohorts together."""
    assert proof(rotated({"Baobá": 3}, circles=3, least=2)) == (
        "Those who go on have met too many of the others for 3 new circles: at least 2 pairs meet again."
    )


def asked(made: Switch, *groups: str) -> Switch:
    """Return a rotation whose first old circle asked for one more cohort; groups are the new circles."""
    circles = tuple(
        Circle(id=f"c{number}", name=f"Circle {number}", members=group.split())
        for number, group in enumerate(groups, 1)
    )
    rotation = made.rotation.model_copy(update={"matching": Matching(circles=circles)})
    return made._replace(rotation=rotation, answers=Answers(one_more=["c1"]))


def test_a_circle_that_goes_on_whole_is_no_new_one() -> None:
    """Three of Ab stay together; the four of Bc are spread over the three other circles."""
    made = asked(rotated({"Ab": 3, "Bc": 4}, circles=3, least=1), "ab0 ab1 ab2", "bc0 bc1", "bc2", "bc3")
    assert proof(made) == (
        "4 people of Bc go on, and there are 3 new circles: at least 1 pair of them meets again."
    )


def test_a_circle_that_is_filled_up_proves_nothing() -> None:
    """Two of Ab stay together with one of Bc; that Ab is together was asked for."""
    made = asked(rotated({"Ab": 2, "Bc": 3}, circles=2, least=1), "ab0 ab1 bc2", "bc0 bc1")
    assert crowds(made) == [[Crowd(1, 3, 1)]]


def test_with_circles_in_twos_the_setting_is_the_proof() -> None:
    """Pigeonholes do not come into it where pairs are wanted."""
    made = rotated({"Baobá": 4}, circles=2, least=2)
    in_twos = made.cohort.model_copy(update={"rotation": RotationPlan(old_circles=OldCircles.IN_TWOS)})
    assert proof(made._replace(rotation=made.rotation.model_copy(update={"cohort": in_twos}))) == (
        "Everybody is to come with somebody of their old circle: that makes at least 2 pairs."
    )


def test_nothing_has_to_be_proven_of_nothing() -> None:
    """Where nobody need meet again there is nothing to say."""
    assert proof(rotated({"Baobá": 3}, circles=3, least=0)) == ""
