"""The exact ceiling, on cohorts small enough to be worked out by hand."""

from __future__ import annotations

from circlekit.core.matching.board import lay_out
from tests.core.matching.ceiling import Ceiling, ceiling
from tests.core.matching.people import FRIDAY, cohort, people
from tests.core.matching.test_explain import windows


def at_most(free_on_friday: int, leads_on_friday: str) -> Ceiling:
    """Return the ceiling of fourteen people, some of whom are free on Friday and not on Tuesday."""
    friday = {
        f"p{number}": {"available": windows(FRIDAY), "lead": leads_on_friday}
        for number in range(15 - free_on_friday, 15)
    }
    spring = cohort(people(14, **friday))
    return ceiling(lay_out(spring)[1].hours, spring.size)


def test_two_hours_with_enough_people_and_leads_serve_everybody() -> None:
    """Eight on Tuesday and six on Friday."""
    assert at_most(6, "yes") == Ceiling(14, 14)


def test_an_hour_without_a_lead_or_enough_people_serves_nobody() -> None:
    """Six on Friday of whom nobody would lead, or five; nine on Tuesday are a circle and one more."""
    assert at_most(6, "no") == Ceiling(8, 8)
    assert at_most(5, "yes") == Ceiling(8, 8)


def test_without_a_common_hour_nobody_can_be_served() -> None:
    """Each day of the week suits two people."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    given = {f"p{n}": {"available": windows(f"{days[n % 7]} 16:00-17:00")} for n in range(1, 15)}
    spring = cohort(people(14, **given))
    assert ceiling(lay_out(spring)[1].hours, spring.size) == Ceiling(0, 0)
