"""Matching looks at the dates on which circles meet, so it leaves out the holidays that schedule leaves out.

In Berlin clocks go forward on Sunday 28 March 2027, in Dakar never; 29 March is Easter Monday in Germany, a
day of work in Japan.
"""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.matching.score.hours import shared_hours
from circlekit.core.model import Circle, Cohort
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.choosing.choose import choose_slot
from circlekit.core.sizes import quorum
from tests.core.matching.people import cohort, person


def spring(country: str, instead: str = "skip") -> Cohort:
    """Return three people in Berlin and three in Dakar with one hour in common, in winter only.

    Every two weeks from 15 March to 5 April: that is 15 and 29 March.
    """
    berlin = [person(f"b{n}", "Mon 16:00-17:00", timezone="Europe/Berlin", lead="yes") for n in range(3)]
    dakar = [person(f"d{n}", "Mon 15:00-16:00", timezone="Africa/Dakar") for n in range(3)]
    off = {"countries": [country], "instead": instead}
    days = {"starts": date(2027, 3, 15), "ends": date(2027, 4, 5)}
    return cohort([*berlin, *dakar], meeting={"every": "2 weeks"}, holidays=off, **days)


def served(of: Cohort) -> tuple[int, int]:
    """Return how many match says can come on every date, and how many can come to the time of schedule."""
    whole = Circle(id="c1", name="Circle 1", lead="b0", members=[one.id for one in of.participants])
    slot = choose_slot(whole, of.participants, of)
    assert slot is not None
    return shared_hours(of, quorum(of.size)).best(range(6))[1], arrange(whole, slot, of).always


def test_a_date_that_is_a_holiday_asks_for_nobodys_hour() -> None:
    """Without Easter Monday only a Monday of winter is left, on which all six can come."""
    assert served(spring("DE")) == (6, 6)


@pytest.mark.parametrize("of", [spring("JP"), spring("DE", "next week")], ids=["at work", "a week later"])
def test_a_date_after_the_clock_change_asks_both(of: Cohort) -> None:
    """Held on 29 March, or on 5 April instead, the hour of three is no longer that of the others."""
    assert served(of) == (0, 3)
