"""Zones that Outlook can keep, and zones whose hours it would get wrong."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.calendars.outlook import outlook_knows
from circlekit.core.zones import use_newest_database

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)


@pytest.fixture(autouse=True)
def newest():
    """The laws of 2026 are in no older database."""
    use_newest_database()


@pytest.mark.parametrize(
    "name",
    ["Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Lagos", "Etc/UTC"],
)
def test_two_yearly_rules_or_one_offset_are_known(name):
    """The nth weekday of a month, or no change at all."""
    assert outlook_knows(name, FIRST, LAST)


@pytest.mark.parametrize(
    "name",
    [
        "Africa/Cairo",
        "America/Santiago",
        "Africa/Casablanca",
        "Africa/El_Aaiun",
        "Asia/Gaza",
        "Asia/Jerusalem",
    ],
)
def test_clocks_that_no_such_rule_can_say_are_not(name):
    """Changes at midnight, on the day after a Saturday, or by the moon."""
    assert not outlook_knows(name, FIRST, LAST)


def test_what_matters_is_the_years_of_the_meetings():
    """Vancouver's clocks change for the last time in March 2026: from 2027 on it has one offset."""
    assert not outlook_knows("America/Vancouver", date(2026, 1, 10), date(2026, 6, 1))
    assert outlook_knows("America/Vancouver", date(2027, 1, 10), date(2027, 6, 1))
