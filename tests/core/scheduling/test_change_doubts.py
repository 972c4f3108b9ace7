"""Changes that cannot be: each is said once, with its path."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from circlekit.core.model import Alternate, Changes, Slot
from circlekit.core.scheduling.change_doubts import change_problems
from circlekit.core.scheduling.changing import with_changes

from .test_changing import APRIL, COHORT, LATER, MARCH, MAY, SLOT, changed


def said(slot: Slot) -> list[tuple[str, str]]:
    """Return path and message of each problem."""
    return [
        (".".join(str(step) for step in one.path[2:]), one.message) for one in change_problems(slot, COHORT)
    ]


def test_sound_changes_have_no_problem() -> None:
    """A meeting may be moved to any day between its neighbours."""
    slot = changed(
        moved={MARCH: datetime(2027, 2, 10, 9), MAY: datetime(2027, 5, 12, 9)},
        skipped=[date(2027, 6, 8)],
        places={date(2027, 2, 10): "Friends House"},
        cancelled=date(2027, 6, 1),
    )
    assert said(slot) == []


def test_a_day_without_a_meeting_comes_with_the_days_near_it() -> None:
    """For each kind of change; the days are those on which the circle really meets."""
    slot = changed(
        moved={date(2027, 3, 10): LATER}, skipped=[date(2027, 3, 11)], places={date(2027, 3, 12): "Hall"}
    )
    assert said(slot) == [
        ("moved.2027-03-10", "c2 does not meet on 10 March 2027"),
        ("skipped.0", "c2 does not meet on 11 March 2027"),
        ("places.2027-03-12", "c2 does not meet on 12 March 2027"),
    ]
    hint = next(change_problems(slot, COHORT)).hint
    assert hint == "near it are 9 February 2027, 9 March 2027 and 20 April 2027"


def test_a_meeting_is_named_once_under_each_key() -> None:
    """By its own date and by the one it was moved to is twice."""
    assert said(changed(moved={MARCH: LATER}, skipped=[MARCH])) == [
        ("skipped.0", "c2: the meeting of 9 March 2027 is both moved and skipped")
    ]
    assert said(changed(skipped=[APRIL, date(2027, 4, 20)])) == [
        ("skipped.1", "c2 has the meeting of 13 April 2027 twice under «skipped»")
    ]


@pytest.mark.parametrize(
    ("to", "message"),
    [
        (
            datetime(2027, 4, 20, 9),
            "c2: the meeting of 9 March 2027 would be on the day of the one of 20 April",
        ),
        (datetime(2027, 5, 4, 9), "c2: the meeting of 9 March 2027 would be past the one of 20 April"),
        (datetime(2027, 2, 9, 18), "c2: the meeting of 9 March 2027 would be on the day of the one of 9 Feb"),
        (datetime(2027, 2, 8, 9), "c2: the meeting of 9 March 2027 would be past the one of 9 February"),
        (datetime(2026, 12, 8, 9), "8 December 2026 is outside the cohort"),
        (datetime(2027, 3, 28, 1, 30), "the clock change of 28 March 2027 skips 01:30 in London"),
    ],
)
def test_a_move_stays_between_its_neighbours_and_at_a_clear_hour(to: datetime, message: str) -> None:
    """Outlook refuses entries whose changed dates leave their order."""
    (path, found), *_ = said(changed(moved={MARCH: to}))
    assert path == "moved.2027-03-09"
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("to", "messages"),
    [
        (datetime(2027, 3, 16, 9), []),
        (datetime(2027, 3, 25, 10), []),
        (
            datetime(2027, 3, 25, 9, 30),
            ["c2: the meeting of 9 March 2027 would be at the same time as the one of 25 March 2027"],
        ),
    ],
)
def test_a_meeting_is_not_moved_onto_one_of_the_other_time(to: datetime, messages: list[str]) -> None:
    """The circle meets in turn on second Tuesdays at 16:00 and on fourth Thursdays at 09:00, for an hour."""
    turns = {"first": "2027-01-28", "weekday": 3, "week": 4, "start": 540, "timezone": "Europe/London"}
    slot = SLOT.model_copy(update={"alternate": Alternate.model_validate(turns)})
    moved = with_changes(slot, Changes(moved={MARCH: to}))
    assert [text for _, text in said(moved)] == messages


def test_a_skipped_neighbour_is_in_nobodys_way() -> None:
    """Its date is free."""
    assert said(changed(moved={MARCH: datetime(2027, 2, 9, 18)}, skipped=[date(2027, 2, 9)])) == []


def test_a_cancellation_after_the_end_is_a_warning() -> None:
    """It cancels nothing, and harms nobody."""
    slot = changed(cancelled=date(2027, 7, 10))
    (problem,) = change_problems(slot, COHORT)
    assert (problem.severity, problem.path) == ("warning", ("changes", "c2", "cancelled"))


def test_no_changes_have_no_problems() -> None:
    """The usual case."""
    assert said(changed(**Changes().model_dump())) == []
