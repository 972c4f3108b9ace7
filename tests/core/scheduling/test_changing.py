"""Changes to a circle's meetings: which meeting is meant, and what is left when they are put in order."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from circlekit.core.model import Changes, Cohort, Participant, Slot
from circlekit.core.scheduling.changing import (
    cancel,
    day_meant,
    move,
    say_changes,
    settled,
    skip,
    with_changes,
)
from circlekit.core.scheduling.meetings import meetings

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
    holidays={"dates": ["2027-04-13"], "instead": "next week"},
    participants=[Participant(id="ana", name="Ana", timezone="Europe/London")],
)  # fmt: skip
"""Second Tuesdays: 12 January, 9 February, 9 March, 13 April (moved to the 20th), 11 May and 8 June."""

SLOT = Slot(
    circle="c2", first="2027-01-12", weekday=1, week=2, start=960, minutes=60, timezone="Europe/London"
)
MARCH, APRIL, MAY = date(2027, 3, 9), date(2027, 4, 13), date(2027, 5, 11)
LATER = datetime(2027, 3, 16, 17)


def changed(**changes: object) -> Slot:
    return with_changes(SLOT, Changes.model_validate(changes))


def starts(slot: Slot) -> list[str]:
    return [f"{meeting.start:%m-%d %H:%M}" for meeting in meetings(slot, COHORT)]


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (date(2027, 3, 9), MARCH),
        (date(2027, 3, 16), MARCH),
        (date(2027, 4, 20), APRIL),
        (date(2027, 4, 13), APRIL),
        (date(2027, 3, 10), None),
    ],
)
def test_a_meeting_is_known_by_its_own_date_and_by_the_one_people_see(day: date, meant: date | None) -> None:
    """The meeting of March was moved by hand, that of April by a holiday."""
    assert day_meant(day, changed(moved={MARCH: LATER}), COHORT) == meant


def test_changes_are_put_in_order_under_the_dates_of_the_rhythm() -> None:
    """The place is given under the date that the meeting was moved to."""
    slot = changed(
        moved={MAY: datetime(2027, 5, 12, 9), MARCH: LATER},
        skipped=[date(2027, 6, 8), date(2027, 4, 20)],
        places={date(2027, 3, 16): "Friends House"},
    )
    found = settled(slot, COHORT).changes
    assert list(found.moved) == [MARCH, MAY]
    assert found.skipped == (APRIL, date(2027, 6, 8))
    assert found.places == {MARCH: "Friends House"}


def test_a_move_to_the_usual_time_is_no_change() -> None:
    """Neither is one that says what a holiday does anyhow."""
    slot = changed(moved={MARCH: datetime(2027, 3, 9, 16), APRIL: datetime(2027, 4, 20, 16)})
    assert settled(slot, COHORT) == SLOT


def test_a_meeting_can_be_held_on_a_holiday_by_hand() -> None:
    """A move to its own date says more than the holiday."""
    slot = settled(changed(moved={APRIL: datetime(2027, 4, 13, 16)}), COHORT)
    assert starts(slot)[3] == "04-13 16:00"


def test_moving_again_replaces_the_move() -> None:
    """By the date it is on now as well as by its own."""
    first = settled(move(SLOT, MARCH, LATER, COHORT), COHORT)
    again = settled(move(first, LATER.date(), datetime(2027, 3, 17, 18), COHORT), COHORT)
    assert again.changes.moved == {MARCH: datetime(2027, 3, 17, 18)}


def test_moving_back_undoes_a_move_and_a_skip() -> None:
    """What is left is the slot as it was."""
    usual = datetime(2027, 3, 9, 16)
    moved = settled(move(SLOT, MARCH, LATER, COHORT), COHORT)
    skipped = settled(skip(SLOT, MARCH, COHORT), COHORT)
    assert settled(move(moved, LATER.date(), usual, COHORT), COHORT) == SLOT
    assert settled(move(skipped, MARCH, usual, COHORT), COHORT) == SLOT


def test_skipping_takes_the_move_away() -> None:
    """The last word counts."""
    moved = settled(move(SLOT, MARCH, LATER, COHORT), COHORT)
    found = skip(moved, LATER.date(), COHORT)
    assert (found.changes.moved, found.changes.skipped) == ({}, (MARCH,))
    assert starts(found) == ["01-12 16:00", "02-09 16:00", "04-20 16:00", "05-11 16:00", "06-08 16:00"]


def test_a_change_made_twice_is_made_once() -> None:
    """Also by the day to which a holiday had moved the meeting that is skipped, or back on its own day."""
    seen, usual = date(2027, 4, 20), datetime(2027, 4, 13, 16)
    skipped = settled(skip(SLOT, seen, COHORT), COHORT)
    moved = settled(move(SLOT, seen, usual, COHORT), COHORT)
    assert skipped.changes.skipped == (APRIL,)
    assert moved.changes.moved == {APRIL: usual}
    assert skip(skipped, seen, COHORT) == skipped
    assert move(moved, seen, usual, COHORT) == moved


def test_a_circle_is_cancelled_from_the_earlier_of_two_days() -> None:
    """Cancelling again later does not bring meetings back."""
    found = cancel(cancel(SLOT, MAY), date(2027, 6, 1))
    assert found.changes.cancelled == MAY
    assert starts(found)[-1] == "04-20 16:00"


def test_each_change_is_a_sentence() -> None:
    """In the order: moved, skipped, places, cancelled; the year is there where it is another."""
    slot = changed(
        moved={MARCH: LATER},
        skipped=[APRIL],
        places={MAY: "Friends House, London"},
        cancelled=date(2028, 1, 3),
    )
    assert list(say_changes(slot)) == [
        "9 March is moved to Tuesday 16 March, 17:00.",
        "13 April is skipped.",
        "11 May is in person: Friends House, London.",
        "No meetings from Monday 3 January 2028 on.",
    ]
