"""What makes a share-out fit that is too short, worked out by hand."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.agenda import ENGLISH
from circlekit.core.agenda.share_out import event_sheet
from circlekit.core.model import Circle
from circlekit.core.problems import NoPlan
from circlekit.core.scheduling.share_outs import ShareOut
from tests.core.agenda.library import process


def event(minutes: int, circles: int = 3) -> ShareOut:
    """Return a share-out at which so many circles tell."""
    telling = tuple(Circle(id=f"c{n}", name=f"Circle {n}", members=("a", "b")) for n in range(1, circles + 1))
    return ShareOut(1, datetime(2027, 3, 24, 13, tzinfo=ZoneInfo("Europe/London")), minutes, telling)


def refused(minutes: int) -> str:
    """Return the ways out for three circles in so many minutes."""
    with pytest.raises(NoPlan) as caught:
        event_sheet(event(minutes), process("fishbowl"), 21, ENGLISH)
    return caught.value.problems[0].hint


def test_three_circles_take_57_minutes() -> None:
    """4 to welcome, 3 each to tell, 5 to talk, 36 for the fishbowl and 3 to close."""
    sheet = event_sheet(event(57), process("fishbowl"), 21, ENGLISH)
    assert sum(step.minutes for step in sheet.steps) == 57
    assert [step.text for step in sheet.steps][1:4] == [
        f"Circle {number} tells what it found, and what it would like to ask the others"
        for number in (1, 2, 3)
    ]


def test_the_smallest_change_comes_first() -> None:
    """52 minutes lack five; one circle alone takes 51, which is two circles of three minutes fewer."""
    assert refused(52) == (
        "5 more minutes: --minutes 57, or «minutes: 57» of «share_outs»; "
        "or 2 circles fewer: «circles: 1» of «share_outs»"
    )


def test_what_does_not_help_is_not_proposed() -> None:
    """50 minutes are too few for one circle too."""
    assert refused(50) == "7 more minutes: --minutes 57, or «minutes: 57» of «share_outs»"
