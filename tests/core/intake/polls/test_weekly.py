"""From a poll's options to a week: several dates of a weekday, and clocks that differ."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from circlekit.core.intake.polls.poll import Level, Option, Poll, Voter
from circlekit.core.intake.polls.weekly import moves, weekly
from circlekit.core.windows import say

YES, IF_NEEDED, NO = Level.YES, Level.IF_NEEDED, Level.NO
WINTER = date(2027, 1, 11)
BERLIN = "Europe/Berlin"
SIX, SEVEN, EIGHT = 18 * 60, 19 * 60, 20 * 60


def on(year: int, month: int, day: int, start: int, end: int) -> Option:
    return Option(start, end, datetime(year, month, day))


def week(options, levels, zone=BERLIN, own=BERLIN, reference=WINTER):
    """Return the texts of the windows of one voter."""
    poll = Poll("poll.csv", "doodle", tuple(options), (), zone)
    found = weekly(poll, Voter(1, "Ada", "", dict(enumerate(levels))), own, reference)
    return [say(window) for window in found.available], [say(window) for window in found.if_needed]


TWO_TUESDAYS = (on(2026, 9, 8, SIX, SEVEN), on(2026, 9, 15, SIX, SEVEN))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((YES, YES), (["Tue 18:00-19:00"], [])),
        ((YES, IF_NEEDED), ([], ["Tue 18:00-19:00"])),
        ((YES, NO), ([], ["Tue 18:00-19:00"])),
        ((IF_NEEDED, NO), ([], ["Tue 18:00-19:00"])),
        ((NO, NO), ([], [])),
        ((YES,), (["Tue 18:00-19:00"], [])),
        ((), ([], [])),
    ],
)
def test_dates_of_one_weekday_are_put_together(levels, expected):
    """All yes is available, all no is nothing, anything between is «if needed»; the unanswered is neither."""
    assert week(TWO_TUESDAYS, levels) == expected


def test_options_that_touch_join():
    """Two hours one after the other are one window."""
    assert week([on(2026, 9, 8, SIX, SEVEN), on(2026, 9, 8, SEVEN, EIGHT)], [YES, YES]) == (
        ["Tue 18:00-20:00"],
        [],
    )


def test_of_options_that_overlap_on_one_date_the_better_answer_counts():
    """Whoever can come from six to eight can come from seven to eight, whatever else was ticked."""
    assert week([on(2026, 9, 8, SIX, EIGHT), on(2026, 9, 8, SEVEN, EIGHT)], [YES, NO]) == (
        ["Tue 18:00-20:00"],
        [],
    )


def test_only_the_part_that_all_dates_share_is_available():
    """Six to eight on one Tuesday and seven to eight not on the next leave six to seven."""
    assert week([on(2026, 9, 8, SIX, EIGHT), on(2026, 9, 15, SEVEN, EIGHT)], [YES, NO]) == (
        ["Tue 18:00-19:00"],
        ["Tue 19:00-20:00"],
    )


def test_a_weekly_option_that_comes_twice_is_another_date():
    """A table of two Mondays without dates is put together as two dates are."""
    nine = Option(9 * 60, 10 * 60)
    assert week([nine, nine], [YES, NO]) == ([], ["Mon 09:00-10:00"])


def test_an_option_over_the_end_of_the_week_stays_one_window():
    """Sunday night goes on into Monday."""
    assert week([on(2026, 9, 13, 23 * 60, 25 * 60)], [YES]) == (["Sun 23:00-01:00"], [])


def test_a_dated_option_is_turned_at_its_own_date():
    """18:00 in Berlin is 12:00 in New York, but 13:00 between the two changes of clocks of 2026."""
    new_york = "America/New_York"
    assert week([on(2026, 9, 8, SIX, SEVEN)], [YES], own=new_york) == (["Tue 12:00-13:00"], [])
    assert week([on(2026, 10, 27, SIX, SEVEN)], [YES], own=new_york) == (["Tue 13:00-14:00"], [])


def test_a_weekly_option_is_turned_in_the_week_that_the_cohort_starts():
    """18:00 in Berlin is 22:30 in Kolkata in winter, and 21:30 in summer."""
    tuesday = Option(24 * 60 + SIX, 24 * 60 + SEVEN)
    assert week([tuesday], [YES], own="Asia/Kolkata") == (["Tue 22:30-23:30"], [])
    assert week([tuesday], [YES], own="Asia/Kolkata", reference=date(2027, 7, 1)) == (
        ["Tue 21:30-22:30"],
        [],
    )


def test_another_zone_may_be_another_day():
    """Monday morning in Auckland is Sunday evening in London."""
    assert week([on(2026, 9, 7, 480, 540)], [YES], zone="Pacific/Auckland", own="Europe/London") == (
        ["Sun 21:00-22:00"],
        [],
    )


def test_a_poll_without_a_zone_is_on_each_ones_own_clock():
    """Nothing is turned."""
    assert week([on(2026, 9, 8, SIX, SEVEN)], [YES], zone=None, own="Asia/Kolkata") == (
        ["Tue 18:00-19:00"],
        [],
    )


def test_zones_move_apart_when_only_one_changes_its_clocks():
    """Berlin and Paris keep their distance all year, Berlin and Kolkata only within a season."""
    winter, summer = date(2027, 1, 11), date(2027, 7, 9)
    assert not moves(BERLIN, "Europe/Paris", winter, summer)
    assert moves(BERLIN, "Asia/Kolkata", winter, summer)
    assert not moves(BERLIN, "Asia/Kolkata", winter, date(2027, 3, 1))


def test_whoevers_hours_move_is_known():
    """Hours of a weekly poll in a zone whose clocks never change; not those in its own, nor of dates."""
    nine = Poll("poll.csv", "when2meet", (Option(540, 600),), (), BERLIN)
    dated = Poll("poll.csv", "doodle", TWO_TUESDAYS, (), BERLIN)
    voter = Voter(1, "Ada", "", {0: YES})
    assert weekly(nine, voter, "Asia/Kolkata", WINTER).moves
    assert not weekly(nine, voter, BERLIN, WINTER).moves
    assert not weekly(dated, voter, "Asia/Kolkata", WINTER).moves
