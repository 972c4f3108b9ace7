"""A circle in few words and marks."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.attending import Record
from circlekit.core.health import words
from circlekit.core.health.facts import Held, Past
from circlekit.core.health.look import look
from circlekit.core.log import Log, Presence

from .making import SEVEN, came, source

DAY = date(2027, 3, 9)
PAST = (
    Past(1, DAY, Held.ENOUGH, 7),
    Past(2, DAY, Held.FEW, 3),
    Past(3, DAY, Held.NOT_MET, 0),
    Past(4, DAY, Held.UNWRITTEN),
)


def test_a_mark_is_a_meeting_and_the_count_is_of_the_last_that_took_place() -> None:
    """Enough, few, did not meet, nothing written."""
    assert words.marks(PAST, 7) == "●◐○· 3/7"


def test_the_marks_can_be_told() -> None:
    """For whoever hears the page."""
    assert words.told(PAST, 7) == "7 of 7, 3 of 7, did not meet, not written down"


def test_only_the_last_meetings_have_marks() -> None:
    """A year of weeks would not fit into a row."""
    assert words.marks([Past(number, DAY, Held.ENOUGH, 6) for number in range(50)], 7) == "●●●●●●●● 6/7"


def test_more_came_than_are_members_now() -> None:
    """One has left since."""
    assert words.marks(PAST[:1], 6) == "● 7/7"


def test_a_members_way_has_a_mark_for_every_meeting() -> None:
    """There, apologies, no word, and a meeting of which nothing is written of them."""
    record = Record(((1, Presence.PRESENT), (2, Presence.APOLOGIES), (4, Presence.NO_WORD)))
    assert words.record_marks(record, PAST) == "●◐·○"


@pytest.mark.parametrize(
    ("log", "today", "said"),
    [
        (Log(), date(2026, 12, 1), "not begun"),
        (Log(), date(2027, 1, 20), "nothing known yet"),
        (Log(attendance=(came(1, " ".join(SEVEN)),)), date(2027, 1, 20), "going well"),
        (Log(attendance=(came(1, "ada ben"),)), date(2027, 1, 20), "to watch"),
        (Log(), date(2027, 7, 20), "has ended"),
    ],
)
def test_what_is_not_known_is_not_called_well(log: Log, today: date, said: str) -> None:
    """Three words at most."""
    assert words.care(look(source(log, today)).circles[0]) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 minutes"), (1, "1 minute"), (119, "119 minutes"), (150, "2 hours")]
)
def test_minutes_become_hours_from_two_on(minutes: float, said: str) -> None:
    """They are estimates, so that halves are left out."""
    assert words.duration(minutes) == said
