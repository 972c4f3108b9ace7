"""Slots that people wrote, and what cannot be right about them."""

from __future__ import annotations

import pytest

from circlekit.core.model import Alternate, Changes
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


def test_the_week_of_a_fifth_day_is_the_last() -> None:
    """29 January 2027 is the fifth Friday of its month; there is no «week: 5» to write."""
    (missing,) = slot_problems(slot("01-29", 4, None), cohort(ANA))
    assert missing.hint == "add «week: last»"


def test_a_first_date_on_a_public_holiday_is_named() -> None:
    """29 March 2027 is Easter Monday and the last Monday of its month."""
    off = cohort(ANA, holidays={"countries": ["DE"]})
    (problem,) = slot_problems(slot("03-29", 0, -1), off)
    assert (problem.severity, problem.message) == (
        "warning",
        "2027-03-29 is Easter Monday (DE), so the first meeting comes later",
    )


def test_a_rhythm_that_becomes_monthly_needs_its_week_from_the_beginning() -> None:
    """The first dates are weekly, so that any Tuesday may begin; a slot that begins later has to fit."""
    later = cohort(ANA, every="week", then={"every": "month", "starts": "2027-04-01"})
    assert [one.message for one in slot_problems(slot("01-12", 1, None), later)] == [
        "week is missing: circles meet on one week of the month"
    ]
    assert list(slot_problems(slot("01-12", 1, 4), later)) == []
    assert [one.message for one in slot_problems(slot("04-13", 1, 4), later)] == [
        "2027-04-13 is not the fourth Tuesday of its month"
    ]


def other(first: str, weekday: int, week: int, start: int = 960) -> dict[str, object]:
    """Return the second of two times in turn."""
    return {
        "first": f"2027-{first}", "weekday": weekday, "week": week, "start": start,
        "timezone": "Europe/Berlin",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("second", "key", "message"),
    [
        (other("02-10", 2, 2), None, None),
        (other("02-10", 1, 2), "first", "2027-02-10 is a Wednesday, not a Tuesday"),
        (other("02-17", 2, 2), "first", "2027-02-17 is not the second Wednesday of its month"),
        (other("07-14", 2, 2), "first", "2027-07-14 is outside the cohort"),
        (
            other("01-12", 1, 2),
            "first",
            "the second of two times in turn begins on 2027-01-12, not after the first (2027-01-12)",
        ),
        (other("03-28", 6, -1, 150), "start", "the clock change of 28 March 2027 skips 02:30 in Berlin"),
    ],
)
def test_the_second_of_two_times_in_turn_is_looked_at_alike(
    second: dict[str, object], key: str | None, message: str | None
) -> None:
    """Its problems stand at its own place."""
    both = slot("01-12", 1, 2).model_copy(update={"alternate": Alternate(**second)})
    found = [(problem.path, problem.message) for problem in slot_problems(both, cohort(ANA))]
    assert found == ([(("slots", "c1", "alternate", key), message)] if key else [])


def test_two_times_in_turn_on_one_day_are_told() -> None:
    """The other Tuesday begins one turn too late, on 26 January, where the first is again."""
    late = Alternate(first="2027-01-26", weekday=1, start=600, timezone="Europe/Berlin")
    both = slot("01-12", 1, None).model_copy(update={"alternate": late})
    [found] = slot_problems(both, cohort(ANA, every="week"))
    assert found.path == ("slots", "c1", "alternate", "first")
    assert found.message == "both of two times in turn would be on 26 January 2027"


def test_an_hour_that_people_moved_away_from_a_clock_change_is_no_trouble() -> None:
    """The meeting of 28 March is held a day later; what it was moved to is looked at with the changes."""
    sunday = slot("01-31", 6, -1, start=75)
    moved = sunday.model_copy(update={"changes": Changes(moved={"2027-03-28": "2027-03-29T01:15:00"})})
    assert list(slot_problems(moved, cohort(ANA))) == []


def test_a_slot_may_stand_at_another_place() -> None:
    """The slot of the leads has a key of its own."""
    (problem,) = slot_problems(slot("01-13", 1, 2), cohort(ANA), place=("leads",))
    assert problem.path == ("leads", "first")
