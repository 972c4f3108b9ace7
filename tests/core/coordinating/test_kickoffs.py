"""The first meetings of all circles in the coordinator's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from circlekit.core.calendars.series import Series
from circlekit.core.coordinating.kickoffs import kick_offs
from circlekit.core.model import Changes, Slot

from .builders import THURSDAYS, TUESDAYS, announced, cohort, plans


def kicked_off(tuesdays: Slot = TUESDAYS, **more: Any) -> list[Series]:
    about = cohort(**more)
    arranged = plans(about, tuesdays, THURSDAYS)
    return list(kick_offs(arranged, announced(arranged, about), about))


def test_each_circle_has_one_with_a_name_of_its_own() -> None:
    """16:00 in London on 12 January, 11:30 in Kolkata on the 14th; the circles' own entries stay theirs."""
    found = kicked_off()
    assert [(entry.summary, entry.starts[0].astimezone(UTC)) for entry in found] == [
        ("Kick-off: Circle 1", datetime(2027, 1, 12, 16, tzinfo=UTC)),
        ("Kick-off: Circle 2", datetime(2027, 1, 14, 6, tzinfo=UTC)),
    ]
    own = {entry.uid for entries in announced(plans(cohort()), cohort()) for entry in entries}
    assert not own & {entry.uid for entry in found}


def test_it_begins_with_the_coordinators_own_time() -> None:
    """06:00 in London is 11:30 in Kolkata; without a zone of the cohort's there is no such line."""
    assert kicked_off()[1].description.splitlines()[:2] == [
        "Your time (London) Thursday 14 January 2027, 06:00",
        "Join: https://meet.example.org/x",
    ]
    assert kicked_off(timezone=None)[1].description.startswith("Join: ")


def test_it_says_what_only_the_first_meeting_has() -> None:
    """The words for the first meeting are there, and it has no rhythm."""
    entry = kicked_off(meeting={"first": "Bring a photo.", "video": "https://meet.example.org/x"})[0]
    assert "\n\nBring a photo.\n\n" in entry.description
    assert (entry.rule, len(entry.starts), entry.variants) == (None, 1, ())


def test_the_first_meeting_that_is_held_is_meant() -> None:
    """The one on 12 January is skipped, or moved to the 19th, or the circle never meets."""
    skipped = TUESDAYS.model_copy(update={"changes": Changes(skipped=(date(2027, 1, 12),))})
    assert kicked_off(skipped)[0].starts[0].date() == date(2027, 2, 9)
    to = {date(2027, 1, 12): datetime(2027, 1, 19, 16)}
    moved = TUESDAYS.model_copy(update={"changes": Changes(moved=to)})
    assert kicked_off(moved)[0].description.startswith("Your time (London) Tuesday 19 January 2027, 16:00\n")
    never = TUESDAYS.model_copy(update={"changes": Changes(cancelled=date(2027, 1, 12))})
    assert [entry.summary for entry in kicked_off(never)] == ["Kick-off: Circle 2"]
