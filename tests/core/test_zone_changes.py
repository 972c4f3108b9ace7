"""Zones whose clocks go otherwise than a year ago, and those that are as ever."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.zone_changes import fresh_change
from circlekit.core.zones import use_newest_database

LATE_2026 = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def newest():
    """The laws of 2026 are in no older database."""
    use_newest_database()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("America/Vancouver", date(2026, 11, 1)),
        ("America/Edmonton", date(2026, 11, 1)),
        ("America/Winnipeg", date(2026, 11, 1)),
        ("Africa/Casablanca", date(2026, 9, 20)),
    ],
)
def test_the_laws_of_2026_are_fresh(name, day):
    """Western Canada stays on summer time for good, and Morocco leaves it in September."""
    assert fresh_change(name, LATE_2026) == day


@pytest.mark.parametrize(
    "name",
    [
        "Europe/London",
        "America/New_York",
        "Asia/Kolkata",
        "Europe/Dublin",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "America/Santiago",
        "Asia/Tehran",
        "Etc/UTC",
    ],
)
@pytest.mark.parametrize("year", [2026, 2027, 2028, 2029])
def test_clocks_that_go_as_ever_are_not_fresh(name, year):
    """Nth weekdays that wander by a week from one year to the next are no new law."""
    assert fresh_change(name, date(year, 11, 22)) is None


def test_clocks_that_keep_to_ramadan_wander_with_it():
    """Morocco's break came a week or two earlier each year, by one and the same law."""
    assert fresh_change("Africa/Casablanca", date(2023, 6, 1), last=date(2025, 6, 1)) is None


@pytest.mark.parametrize(
    ("name", "day", "from_today", "to_today"),
    [
        # Paraguay stayed on summer time from October 2024 on: nothing happened in March 2025.
        ("America/Asuncion", date(2025, 3, 23), date(2025, 3, 24), date(2026, 9, 1)),
        # All of Kazakhstan has one time since the last midnight of February 2024, which came twice.
        ("Asia/Almaty", date(2024, 2, 29), date(2024, 3, 1), date(2025, 8, 1)),
        # Egypt took summer time up again on the last Friday of April 2023.
        ("Africa/Cairo", date(2023, 4, 28), date(2023, 4, 29), date(2024, 10, 1)),
    ],
)
def test_a_law_is_fresh_for_a_year_and_a_half(name, day, from_today, to_today):
    """And no longer: what differs half a year or a year later follows from the same law."""
    assert fresh_change(name, from_today) == fresh_change(name, to_today) == day
    assert fresh_change(name, date(to_today.year + 1, to_today.month, 1)) is None


def test_a_law_to_come_counts_as_far_as_the_cohort_goes():
    """In May 2026 the missing change of November matters to those who still meet then."""
    may = date(2026, 5, 1)
    assert fresh_change("America/Vancouver", may, last=date(2026, 12, 1)) == date(2026, 11, 1)
    assert fresh_change("America/Vancouver", may, last=date(2026, 10, 1)) is None


def test_how_long_a_law_is_fresh_can_be_told():
    """Three months after the change, two months back see nothing."""
    february = date(2027, 2, 1)
    assert fresh_change("America/Vancouver", february, months=2) is None
    assert fresh_change("America/Vancouver", february, months=4) == date(2026, 11, 1)


def test_a_change_at_another_hour_of_the_night_is_none():
    """Moldova's clocks change an hour later than they were thought to: on the same nights as ever."""
    assert fresh_change("Europe/Chisinau", LATE_2026) is None
