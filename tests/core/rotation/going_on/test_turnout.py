"""Who answered what, in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.going_on.turnout import turnout
from circlekit.core.sections import RotationPlan
from tests.core.rotation.people import cohort, person

STARTS = date(2027, 7, 12)
PEOPLE = [person(handle) for handle in ("ana", "ben", "cem")]


@pytest.mark.parametrize(
    ("silent", "ending"),
    [("stay", "so stay"), ("leave", "so leave"), ("defer", "so wait for the round after")],
)
def test_what_became_of_the_silent_is_said(silent: str, ending: str) -> None:
    """As the setting has it."""
    ended = cohort(PEOPLE, rotation=RotationPlan(silent=silent))
    assert turnout(ended, Answers(leave=["ana"]), STARTS) == f"1 leave; 2 people said nothing and {ending}."


def test_all_kinds_of_answers_are_counted() -> None:
    """In the order of staying, leaving, waiting and joining."""
    answers = Answers(
        stay=["ana"], defer=["ben"], pause={"cem": date(2027, 9, 1)}, join=[person("zoe"), person("yan")]
    )
    assert turnout(cohort(PEOPLE), answers, STARTS) == "1 stay, 1 defer, 1 pause and 2 join."


def test_without_an_answer_nothing_is_counted() -> None:
    """Then it was said already what that means."""
    assert turnout(cohort(PEOPLE), Answers(), STARTS) == ""


def test_those_who_waited_are_told_of() -> None:
    """Who said nothing comes back on their day, or waits on; who answered is counted with the others."""
    waiting = [
        person("max", pause_until="2027-07-01"), person("nia", pause_until="2027-12-01"),
        person("oda", pause_until="2027-12-01"), person("pia", pause_until="2027-12-01"),
    ]  # fmt: skip
    ended = cohort(PEOPLE, waiting=waiting)
    assert turnout(ended, Answers(stay=["pia"]), STARTS) == (
        "1 stay; 3 people said nothing and so stay. 1 person comes back after a pause. "
        "2 people wait on, until the day they named."
    )
