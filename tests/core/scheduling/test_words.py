"""Slots in plain words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from circlekit.core.model import Alternate, Changes, Participant
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.words import (
    say_attendance,
    say_moves,
    say_names,
    say_shortfall,
    say_slot,
    say_span,
)
from circlekit.core.sections import Rhythm

from .builders import circle, cohort, person
from .test_meetings import slot


def arranged(*people: Participant, start: int = 960, **more: str) -> Arrangement:
    """Return a circle on second Tuesdays in London."""
    return arrange(circle(*people), slot("01-12", 1, 2, start), cohort(*people, **more))


@pytest.mark.parametrize(
    ("every", "week", "expected"),
    [
        (Rhythm.MONTH, 2, "second Tuesday of the month, 16:00 London"),
        (Rhythm.MONTH, -1, "last Tuesday of the month, 16:00 London"),
        (Rhythm.TWO_MONTHS, 1, "first Tuesday of every second month, 16:00 London"),
        (Rhythm.WEEK, None, "every Tuesday, 16:00 London"),
        (Rhythm.TWO_WEEKS, None, "Tuesday every 2 weeks, 16:00 London"),
        (Rhythm.FOUR_WEEKS, None, "Tuesday every 4 weeks, 16:00 London"),
    ],
)
def test_every_rhythm_has_its_words(every: Rhythm, week: int | None, expected: str) -> None:
    """A coordinator says it in the same words."""
    assert say_slot(slot("01-12", 1, week), every) == expected


def test_a_span_names_the_year_once_when_it_is_one() -> None:
    """From January to June of one year; from November to May of the next; one meeting alone."""
    ana = person("ana", "Europe/London")
    assert say_span(arranged(ana)) == "6 meetings, 12 January to 8 June 2027"
    winter = cohort(ana, starts="2026-11-01", ends="2027-01-31")
    late = slot("01-12", 1, 2).model_copy(update={"first": winter.starts.replace(day=10)})
    assert say_span(arrange(circle(ana), late, winter)) == "3 meetings, 10 November 2026 to 12 January 2027"
    assert say_span(arranged(ana, ends="2027-01-20")) == "1 meeting, 12 January 2027"


def test_everybody_who_misses_or_stretches_is_named_with_how_often() -> None:
    """Ama in Dakar loses the summer half, Cat never can, Dan only if needed."""
    found = arranged(
        person("ana", "Europe/London", "Tue 16:00-17:00"),
        person("ama", "Africa/Dakar", "Tue 16:00-17:00"),
        person("cat", "Europe/London", "Wed 16:00-17:00"),
        person("dan", "Europe/London", "Wed 16:00-17:00", if_needed=["Tue 16:00-17:00"]),
    )
    assert list(say_attendance(found)) == [
        "2 of 4 can come to every meeting.",
        "Ama cannot come to 3 of 6.",
        "Cat cannot come to any meeting.",
        "Dan can come to every meeting only if needed.",
    ]


def test_whoever_has_a_moving_hour_reads_from_when_on() -> None:
    """Clocks change in London on 28 March, so from 13 April Dakar and Kolkata meet an hour earlier."""
    found = arranged(
        person("ana", "Europe/London"), person("ama", "Africa/Dakar"), person("dev", "Asia/Kolkata")
    )
    assert list(say_moves(found)) == [
        "From 13 April 16:00 becomes 15:00 for Ama (Dakar).",
        "From 13 April 21:30 becomes 20:30 for Dev (Kolkata).",
    ]


def test_a_move_over_midnight_names_the_weekday() -> None:
    """Sydney meets at 03:00 on Wednesdays until London's change; its own change on 4 April adds an hour."""
    found = arranged(person("ana", "Europe/London"), person("syd", "Australia/Sydney"), start=14 * 60)
    assert list(say_moves(found)) == ["From 13 April 01:00 becomes 23:00 on Tuesday for Syd (Sydney)."]


def weekly(who: Participant, weekday: int, first: str, start: int, ends: str) -> list[str]:
    """Return what moves for somebody who meets a Londoner each week at London's hour."""
    ana = person("ana", "Europe/London")
    given = cohort(ana, who, every="week", ends=ends)
    return list(say_moves(arrange(circle(ana, who), slot(first, weekday, None, start), given)))


def test_two_zones_that_change_weeks_apart_move_four_times_a_year() -> None:
    """New York changes its clocks on 14 March and 7 November, London on 28 March and 31 October."""
    assert weekly(person("eve", "America/New_York"), 1, "01-12", 16 * 60, "2027-12-20") == [
        "From 16 March 11:00 becomes 12:00 for Eve (New York).",
        "From 30 March 12:00 becomes 11:00 for Eve (New York).",
        "From 2 November 11:00 becomes 12:00 for Eve (New York).",
        "From 9 November 12:00 becomes 11:00 for Eve (New York).",
    ]


