"""Explanations of people and circles: reasons, the best other seat, and what stays private."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.matching.circles import circle_of, matching_of
from circlekit.core.matching.reasons.explaining import Explanation, Seat, explain_circle, explain_person
from circlekit.core.matching.score.board import DEFAULT_WEIGHTS
from circlekit.core.matching.score.terms import COMPLETE, NEARER, SERVED
from circlekit.core.model import Circle, Cohort, Matching, PastCohort, Unplaced
from circlekit.core.windows import parse_windows
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, formed, people


def matched(of: Cohort, *groups: range) -> Matching:
    """Return the circles of a cohort, given as rows."""
    laid = formed(of, *groups)
    return matching_of(laid, tuple(circle_of(laid, n, group) for n, group in enumerate(laid.groups, 1)))


def hours(text: str) -> dict[str, Any]:
    """Return when a participant can come."""
    return {"available": parse_windows(text)}


def crossed(**more: Any) -> Cohort:
    """Return Tuesday's six and Friday's six; p6 and p12 can come only when the other circle meets."""
    friday: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in (6, *range(7, 12))}
    friday["p7"] |= {"lead": "yes"}
    friday["p6"] |= {"needs": ["hiring"]}
    friday["p1"] = {"offers": ["hiring"]}
    return cohort(people(12, **friday), **more)


HALVES = (range(6), range(6, 12))


def test_a_person_hears_why_they_sit_here_and_where_else_they_could() -> None:
    """P6 is helped by p1, and cannot come; in p12's seat all would, but nobody there offers hiring."""
    spring = crossed()
    assert explain_person(spring, matched(spring, *HALVES), "p6") == Explanation(
        person="p6",
        circle="c1",
        because=(
            "They cannot come to the weekly hour that suits 5 of the others.",
            "They look for hiring, which P1 can offer.",
        ),
        alternative=Seat(
            person="p6",
            circle="c2",
            other="p12",
            comes=True,
            costs=("1 fewer need met",),
            brings=("12 more people who can come every time",),
            gain=12 * SERVED + 2 * NEARER + 2 * COMPLETE - DEFAULT_WEIGHTS["complement"],
        ),
    )


def test_a_circle_is_explained_by_its_reasons_and_its_easiest_change() -> None:
    """The reasons are those of circles.yaml; the change is p6's."""
    spring = crossed()
    matching = matched(spring, *HALVES)
    found = explain_circle(spring, matching, 0)
    assert (found.person, found.circle, found.because) == (None, "c1", matching.circles[0].because)
    assert found.alternative == explain_person(spring, matching, "p6").alternative


def test_circles_are_explained_as_they_stand_in_the_file() -> None:
    """Whatever reasons it holds: p6 and p12 have changed places by hand, and all can come."""
    spring = crossed()
    first = Circle(id="owls", name="Owls", members=("p1", "p2", "p3", "p4", "p5", "p12"), because=("Old.",))
    second = Circle(id="larks", name="Larks", members=("p6", "p7", "p8", "p9", "p10", "p11"))
    found = explain_circle(spring, Matching(circles=(first, second)), 0)
    assert found.because == ("All 6 can come to one weekly hour on every date.",)
    assert found.circle == "owls"


def test_everything_that_is_said_of_a_seat() -> None:
    """Leading, strangers and acquaintances, needs and offers, differences and likenesses."""
    region = {"p1": "North", "p2": "North", "p3": "North"}
    given: dict[str, dict[str, Any]] = {
        f"p{number}": {"fields": {"region": [region.get(f"p{number}", "South")], "level": ["1"]}}
        for number in range(1, 7)
    }
    given["p1"] |= {"lead": "if needed", "offers": ["hiring"], "knows": ["p5"]}
    given["p2"] |= {"needs": ["hiring"], "lead": "no"}
    given["p3"] |= {"lead": "no"}
    old = PastCohort(cohort="old", circles=(("p1", "p4"),))
    spring = cohort(people(6, **given), past=[old], matching={"mix": ["region"], "align": ["level"]})
    assert explain_person(spring, matched(spring, range(6)), "p1").because == (
        "They and 5 others can come to one weekly hour on every date.",
        "They would lead if needed, and nobody else here would.",
        "They have been in a circle with P4 before.",
        "They and P5 already know each other.",
        "They offer hiring, which P2 looks for.",
        "3 of the 5 others differ from them in region.",
        "All 5 others share their level.",
    )
    assert "They have been in a circle with nobody here before." in (
        explain_person(spring, matched(spring, range(6)), "p2").because
    )


def test_who_comes_only_if_needed_is_told_so() -> None:
    """P6 would rather meet on Friday, but can come on Tuesday with the others."""
    windows = {"available": parse_windows(FRIDAY), "if_needed": parse_windows(TUESDAY)}
    spring = cohort(people(6, p6=windows))
    matching = matched(spring, range(6))
    assert explain_person(spring, matching, "p6").because[:2] == (
        "They and 5 others can come to one weekly hour on every date.",
        "They can come to it only if needed.",
    )
    assert len(explain_person(spring, matching, "p5").because) == 1
    assert matching.standings[0].says == ("1 only if needed",)


