"""What can be seen to be impossible before any search."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching import foresee
from circlekit.core.matching.form import form
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Cohort
from circlekit.core.problems import NoPlan, Problem
from tests.core.matching.people import cohort, people

FOUR_OUT = "leave 4 people out with --allow-unplaced"
"""Of twelve, one, two or three cannot go without leaving a number that makes no circles."""


def refusal(of: Cohort) -> tuple[str, str]:
    """Return the message and the ways out of the one reason why a cohort is refused without a search."""
    (problem, *others) = refusals(of)
    assert all(other.message.startswith("part of the same clash: ") for other in others)
    return problem.message, problem.hint


def refusals(of: Cohort) -> tuple[Problem, ...]:
    """Return why a cohort is refused without a search."""
    with pytest.raises(NoPlan) as caught:
        foresee.refuse_rules(lay_out(of)[1])
    return caught.value.problems


@pytest.mark.parametrize("count", [0, 1, 5, 9, 10, 11, 17])
def test_head_counts_that_cannot_be_cut_are_refused(count: int) -> None:
    """The ways out are in the hint."""
    with pytest.raises(NoPlan) as caught:
        form(cohort(people(count)), seed=0)
    (problem,) = caught.value.problems
    assert "cannot be cut into circles of 6-8" in problem.message
    assert "can (" in problem.hint


def test_a_cohort_larger_than_any_that_was_tried_is_refused_early() -> None:
    """It says so at once instead of working for an hour."""
    with pytest.raises(NoPlan, match=r"24 people are more than matching was tried with \(20\)"):
        foresee.refuse_head_count(cohort(people(24)), most=20)


def test_people_who_are_all_apart_need_a_circle_each() -> None:
    """Three of twelve people cannot sit in two circles without a pair of them meeting, in whatever rules."""
    rules = {"apart": [["p1", "p2"], ["p2", "p7"], ["p7", "p1"]]}
    message, hint = refusal(cohort(people(12), matching=rules))
    assert message == "«P1», «P2» and «P7» must all be apart, but there can be no more than 2 circles"
    assert hint.split("; ") == [
        "let «P1» and «P2» share a circle (2 people)",
        "let «P2» and «P7» share a circle (2 people)",
        "let «P7» and «P1» share a circle (2 people)",
        "use --size 4-8 (12 people)",
        FOUR_OUT,
    ]
    assert [problem.path for problem in refusals(cohort(people(12), matching=rules))] == [
        ("matching", "apart", 0),
        ("matching", "apart", 1),
        ("matching", "apart", 2),
    ]


def test_everyone_apart_from_everyone_is_refused_with_some_of_the_names() -> None:
    """Eight names are enough to see what is meant."""
    everyone = [f"p{number}" for number in range(1, 13)]
    message, _ = refusal(cohort(people(12), matching={"apart": [everyone]}))
    assert message.startswith("«P1», «P2», «P3», «P4», «P5», «P6», «P7», «P8» and 4 more must all be apart")


def test_too_many_bound_together_for_one_circle() -> None:
    """Chains count: [a, b] and [b, c] are three people."""
    chain = [[f"p{number}", f"p{number + 1}"] for number in range(1, 9)]
    message, hint = refusal(cohort(people(12), matching={"together": chain}))
    assert message.endswith("«P8» and 1 more must be together, but a circle holds 8")
    assert "«P1» and «P2»" not in hint  # eight and four cannot be cut: the others are too few for a circle
    assert hint.startswith("let «P3» and «P4» be in different circles (2 people); ")


def test_people_bound_together_whom_another_rule_parts() -> None:
    """Together, and two levels from each other while one is allowed."""
    given: dict[str, Any] = {"p1": {"fields": {"level": ["1"]}}, "p2": {"fields": {"level": ["3"]}}}
    rules = {"together": [["p1", "p2"]], "within": {"level": 1}}
    message, hint = refusal(cohort(people(12, **given), matching=rules))
    rules_told = "«P1» and «P2» are together and «level» differs by 1 at most"
    assert message == f"12 people make no circles of 6-8 in which {rules_told}"
    assert hint.split("; ") == [
        "let «P1» and «P2» be in different circles (2 people)",
        "let «level» differ by 2 instead of 1 (2 people)",
        FOUR_OUT,
    ]


def test_somebody_silent_about_what_all_must_share() -> None:
    """Nobody is put silently where they may not understand a word."""
    french = {f"p{number}": {"languages": ["fr"]} for number in range(1, 12)}
    message, hint = refusal(cohort(people(12, **french), matching={"share": ["languages"]}))
    assert message == "all members must share one of their «languages», but «P12» gave none"
    assert hint == f"ask «P12» for a «languages» that others have (1 person); {FOUR_OUT}"


def test_somebody_who_shares_nothing_with_enough_others() -> None:
    """Two Spanish speakers are no circle of six."""
    tongues = {f"p{number}": {"languages": ["es" if number < 3 else "fr"]} for number in range(1, 13)}
    message, hint = refusal(cohort(people(12, **tongues), matching={"share": ["languages"]}))
    assert message == "«P1» and «P2» cannot share «languages» with 5 others"
    assert hint == f"ask «P1» and «P2» for a «languages» that others have (2 people); {FOUR_OUT}"


def test_a_field_to_share_that_nobody_has_is_no_rule() -> None:
    """The warning about it is the check's; circles are formed all the same."""
    assert len(form(cohort(people(12), matching={"share": ["region"]}), seed=0).groups) == 2


def test_more_with_one_value_than_all_circles_may_take() -> None:
    """Five of one organisation in two circles of two each are one too many."""
    north = {f"p{number}": {"fields": {"organisation": ["North"]}} for number in range(1, 6)}
    message, hint = refusal(cohort(people(12, **north), matching={"at_most": {"organisation": 2}}))
    assert message == "5 people have the same «organisation», but 2 circles can take no more than 2 each"
    assert hint.split("; ") == [
        "allow 3 instead of 2 with the same «organisation» (5 people)",
        "use --size 4-8 (12 people)",
        FOUR_OUT,
    ]


def test_the_rules_decide_how_many_circles_there_must_be() -> None:
    """Four who are all apart, or four managers one to a circle, need four circles."""
    apart = cohort(people(24), matching={"apart": [["p1", "p2", "p3", "p4"]]})
    assert foresee.circles_needed(lay_out(apart)[1]) == 4
    assert len(form(apart, seed=0).groups) == 4
    crowd = {f"p{number}": {"fields": {"team": ["a"]}} for number in range(1, 8)}
    assert (
        foresee.circles_needed(lay_out(cohort(people(24, **crowd), matching={"at_most": {"team": 2}}))[1])
        == 4
    )


def test_rules_that_only_solving_shows_to_clash_are_named() -> None:
    """Five juniors fill no circle of six, and may not sit with the nine seniors."""
    levels = {f"p{number}": {"fields": {"level": ["1" if number <= 5 else "9"]}} for number in range(1, 15)}
    spring = cohort(people(14, **levels), matching={"within": {"level": 1}}, size=Size(6, 8))
    with pytest.raises(NoPlan, match="make no circles of 6-8 in which «level» differs by 1 at most"):
        form(spring, seed=0)
