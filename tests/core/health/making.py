"""A circle of seven that meets on the second Tuesday of six months, and short ways to write its log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from circlekit.core.health.facts import Facts, Source
from circlekit.core.health.gathering import gather
from circlekit.core.log import Attendance, Coming, Log, Pulse, Rsvp
from circlekit.core.model import Circle, Cohort, Meeting, Participant

SEVEN = ("ada", "ben", "chi", "dan", "eve", "fay", "gus")
DAYS = (
    date(2027, 1, 12),
    date(2027, 2, 9),
    date(2027, 3, 9),
    date(2027, 4, 13),
    date(2027, 5, 11),
    date(2027, 6, 8),
)
AFTER_THREE = date(2027, 3, 15)
"""A day on which three of the six meetings have been."""


def cohort(members: Sequence[str] = SEVEN, **more: Any) -> Cohort:
    """Return a cohort of half a year; names are handles with a capital."""
    people = tuple(Participant(id=one, name=one.title(), timezone="Europe/London") for one in members)
    return Cohort(
        cohort="Spring",
        id="spring",
        starts="2027-01-11",
        ends="2027-06-30",
        timezone="Europe/London",
        participants=people,
        **more,
    )


def circle(members: Sequence[str] = SEVEN, of: str = "c1") -> Circle:
    """Return a circle; the first member leads, the second is the deputy."""
    return Circle(id=of, name=of.upper(), lead=members[0], deputy=members[1], members=members)


def meetings(days: Sequence[date] = DAYS) -> tuple[Meeting, ...]:
    """Return a meeting on each day, at 16:00 UTC."""
    return tuple(
        Meeting(number, datetime(day.year, day.month, day.day, 16, tzinfo=UTC), 60)
        for number, day in enumerate(days, 1)
    )


def came(number: int, present: str, no_word: str = "", apologies: str = "", of: str = "c1") -> Attendance:
    """Return who was at a meeting; people are written as ``ada ben``."""
    return Attendance(
        circle=of,
        meeting=number,
        present=present.split(),
        apologies=apologies.split(),
        no_word=no_word.split(),
    )


def not_met(number: int) -> Attendance:
    """Return a meeting that did not take place."""
    return Attendance(circle="c1", meeting=number, met=False)


def replies(number: int, **said: str) -> tuple[Rsvp, ...]:
    """Return what people said of a meeting: ``ada="yes"``."""
    return tuple(
        Rsvp(circle="c1", meeting=number, person=person, coming=Coming(word)) for person, word in said.items()
    )


def pulses(**scores: int) -> tuple[Pulse, ...]:
    """Return the pulse of a whole circle by meeting: ``m1=4``."""
    return tuple(Pulse(circle="c1", meeting=int(key[1:]), score=score) for key, score in scores.items())


def source(log: Log | None = None, today: date = AFTER_THREE, **more: Any) -> Source:
    """Return the circle of seven with a log, on a day."""
    given: Mapping[str, Any] = {
        "cohort": cohort(),
        "circles": (circle(),),
        "meetings": {"c1": meetings()},
        "log": log or Log(),
        "today": today,
    }
    return Source(**{**given, **more})


def facts(log: Log | None = None, today: date = AFTER_THREE, **more: Any) -> Facts:
    """Return what is known of that circle."""
    return gather(source(log, today, **more))[0]