def test_somebody_without_a_circle_hears_the_reason_and_of_a_free_seat() -> None:
    """Thirteen people, one of them waiting."""
    spring = cohort(people(13))
    matching = matched(spring, *HALVES)
    waiting = matching.model_copy(update={"unplaced": (Unplaced(id="p13", reason="There was no room."),)})
    found = explain_person(spring, waiting, "p13")
    assert (found.circle, found.because) == (None, ("There was no room.",))
    assert found.alternative is not None
    assert (found.alternative.other, found.alternative.brings) == (
        None,
        ("1 more person who can come every time",),
    )


PRIVATE: dict[str, Any] = {
    "avoid": [["p1", "p2"], ["p6", "p7"]],
    "prefer": [["p6", "p8"], ["p6", "p1"]],
    "not_alone": ["sex"],
}


@pytest.mark.parametrize("handle", ["p1", "p2", "p6", "p7"])
def test_private_wishes_do_not_show_even_by_their_effect(handle: str) -> None:
    """With and without them, what everybody may read is the same, word for word."""
    open_one, told = crossed(), crossed(matching=PRIVATE)
    matching = matched(open_one, *HALVES)
    assert explain_person(told, matching, handle) == explain_person(open_one, matching, handle)
    assert explain_circle(told, matching, 0) == explain_circle(open_one, matching, 0)


def test_nothing_private_is_named_when_rules_leave_no_other_seat() -> None:
    """P1 is apart from one in each seat's circle: that there is no other seat is all that is said."""
    apart = {"apart": [["p1", f"p{number}"] for number in range(7, 13)]}
    spring = cohort(people(12), matching=apart)
    found = explain_person(spring, matched(spring, *HALVES), "p1")
    assert (found.alternative, found.private) == (None, ())
    assert not any(f"P{number}" in sentence for sentence in found.because for number in range(7, 13))


def test_the_coordinator_sees_what_an_exchange_does_to_private_wishes() -> None:
    """Beside p7, whom p6 should not meet, and p8, whom they should: one pair more of each."""
    spring = crossed(matching=PRIVATE)
    found = explain_person(spring, matched(spring, *HALVES), "p6", private=True)
    assert found.alternative is not None
    assert found.alternative.other == "p12"
    assert found.alternative.costs == ("1 fewer need met", "1 more pair you would rather avoid")
    assert found.alternative.brings == ("12 more people who can come every time",)


def test_the_coordinator_reads_every_private_rule_about_somebody() -> None:
    """Each with whom it names, and whether it holds now."""
    fields = {"p1": {"fields": {"boss": ["p9"], "sex": ["x"]}}, "p3": {"fields": {"boss": ["p1"]}}}
    rules = {
        "apart": [["p1", "p7"], ["p8", "p9"]],
        "separate": ["boss"],
        "together": [["p1", "p2", "gone"]],
        "avoid": [["p1", "p4"]],
        "prefer": [["p1", "p8"], ["p1", "p2", "p8"]],
        "not_alone": ["sex"],
    }
    spring = cohort(people(12, **fields), matching=rules)
    found = explain_person(spring, matched(spring, *HALVES), "p1", private=True)
    assert found.private == (
        "P1 and P7 are kept apart (apart).",
        "P1 is kept apart from P9, their boss (separate).",
        "P3 is kept apart from P1, their boss (separate).",
        "P1 and P2 stay together (together).",
        "You would rather not have P1 and P4 in one circle, and they are (avoid).",
        "You would like P1 and P8 in one circle, and no two of them are (prefer).",
        "You would like P1, P2 and P8 in one circle, and some of them are (prefer).",
        "P1 is the only one of their sex there (not_alone).",
    )


def test_many_who_are_kept_from_one_manager_are_counted() -> None:
    """Four report to p1: one sentence says it all; of three each has a name."""
    reporting = {f"p{number}": {"fields": {"boss": ["p1"]}} for number in (3, 4, 5, 9)}
    spring = cohort(people(12, **reporting), matching={"separate": ["boss"]})
    found = explain_person(spring, matched(spring, *HALVES), "p1", private=True)
    assert found.private == ("4 people are kept apart from P1, their boss (separate).",)


def test_of_a_circle_each_private_rule_is_said_once() -> None:
    """P1 and p2 are both of it, and so is the one sentence about them."""
    spring = cohort(people(12), matching={"avoid": [["p1", "p2"]]})
    found = explain_circle(spring, matched(spring, *HALVES), 0, private=True)
    assert found.private == ("You would rather not have P1 and P2 in one circle, and they are (avoid).",)


def test_of_very_many_circles_the_nearest_are_compared() -> None:
    """The last of 130 circles is explained beside the hundred that end with it."""
    everybody = cohort(people(130 * 6))
    circles = tuple(
        Circle(id=f"c{n}", name=f"Circle {n}", members=tuple(f"p{6 * n + k}" for k in range(1, 7)))
        for n in range(130)
    )
    found = explain_circle(everybody, Matching(circles=circles), 129)
    assert found.alternative is not None
    assert int(found.alternative.circle[1:]) >= 30
