"""What circles are short of."""

from __future__ import annotations

from circlekit.core.matching.api import match
from circlekit.core.matching.shortages import shortages
from circlekit.core.model import Circle, Cohort, Matching
from tests.core.matching.people import TUESDAY, cohort, people
from tests.core.matching.reasons.test_explain import windows


def unled(spring: Cohort, circles: int, led: int) -> list[tuple[str, str]]:
    """Return what is said of so many circles, the first few of them with a lead."""
    found = tuple(
        Circle(
            id=f"c{number}", name=f"Circle {number}", lead="p1" if number <= led else None, members=("p1",)
        )
        for number in range(1, circles + 1)
    )
    return [(problem.message, problem.hint) for problem in shortages(spring, Matching(circles=found))]


def test_enough_of_everything_is_nothing_to_say() -> None:
    """Twelve people, an hour for all of them and a lead for each circle."""
    spring = cohort(people(12))
    assert shortages(spring, match(spring)) == []


def test_so_many_more_people_should_lead() -> None:
    """Three would lead five circles."""
    assert unled(cohort(people(30)), circles=5, led=3) == [
        (
            "nobody in Circle 4 and Circle 5 would lead: 3 people would in all, for 5 circles",
            "ask 2 more people to lead («lead: yes», or «if needed»)",
        )
    ]


def test_leads_who_sit_together_are_no_shortage_of_leads() -> None:
    """Rules may put two of them into one circle; then somebody in the other is asked."""
    assert unled(cohort(people(12)), circles=2, led=1) == [
        (
            "nobody in Circle 2 would lead: 3 people would in all",
            "ask somebody there whether they would («lead: if needed»)",
        )
    ]


def test_many_circles_without_a_lead_are_counted() -> None:
    """Eight names are enough."""
    ((message, _),) = unled(cohort(people(90)), circles=15, led=3)
    assert message.startswith("nobody in Circle 4, Circle 5, ")
    assert "Circle 11 and 4 more would lead" in message


def test_where_no_hour_suits_enough_people_it_is_said_and_circles_are_formed() -> None:
    """Half an hour each is too short for a meeting of an hour."""
    short = {"available": windows("Tue 16:00-16:30")}
    spring = cohort(people(12, **{f"p{number}": short for number in range(1, 13)}))
    found = match(spring)
    (problem,) = shortages(spring, found)
    assert len(found.circles) == 2
    assert (problem.path, problem.severity) == (("participants",), "warning")
    assert problem.message == (
        "no weekly hour suits 6 people, one of them willing to lead, on every date, so nobody is well served"
    )
    assert problem.hint == "ask for more hours of 60 minutes, or make the meetings shorter"


def test_five_at_one_hour_are_too_few() -> None:
    """A sixth makes a quorum."""
    shared, away = {"available": windows(TUESDAY)}, {"available": windows("Fri 09:00-09:30")}
    for together, problems in ((5, 1), (6, 0)):
        hours = {f"p{number}": shared if number <= together else away for number in range(1, 13)}
        spring = cohort(people(12, **hours))
        assert len(shortages(spring, match(spring))) == problems
