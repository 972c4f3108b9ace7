"""Rules that contradict each other on paper."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.checks import clashes
from circlekit.core.fields import Size
from tests.core.checks.drafts import found, person, places

TWELVE = tuple(f"p{number}" for number in range(1, 13))


def test_chains_of_together_must_fit_into_one_circle() -> None:
    """[p1, p2], [p2, p3] and so on are nine people, whom no circle of eight holds."""
    chain = [[f"p{number}", f"p{number + 1}"] for number in range(1, 9)]
    rules = {"together": [["p11", "p12"], *chain]}
    (problem,) = found(clashes.together_fits, *TWELVE, matching=rules)
    assert problem.path == ("matching", "together", 1)
    assert problem.message.endswith("«p8» and 1 more must be together: 9 people, but a circle holds 8")
    assert found(clashes.together_fits, *TWELVE, matching=rules, size=Size(6, 9)) == []


def test_a_list_of_people_apart_needs_a_circle_for_each() -> None:
    """Twelve people are two circles of 6-8, or four of 3-4."""
    rules = {"apart": [["p1", "p2"], ["p1", "p2", "p3"]]}
    (problem,) = found(clashes.apart_has_room, *TWELVE, matching=rules)
    assert (problem.path, problem.severity) == (("matching", "apart", 1), "error")
    assert problem.message == (
        "«p1», «p2» and «p3» must all be apart, but 12 people make no more than 2 circles of 6-8"
    )
    assert found(clashes.apart_has_room, *TWELVE, matching=rules, size=Size(3, 4)) == []


def test_people_whose_entry_is_wrong_count_as_people() -> None:
    """Eighteen handles are three circles, also when only twelve could be read."""
    rules = {"apart": [["p1", "p2", "p3"]]}
    handles = tuple(f"p{number}" for number in range(1, 19))
    assert found(clashes.apart_has_room, *TWELVE, handles=handles, matching=rules) == []


@pytest.mark.parametrize("count", [9, 17])
def test_a_head_count_that_cannot_be_cut_is_another_matter(count: int) -> None:
    """How many circles there would be is open as long as somebody joins or waits."""
    people = [f"p{number}" for number in range(1, count + 1)]
    assert found(clashes.apart_has_room, *people, matching={"apart": [["p1", "p2", "p3"]]}) == []


@pytest.mark.parametrize(
    ("rules", "rule", "message"),
    [
        (
            {"separate": ["boss"]},
            ("matching", "separate"),
            "«p2» and «p3» must be together, but one is the other's «boss»",
        ),
        (
            {"within": {"level": 1}},
            ("matching", "within", "level"),
            "«p1» and «p3» must be together, but their «level» differs by more than 1",
        ),
        (
            {"at_most": {"team": 1}},
            ("matching", "at_most", "team"),
            "«p1» and «p2» must be together, but at most 1 person may have the same «team»",
        ),
        (
            {"share": ["tongue"]},
            ("matching", "share", "tongue"),
            "«p1» and «p3» must be together, but they share no «tongue»",
        ),
    ],
)
def test_people_who_must_be_together_keep_the_other_rules(
    rules: dict[str, Any], rule: tuple[str, ...], message: str
) -> None:
    """Both rules have their place, and those who break one by way of the other are named."""
    people = [
        person("p1", level="1", team="North", tongue="en fr"),
        person("p2", level="2", team="north", tongue="fr es", boss="P3"),
        person("p3", level="3", team="South", tongue="es"),
    ]
    chain = {"together": [["p1", "p2"], ["p2", "p3"]]}
    problems = found(clashes.together_keeps_rules, *people, matching=chain | rules)
    assert [problem.message for problem in problems] == [message]
    assert places(problems) == [(("matching", "together", 0), rule)]


@pytest.mark.parametrize(
    "rules",
    [
        {"separate": ["boss"]},
        {"within": {"level": 2}},
        {"at_most": {"team": 2}},
        {"share": ["tongue"]},
    ],
)
def test_people_who_may_be_together_are_left_alone(rules: dict[str, Any]) -> None:
    """A manager elsewhere, oneself as one's manager, no answer, and what is just allowed break nothing."""
    people = [
        person("p1", level="1", team="North", tongue="en fr", boss="p1"),
        person("p2", level="3", team="North", tongue="fr", boss="p4"),
        person("p3", level="senior"),
        person("p4", boss="p9"),
    ]
    together = {"together": [["p1", "p2", "p3"]]}
    assert found(clashes.together_keeps_rules, *people, matching=together | rules) == []


def test_three_who_share_nothing_as_three_are_all_named() -> None:
    """Each two of them have a language in common, and still no circle has one for all."""
    people = [person("a", tongue="en fr"), person("b", tongue="fr es"), person("c", tongue="es en")]
    rules = {"together": [["a", "b", "c"]], "share": ["tongue"]}
    (problem,) = found(clashes.together_keeps_rules, *people, matching=rules)
    assert problem.message.startswith("«a», «b» and «c» must be together")


def test_what_all_must_share_cannot_be_limited_to_a_few() -> None:
    """A circle of six with one language in common has six people with the same language."""
    rules = {"share": ["tongue"], "at_most": {"tongue": 5, "team": 2}}
    problems = found(clashes.shared_by_enough, *TWELVE, matching=rules)
    assert places(problems) == [(("matching", "at_most", "tongue"), ("matching", "share", "tongue"))]
    rules["at_most"] = {"tongue": 6}
    assert found(clashes.shared_by_enough, *TWELVE, matching=rules) == []
