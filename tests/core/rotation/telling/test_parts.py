"""Circles of the next cohort, looked at again: all together, or some at a time."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Matching, PastCohort
from circlekit.core.rotation.telling import parts
from circlekit.core.rotation.telling.again import meeting_again
from circlekit.core.rotation.telling.parts import seated_parts
from tests.core.rotation.people import cohort, person

PEOPLE = [person(f"p{number:02}", lead="yes") for number in range(24)]
OLD = PastCohort(cohort="Then", circles=(("p00", "p01", "p12"), ("p06", "p18")))


def circle(number: int) -> Circle:
    """Return the circle of six people that begins with p00, p06, p12 or p18."""
    members = tuple(one.id for one in PEOPLE[6 * number : 6 * number + 6])
    return Circle(id=f"c{number}", name=f"Circle {number}", members=members)


@pytest.fixture
def matching() -> Matching:
    """Return four circles; p00 and p01 share one again."""
    return Matching(circles=tuple(circle(number) for number in range(4)))


def test_a_small_cohort_is_looked_at_as_a_whole(matching: Matching) -> None:
    """All circles are there, so that any exchange can be thought of."""
    [formed] = seated_parts(cohort(PEOPLE).model_copy(update={"past": (OLD,)}), matching)
    assert [len(group) for group in formed.groups] == [6, 6, 6, 6]


def test_of_a_large_one_only_circles_with_pairs_met_before(
    matching: Matching, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same pair is found without laying out everybody."""
    monkeypatch.setattr(parts, "LARGE", 20)
    following = cohort(PEOPLE).model_copy(update={"past": (OLD,)})
    [formed] = seated_parts(following, matching)
    assert [person.id for person in formed.facts.cohort.participants] == [f"p{n:02}" for n in range(6)]
    [again] = meeting_again(formed)
    assert (again.first, again.second, again.times) == ("p00", "p01", 1)
