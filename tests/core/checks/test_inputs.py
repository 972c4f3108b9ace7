"""Meetings with new ideas that cannot be."""

from __future__ import annotations

import pytest

from circlekit.core.checks import find_problems
from circlekit.core.checks.draft import Draft
from circlekit.core.model import Cohort, Participant
from circlekit.core.sections import MeetingPlan


def found(inputs: dict[int, str]) -> list[tuple[str, str, str]]:
    """Return severity, sentence and hint of what is wrong in half a year of monthly meetings."""
    ana = Participant(id="ana", name="Ana", timezone="Europe/London")
    plan = MeetingPlan(inputs=inputs, video="https://example.org/x")
    cohort = Cohort(
        cohort="T", id="t", starts="2027-01-11", ends="2027-07-09", meeting=plan, participants=(ana,)
    )
    problems = find_problems(Draft(cohort, frozenset({"ana"})))
    return [
        (one.severity, one.message, one.hint) for one in problems if one.path[:2] == ("meeting", "inputs")
    ]


def test_a_meeting_in_the_middle_has_room_for_new_ideas() -> None:
    """The third is one."""
    assert found({3: "How to say no"}) == []


@pytest.mark.parametrize(("number", "called"), [(1, "first"), (7, "last")])
def test_the_first_and_the_last_have_no_room(number: int, called: str) -> None:
    """They begin and look back; the number is probably a slip."""
    assert found({number: ""}) == [
        (
            "warning",
            f"meeting {number} is the {called} one, which has no room for new ideas",
            "write a number from 2 to 6",
        )
    ]


def test_a_meeting_that_cannot_be_is_a_problem() -> None:
    """From 11 January to 9 July there are seven second Thursdays at most."""
    ((severity, message, _),) = found({8: ""})
    assert (severity, message) == ("error", "there is no meeting 8: a circle has 7 meetings at most")
