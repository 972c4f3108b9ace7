"""Slots in plain words."""

from __future__ import annotations

import pytest

from circlekit.core.model import Participant, Rhythm
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.words import (
    say_attendance,
    say_moves,
    say_names,
    say_shortfall,
    say_slot,
    say_span,
)

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
