import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from circlekit.core.calendars.series import uid, wall_clock
from circlekit.core.problems import CirclekitError
from circlekit.core.zones import zone


def test_a_uid_lasts_and_tells_nothing():
    """It is the same in every run, differs between circles, and shows neither name nor address."""
    assert uid("spring-2027", "c1") == uid("spring-2027", "c1")
    assert len({uid("spring-2027", "c1"), uid("spring-2027", "c2"), uid("autumn-2027", "c1")}) == 3
    assert uid("Ötzi@example.org", "c1").isascii()
    assert "example" not in uid("Ötzi@example.org", "c1")


def test_the_skipped_date_is_on_the_wall_clock(monthly):
    """February's second Tuesday belongs to the rule although nobody meets."""
    clock = wall_clock(monthly)
    assert list(clock.values())[:3] == [
        datetime(2027, 1, 12, 16),
        datetime(2027, 2, 9, 16),
        datetime(2027, 3, 9, 16),
    ]
    assert clock[datetime(2027, 4, 13, 15, tzinfo=UTC)] == datetime(2027, 4, 13, 16)
    assert len(clock) == 6


def test_meetings_given_in_another_zone_are_the_same_meetings(monthly):
    """Instants count, not the zone in which a caller holds them."""
    there = zone("Pacific/Auckland")
    moved = dataclasses.replace(monthly, starts=tuple(start.astimezone(there) for start in monthly.starts))
    assert wall_clock(moved) == wall_clock(monthly)


def test_an_hour_that_a_clock_change_skips_keeps_its_wall_clock(fortnightly):
    """On 28 March 2027 Berlin has no 02:30; the rule says so all the same and means 01:30 UTC."""
    berlin = zone("Europe/Berlin")
    first = datetime(2027, 3, 14, 2, 30, tzinfo=berlin)
    odd = dataclasses.replace(
        fortnightly,
        start=150,
        rule=fortnightly.rule._replace(weekday=6),
        starts=(first, datetime(2027, 3, 28, 1, 30, tzinfo=UTC), first + timedelta(weeks=4)),
    )
    assert wall_clock(odd)[datetime(2027, 3, 28, 1, 30, tzinfo=UTC)] == datetime(2027, 3, 28, 2, 30)


def test_a_series_without_meetings_is_refused(monthly):
    """There is nothing to write, and the message says of which circle."""
    with pytest.raises(CirclekitError, match="«Spring 2027 - Circle 1» has no meetings"):
        wall_clock(dataclasses.replace(monthly, starts=()))


@pytest.mark.parametrize("number", [0, 2, 4])
def test_a_meeting_off_the_rhythm_is_refused(monthly, number):
    """First, last or between: a start that the rule does not give would be lost in some calendars."""
    starts = list(monthly.starts)
    starts[number] += timedelta(hours=1)
    with pytest.raises(CirclekitError, match="not on its rhythm"):
        wall_clock(dataclasses.replace(monthly, starts=tuple(starts)))


def test_a_first_meeting_before_the_rule_is_refused(monthly):
    """A Monday does not begin a row of Tuesdays."""
    monday = monthly.starts[0] - timedelta(days=1)
    with pytest.raises(CirclekitError, match="not on its rhythm"):
        wall_clock(dataclasses.replace(monthly, starts=(monday, *monthly.starts)))
