"""Slots that people wrote, and what cannot be right about them."""

from __future__ import annotations

import pytest

from circlekit.core.scheduling.doubts import slot_problems

from .builders import cohort, person
from .test_meetings import slot

ANA = person("ana", "Europe/London")


@pytest.mark.parametrize(
    ("first", "weekday", "week", "key", "message"),
    [
        ("01-13", 1, 2, "first", "2027-01-13 is a Wednesday, not a Tuesday"),
        ("01-19", 1, 2, "first", "2027-01-19 is not the second Tuesday of its month"),
        ("01-26", 1, 3, "first", "2027-01-26 is not the third Tuesday of its month"),
        ("03-30", 1, 4, "first", "2027-03-30 is not the fourth Tuesday of its month"),
        ("01-05", 1, 1, "first", "2027-01-05 is outside the cohort"),
        ("07-13", 1, 2, "first", "2027-07-13 is outside the cohort"),
    ],
)
def test_a_first_date_must_be_what_the_slot_claims(
    first: str, weekday: int, week: int, key: str, message: str
) -> None:
    """Each is one mistake, with its place and sentence."""
    (problem,) = slot_problems(slot(first, weekday, week), cohort(ANA))
    assert (problem.path, problem.message) == (("slots", "c1", key), message)


@pytest.mark.parametrize(("first", "week"), [("01-12", 2), ("01-26", 4), ("01-26", -1), ("03-30", -1)])
def test_the_fourth_may_be_the_last_and_the_last_the_fifth(first: str, week: int) -> None:
    """26 January 2027 is the fourth and last Tuesday of its month, 30 March the fifth."""
    assert list(slot_problems(slot(first, 1, week), cohort(ANA))) == []


def test_the_week_is_needed_in_monthly_rhythms_and_refused_in_others() -> None:
    """It says which one of the month, or means nothing."""
    (missing,) = slot_problems(slot("01-12", 1, None), cohort(ANA))
    assert (missing.message, missing.hint) == (
        "week is missing: circles meet on one week of the month",
        "add «week: 2»",
    )
    (extra,) = slot_problems(slot("01-12", 1, 2), cohort(ANA, every="2 weeks"))
    assert extra.message == "week has no meaning where circles meet every 2 weeks"


def test_an_hour_that_a_clock_change_skips_is_refused_with_its_date() -> None:
    """28 March 2027 is the fourth and last Sunday of its month."""
    (problem,) = slot_problems(slot("01-31", 6, -1, start=75), cohort(ANA))
    assert problem.message == "the clock change of 28 March 2027 skips 01:15 in London"


def test_a_first_date_on_a_holiday_is_worth_a_word() -> None:
    """The meetings begin a month later then, which the file does not show."""
    (problem,) = slot_problems(slot("01-12", 1, 2), cohort(ANA, holidays={"dates": ["2027-01-12"]}))
    assert problem.severity == "warning"
    assert "holiday" in problem.message
