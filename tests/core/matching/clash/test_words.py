"""A clash in a coordinator's words."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.matching.clash import find
from circlekit.core.matching.clash.find import Clash
from circlekit.core.matching.clash.rules import Rule
from circlekit.core.matching.clash.words import explained
from circlekit.core.problems import Problem
from tests.core.matching.people import cohort, people


def clash_of_three() -> list[Problem]:
    """Return what is said of thirteen people, seven of whom manage, in circles of 6-8.

    Two circles with three managers each would have to take seven, and the two of them who are apart are not
    the reason.
    """
    given: dict[str, Any] = {
        f"p{number}": {"fields": {"role": ["Manager" if number <= 7 else "other"]}} for number in range(1, 14)
    }
    rules = {"at_most": {"role": 3}, "apart": [["p1", "p2"]]}
    return explained(cohort(people(13, **given), matching=rules))


def test_only_the_rule_at_fault_is_named() -> None:
    """Four with the same role in one circle would do, and so would a third circle."""
    (problem,) = clash_of_three()
    assert problem.path == ("matching", "at_most", "role")
    assert problem.message == (
        "13 people make no circles of 6-8 in which 3 people at most have the same «role»"
    )
    assert problem.hint.split("; ") == [
        "allow 4 instead of 3 with the same «role» (13 people)",
        "use --size 4-8 (13 people)",
        "leave 1 person out with --allow-unplaced",
    ]


def test_every_rule_of_a_clash_has_its_place() -> None:
    """The first says all of them and the ways out, the cheapest first; the others point at their lines."""
    spring = cohort(people(12), matching={"together": [["p1", "p2"], ["p2", "p3"]], "apart": [["p3", "p1"]]})
    first, *others = explained(spring)
    assert first.message == (
        "12 people make no circles of 6-8 in which «P3» and «P1» are apart, «P1» and «P2» are together"
        " and «P2» and «P3» are together"
    )
    assert first.hint.split("; ") == [
        "let «P3» and «P1» share a circle (2 people)",
        "let «P1» and «P2» be in different circles (2 people)",
        "let «P2» and «P3» be in different circles (2 people)",
        "leave 4 people out with --allow-unplaced",  # with the three gone nine are left, who make no circles
    ]
    assert [(one.path, one.message, one.hint) for one in others] == [
        (("matching", "together", 0), "part of the same clash: «P1» and «P2» are together", ""),
        (("matching", "together", 1), "part of the same clash: «P2» and «P3» are together", ""),
    ]


def test_what_is_known_already_is_said_in_its_own_words() -> None:
    """Only the ways out are looked for."""
    spring = cohort(people(12), matching={"apart": [["p1", "p2", "p3"]]})
    (problem,) = explained(spring, [Clash((Rule("apart", 0),), "three are too many")])
    assert problem.message == "three are too many"
    assert problem.hint.startswith("let «P1» and «P2» share a circle (2 people); ")


def test_a_clash_that_is_known_hides_no_other() -> None:
    """Two groups of nine who must be together need two changes, and each is told with its own."""
    nine = [[f"p{number}" for number in range(first, first + 9)] for first in (1, 10)]
    spring = cohort(people(18), matching={"together": nine}, size="6")
    known, found = explained(spring, [Clash((Rule("together", 0),), "nine are too many")])
    assert (known.message, found.path) == ("nine are too many", ("matching", "together", 1))
    assert found.message.startswith("18 people make no circles of 6 in which «P10», «P11»")
    assert known.hint.startswith("let «P1», «P2», ")


def test_where_no_way_out_is_sure_there_is_still_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once all questions are asked, the rule at fault is still told."""
    monkeypatch.setattr(find, "MOST", 0)
    spring = cohort(people(12), matching={"apart": [["p1", "p2", "p3"]]})
    (problem,) = explained(spring, [Clash((Rule("apart", 0),), "three are too many", "let two share")])
    assert (problem.message, problem.hint) == ("three are too many", "let two share")
    assert Clash((Rule("apart", 0),)).otherwise == "drop or loosen one of these rules"


def test_nothing_is_said_where_nothing_clashes() -> None:
    """Silence means that circles exist, or that it could not be proven that they do not."""
    assert explained(cohort(people(12), matching={"apart": [["p1", "p2"]]})) == []