def test_the_other_side_of_the_world_moves_twice_in_spring() -> None:
    """Monday 20:00 in London is Tuesday in Auckland, whose clocks go back on 4 April, a week after."""
    assert weekly(person("aro", "Pacific/Auckland"), 0, "01-11", 20 * 60, "2027-06-30") == [
        "From 30 March 09:00 becomes 08:00 for Aro (Auckland).",
        "From 6 April 08:00 becomes 07:00 for Aro (Auckland).",
    ]


def test_beyond_the_date_line_a_move_may_name_the_day_before() -> None:
    """Monday 11:30 in London is Tuesday 00:30 in Apia, and in summer Monday 23:30."""
    assert weekly(person("sia", "Pacific/Apia"), 0, "01-11", 11 * 60 + 30, "2027-06-30") == [
        "From 29 March 00:30 becomes 23:30 on Monday for Sia (Apia)."
    ]


def test_two_times_in_turn_are_both_said_and_move_each_for_itself() -> None:
    """February, April and June are Dakar's turn; only London's clock changes, between February and April."""
    ana, ama = person("ana", "Europe/London"), person("ama", "Africa/Dakar")
    other = Alternate(first="2027-02-11", weekday=3, week=2, start=570, timezone="Africa/Dakar")
    both = slot("01-12", 1, 2).model_copy(update={"alternate": other})
    assert say_slot(both, Rhythm.MONTH) == (
        "second Tuesday of the month, 16:00 London, in turn with the second Thursday, 09:30 Dakar"
    )
    assert list(say_moves(arrange(circle(ana, ama), both, cohort(ana, ama)))) == [
        "From 8 April 09:30 becomes 10:30 for Ana (London).",
        "From 11 May 16:00 becomes 15:00 for Ama (Dakar).",
    ]


def test_a_meeting_moved_to_the_usual_hour_of_its_own_zone_counts_among_the_others() -> None:
    """Dakar's April is moved to Thursday 15 April, 10:30 in London: still 09:30 in Dakar; a Monday is not."""
    ana, ama = person("ana", "Europe/London"), person("ama", "Africa/Dakar")
    other = Alternate(first="2027-02-11", weekday=3, week=2, start=570, timezone="Africa/Dakar")
    both = slot("01-12", 1, 2).model_copy(update={"alternate": other})
    for day, begins in ((15, "15 April"), (12, "10 June")):
        moved = Changes(moved={date(2027, 4, 8): datetime(2027, 4, day, 10, 30)})
        changed = both.model_copy(update={"changes": moved})
        said = list(say_moves(arrange(circle(ana, ama), changed, cohort(ana, ama))))
        assert f"From {begins} 09:30 becomes 10:30 for Ana (London)." in said


def test_two_weekly_times_have_no_week() -> None:
    """Tuesday and Thursday in turn."""
    other = Alternate(first="2027-01-21", weekday=3, start=570, timezone="Africa/Dakar")
    both = slot("01-12", 1, None).model_copy(update={"alternate": other})
    assert say_slot(both, Rhythm.WEEK) == "every Tuesday, 16:00 London, in turn with Thursday, 09:30 Dakar"


def test_clocks_that_change_together_move_nothing() -> None:
    """London and Berlin change on the same day."""
    assert list(say_moves(arranged(person("ana", "Europe/London"), person("bob", "Europe/Berlin")))) == []


def test_many_names_are_counted() -> None:
    """Four names are said, of five the last two are counted."""
    people = [person(f"p{number}", "Europe/London") for number in range(5)]
    assert say_names(people[:4]) == "P0, P1, P2 and P3"
    assert say_names(people) == "P0, P1, P2 and 2 others"


def test_the_nearest_miss_names_the_hour_that_would_help_most() -> None:
    """Ama misses three of six, Cat all; so Ama's other hour, 15:00-16:00 in summer, comes first."""
    found = arranged(
        person("ana", "Europe/London", "Tue 16:00-17:00"),
        person("ama", "Africa/Dakar", "Tue 16:00-17:00"),
        person("cat", "Europe/London", "Wed 16:00-17:00"),
        size="3-8",
    )
    assert not found.enough
    assert say_shortfall(found, kept=False) == (
        "Circle 1: no time lets 3 come to every meeting; this one lets 1",
        "it would help most if Ama could also come Tue 15:00-16:00 (Dakar)",
    )
    assert say_shortfall(found, kept=True)[0] == "Circle 1: with this time only 1 can come to every meeting"
