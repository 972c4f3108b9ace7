"""Times of day as poll tools write them."""

from __future__ import annotations

import pytest

from circlekit.core.intake.polls.clock import Span, clock, span, times_at_end


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("17:00", 1020),
        ("5:00 PM", 1020),
        ("5:00\u202fPM", 1020),
        ("5:00 p. m.", 1020),
        ("12:00 AM", 0),
        ("12:30 pm", 750),
        ("17h", 1020),
        ("17h30", 1050),
        ("17 Uhr", 1020),
        ("4:00:00 PM", 960),
        ("16.00.00", 960),
        ("24:00", 0),
    ],
)
def test_a_time_of_day(text, minute):
    """Twelve hours or twenty-four, with or without seconds, in the signs of several languages."""
    assert clock(text) == minute


@pytest.mark.parametrize("text", ["", "17", "25:00", "17:60", "13:00 PM", "0:30 AM", "evening", "24:30"])
def test_no_time_of_day(text):
    """A bare number, an hour no clock shows and a word are no times."""
    assert clock(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5:00 PM – 7:00 PM", Span(1020, 1140)),
        ("17:00 - 19:00", Span(1020, 1140)),
        ("8h-10h", Span(480, 600)),
        ("8h30 à 10h", Span(510, 600)),
        ("5-7 PM", Span(1020, 1140)),
        ("11-1 PM", Span(660, 780)),
        ("22:00 - 01:00", Span(1320, 1500)),
        ("10:00 PM - 12:00 AM", Span(1320, 1440)),
        ("17h", Span(1020, None)),
    ],
)
def test_from_when_to_when(text, expected):
    """An end before the start is on the next day; a lone pm holds for both where it can."""
    assert span(text) == expected


@pytest.mark.parametrize("text", ["soir", "10:00-10:00", "10:00-11:00-12:00", "1-2 of 3"])
def test_what_is_no_time_has_no_span(text):
    """What is no time, or takes none, is left to be asked about."""
    assert span(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 8 September 2026 16:00 - 17:00", ("Tue 8 September 2026", Span(960, 1020))),
        ("Tue 8 September 2026 4:00 PM - 5:00 PM", ("Tue 8 September 2026", Span(960, 1020))),
        ("Di. 8 Sept. 2026", ("Di. 8 Sept. 2026", None)),
    ],
)
def test_times_stand_at_the_end(text, expected):
    """A year is not taken for a time."""
    assert times_at_end(text) == expected
