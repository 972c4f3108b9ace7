"""How many circles there can be, and how many are tried."""

from __future__ import annotations

import pytest

from circlekit.core.matching.form import form
from circlekit.core.matching.limits.counts import as_asked, led_counts, possible_counts, spread
from circlekit.core.matching.score.board import lay_out
from circlekit.core.problems import NoPlan
from tests.core.matching.people import cohort, people


@pytest.mark.parametrize(
    ("counts", "leads", "expected"),
    [
        (range(5, 7), 9, [5, 6]),
        (range(5, 7), 5, [5]),
        (range(5, 7), 2, [5]),  # too few to lead: as few circles as possible
        (range(1, 2), 0, [1]),
    ],
)
def test_no_more_circles_are_planned_than_have_a_lead(counts: range, leads: int, expected: list[int]) -> None:
    """Where there are too few for any number, the smallest is left."""
    assert list(led_counts(counts, leads)) == expected


def test_a_spread_begins_and_ends_where_its_range_does() -> None:
    """One pick is the first."""
    assert spread(range(3, 10), 3) == [3, 6, 9]
    assert spread(range(3, 10), 1) == [3]


def test_rules_may_need_more_circles_than_sizes_do() -> None:
    """Three people who must all be apart need three of the two or three circles of eighteen."""
    facts = lay_out(cohort(people(18), matching={"apart": [["p1", "p5", "p9"]]}, size="6-9"))[1]
    assert possible_counts(facts) == range(3, 4)
    with pytest.raises(NoPlan, match="the rules need 3 circles at least, but 2 were asked for"):
        as_asked(facts, 2)


@pytest.mark.parametrize("circles", [3, 4])
def test_exactly_so_many_circles_are_formed_as_were_asked_for(circles: int) -> None:
    """Twenty-four people are three circles of eight, or four of six."""
    assert len(form(cohort(people(24)), seed=0, circles=circles).groups) == circles


@pytest.mark.parametrize("circles", [-1, 0, 2, 5])
def test_a_number_of_circles_that_sizes_forbid_is_refused_with_those_they_allow(circles: int) -> None:
    """Two circles of eight hold sixteen people, five of six need thirty."""
    with pytest.raises(NoPlan, match=f"24 people cannot be cut into {circles} circles of 6-8") as refused:
        form(cohort(people(24)), seed=0, circles=circles)
    assert refused.value.problems[0].hint == "ask for 3 to 4, or use another --size"
