"""Checks of former members' meetings."""

from __future__ import annotations

from circlekit.core.checks import Draft
from circlekit.core.checks.alumni import alumni_meetings_have_times
from circlekit.core.problems import Problem

from ..rotation.people import cohort, person


def found(alumni: dict[str, object], timezone: str | None = "Europe/London") -> list[Problem]:
    whole = cohort((person("ama"),), alumni=alumni, timezone=timezone)
    return list(alumni_meetings_have_times(Draft(whole, frozenset({"ama"}))))


def test_meetings_after_the_end_are_fine() -> None:
    """That is what they are for; no meetings are fine as well."""
    assert found({"at": ["2029-09-07 17:00"]}) == found({}) == []


def test_a_section_without_times_is_said() -> None:
    """It is a warning: nothing is wrong, and there are no meetings."""
    [one] = found({"minutes": "45"})
    assert (one.path, one.severity) == (("alumni",), "warning")


def test_times_need_a_zone() -> None:
    """Theirs is the cohort's."""
    [one] = found({"at": ["2027-09-07 17:00"]}, None)
    assert (one.path, one.severity) == (("alumni", "at"), "error")


def test_an_hour_that_does_not_exist_is_refused() -> None:
    """On 28 March 2027 clocks in London go from one to two."""
    [one] = found({"at": ["2027-03-28 01:30"]})
    assert one.message == "the clock change of 2027-03-28 skips 01:30 in London"
