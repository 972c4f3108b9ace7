"""What clocks on a wall show, as instants."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from circlekit.core.scheduling.wall_clocks import at, at_clock, unclear


def test_an_hour_that_clocks_skip_is_taken_as_before_the_change() -> None:
    """01:30 does not exist in London on 28 March 2027; RFC 5545 reads it at the old offset, 01:30 UTC."""
    assert at(date(2027, 3, 28), 90, "Europe/London").isoformat() == "2027-03-28T02:30:00+01:00"


@pytest.mark.parametrize(
    ("day", "minute", "expected"),
    [("03-28", 90, "skips"), ("03-28", 60, "skips"), ("03-28", 120, ""), ("03-28", 59, ""),
     ("10-31", 90, "doubles"), ("10-31", 120, ""), ("06-01", 90, "")],
)  # fmt: skip
def test_skipped_and_doubled_hours_are_told(day: str, minute: int, expected: str) -> None:
    """London's clocks go from 01:00 to 02:00 on 28 March, and from 02:00 back to 01:00 on 31 October 2027."""
    assert unclear(date.fromisoformat(f"2027-{day}"), minute, "Europe/London") == expected


def test_what_clocks_show_is_an_instant_of_their_zone() -> None:
    """18:30 in Berlin is 17:30 UTC in winter and 16:30 UTC in summer."""
    found = [at_clock(datetime(2027, month, 13, 18, 30), "Europe/Berlin") for month in (1, 7)]
    assert [one.astimezone(UTC).strftime("%H:%M") for one in found] == ["17:30", "16:30"]
