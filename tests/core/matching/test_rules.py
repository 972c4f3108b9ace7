"""Rules looked at again in finished circles, and circles that people edited."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.matching.rules import broken_rules, not_found, not_kept
from circlekit.core.model import Circle
from tests.core.matching.people import cohort, people


def fields(**values: str) -> dict[str, Any]:
    """Return people with a field ``level``, by handle; several values are parted by a blank."""
    return {handle: {"fields": {"level": value.split()}} for handle, value in values.items()}


@pytest.mark.parametrize(
    ("matching", "given", "rule"),
    [
        ({"apart": [["p1", "p9"], ["p2", "p3"]]}, {}, "«P2» and «P3» are apart"),
        ({"together": [["p1", "p9"]]}, {}, "«P1» and «P9» are together"),
        (
            {"share": ["level"]},
            fields(p1="a b", p2="b", p3="a b", p4="a", p5="a", p6="a"),
            "all members share",
        ),
        ({"within": {"level": 1}}, fields(p1="1", p2="3", p3="none"), "«level» differs by 1 at most"),
        ({"separate": ["level"]}, fields(p1="p2"), "nobody sits with their own «level»"),
        ({"at_most": {"level": 1}}, fields(p1="A", p2="a"), "1 person at most have the same «level»"),
    ],
)
def test_a_broken_rule_is_named(matching: dict[str, Any], given: dict[str, Any], rule: str) -> None:
    """The sentence says which rule, and there is a way out."""
    spring = cohort(people(12, **given), matching=matching)
    (broken,) = broken_rules(spring, spring.participants[:6])
    assert broken.rule.startswith(rule)
    assert broken.way_out


@pytest.mark.parametrize(
    ("matching", "given"),
    [
        ({"share": ["level"]}, {}),  # a field that nobody has is no rule
        ({"within": {"level": 1}}, fields(p1="1", p2="2", p3="none", p4="")),
        ({"separate": ["level"]}, fields(p1="p1", p2="p12 nobody")),
        ({"at_most": {"level": 2}}, fields(p1="A", p2="a", p3="b")),
        ({"together": [["p1", "p6"]], "apart": [["p1", "p7"]]}, {}),
    ],
)
def test_a_kept_rule_is_not_mentioned(matching: dict[str, Any], given: dict[str, Any]) -> None:
    """Silence, oneself as one's manager, and people elsewhere break no rule."""
    spring = cohort(people(12, **given), matching=matching)
    assert list(broken_rules(spring, spring.participants[:6])) == []


def test_a_rule_broken_in_two_circles_is_named_once() -> None:
    """The coordinator changes it once, too."""
    spring = cohort(people(12, **fields(p1="1", p2="5", p7="1", p8="5")), matching={"within": {"level": 3}})
    (problem,) = not_found(spring, [range(6), range(6, 12)])
    assert problem.message == "no circles were found in which «level» differs by 3 at most"
    assert (problem.path, problem.hint) == (("matching", "within", "level"), "allow 4")


def test_an_edit_that_breaks_a_rule_is_a_warning_with_its_circle() -> None:
    """Circles edited by hand may break rules; their author should know."""
    spring = cohort(people(12), matching={"apart": [["p1", "p2"]]})
    handles = [person.id for person in spring.participants]
    circles = [Circle(id="c1", name="1", members=handles[:5]), Circle(id="c2", name="2", members=handles[5:])]
    small, apart = not_kept(spring, circles)
    assert (small.path, small.severity, small.on_key) == (("circles", "c1"), "warning", True)
    assert apart.message == "c1 does not keep the rule that «P1» and «P2» are apart"
