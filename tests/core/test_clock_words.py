from datetime import UTC, date, datetime, timedelta

import pytest

from circlekit.core import clock_words


def test_dates_are_written_in_words():
    """No reader can take the month for the day."""
    assert clock_words.long_date(date(2027, 3, 4)) == "Thursday 4 March 2027"
    assert clock_words.short_date(date(2027, 12, 31)) == "Friday 31 December"


def test_times_have_two_digits_each():
    """Five past nine is 09:05."""
    assert clock_words.clock_time(datetime(2027, 1, 1, 9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("zone", "month", "said"),
    [
        ("Africa/Dakar", 1, "Dakar, UTC+0"),
        ("Europe/London", 7, "London, UTC+1"),
        ("Asia/Kolkata", 1, "Kolkata, UTC+5:30"),
        ("America/Argentina/Buenos_Aires", 1, "Buenos Aires, UTC-3"),
        ("America/St_Johns", 1, "St Johns, UTC-3:30"),
        ("Pacific/Chatham", 1, "Chatham, UTC+13:45"),
        ("Etc/GMT+5", 1, "UTC-5"),
        ("UTC", 1, "UTC+0"),
    ],
)  # fmt: skip
def test_a_place_is_said_with_its_offset_at_that_time(zone, month, said):
    """The city is the last part of the zone's name; names that are no city leave the offset alone."""
    assert clock_words.where(datetime(2027, month, 12, 16, tzinfo=UTC), zone) == said


def test_an_offset_below_an_hour_behind_keeps_its_sign():
    """Half an hour behind is not half an hour ahead."""
    assert clock_words.utc_offset(timedelta(minutes=-30)) == "UTC-0:30"


def test_an_instant_is_shown_by_the_clocks_of_a_zone():
    """16:00 UTC is 05:00 of the next day in Auckland's summer."""
    shown = clock_words.local(datetime(2027, 2, 9, 16, tzinfo=UTC), "Pacific/Auckland")
    assert (shown.day, clock_words.clock_time(shown)) == (10, "05:00")
