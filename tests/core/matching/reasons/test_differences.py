"""What an exchange changes, in words."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.matching.reasons.differences import differences
from circlekit.core.matching.reasons.figures import Figures
from circlekit.core.sections import Rules

RULES = Rules.model_validate({"mix": ["region"], "align": ["level"], "not_alone": ["sex", "age"]})
PLAIN = Figures(
    members=12, can_come=10, served=10, stretched=2, unled=1, pairs=30, met=2, knows=2, needs=5,
    alike={"region": 4, "level": 4}, alone=2, avoided=2, preferred=2,
)  # fmt: skip


def told(**after: Any) -> list[tuple[bool, str]]:
    """Return what is said when some figures change, private wishes too."""
    return [
        (change.better, change.says)
        for change in differences(PLAIN, PLAIN._replace(**after), RULES, private=True)
    ]


@pytest.mark.parametrize(
    ("after", "better", "says"),
    [
        ({"unled": 0}, True, "1 fewer circle that nobody would lead"),
        ({"unled": 3}, False, "2 more circles that nobody would lead"),
        ({"served": 11, "can_come": 11}, True, "1 more person who can come every time"),
        ({"served": 4, "can_come": 9}, False, "6 fewer people who can come every time"),
        ({"can_come": 11}, True, "1 more person at the best hours"),
        ({"stretched": 1}, True, "1 fewer person who can come only if needed"),
        ({"stretched": 4}, False, "2 more people who can come only if needed"),
        ({"met": 1}, True, "1 fewer pair that met before"),
        ({"met": 4}, False, "2 more pairs that met before"),
        ({"knows": 1}, True, "1 fewer pair that knows each other"),
        ({"knows": 4}, False, "2 more pairs that know each other"),
        ({"needs": 6}, True, "1 more need met"),
        ({"needs": 3}, False, "2 fewer needs met"),
        ({"alike": {"region": 5, "level": 4}}, False, "1 more pair with the same region"),
        ({"alike": {"region": 2, "level": 4}}, True, "2 fewer pairs with the same region"),
        ({"alike": {"region": 4, "level": 6}}, True, "2 more pairs with the same level"),
        ({"alone": 1}, True, "1 fewer person who is the only one of their sex or age"),
        ({"alone": 4}, False, "2 more people who are the only one of their sex or age"),
        ({"avoided": 1}, True, "1 fewer pair you would rather avoid"),
        ({"avoided": 4}, False, "2 more pairs you would rather avoid"),
        ({"preferred": 3}, True, "1 more pair you would like"),
        ({"preferred": 0}, False, "2 fewer pairs you would like"),
    ],
)
def test_each_term_has_its_words_and_its_direction(after: dict[str, Any], better: bool, says: str) -> None:
    """One is said as one."""
    assert told(**after) == [(better, says)]


def test_nothing_is_said_where_nothing_changes() -> None:
    """Not even of sizes."""
    assert told(members=13, pairs=36) == []


def test_private_wishes_are_said_only_when_asked_for() -> None:
    """Everybody else reads of the others alone."""
    after = PLAIN._replace(needs=6, alone=0, avoided=0, preferred=0)
    assert [change.says for change in differences(PLAIN, after, RULES)] == ["1 more need met"]


def test_terms_stand_in_the_order_of_their_worth() -> None:
    """Leads, hours, strangers, needs."""
    words = [says.split(" ", 2)[2] for _, says in told(needs=6, met=1, served=11, unled=0)]
    assert words == [
        "circle that nobody would lead",
        "person who can come every time",
        "pair that met before",
        "need met",
    ]
