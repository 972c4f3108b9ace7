"""Share-outs and leads' meetings that cannot be meant."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.checks import find_problems
from circlekit.core.sections import Holidays, LeadsMeetings, ShareOuts

from .test_dates import draft, said

AT = ("share_outs", "at")


def found(*at: str, **more: Any) -> list[tuple[Any, str, str]]:
    """Return what is said of share-outs at these times, in London unless told otherwise."""
    given = {"timezone": "Europe/London", "share_outs": ShareOuts(at=at), **more}
    return said(find_problems(draft(**given)))


def test_times_inside_the_cohort_are_sound() -> None:
    """The first and the last day count, and one share-out may follow on another."""
    assert found("2027-01-11 00:00", "2027-07-09 16:00", "2027-07-09 17:00") == []


@pytest.mark.parametrize("moment", ["2027-01-10 23:00", "2027-07-10 00:00"])
def test_a_share_out_lies_in_the_cohort(moment: str) -> None:
    """A day before the start or after the end is an error."""
    assert found(moment) == [(AT, "error", f"the share-out of {moment} is outside the cohort")]


@pytest.mark.parametrize(
    ("moment", "zone", "message"),
    [
        ("2027-03-28 01:30", "Europe/London", "the clock change of 2027-03-28 skips 01:30 in London"),
        ("2027-04-04 02:30", "Australia/Sydney", "the clock change of 2027-04-04 doubles 02:30 in Sydney"),
    ],
)
def test_a_share_out_is_at_an_hour_that_exists_once(moment: str, zone: str, message: str) -> None:
    """London loses an hour on 28 March 2027, Sydney gains one on 4 April."""
    assert found(moment, timezone=zone) == [(AT, "error", message)]
    assert found(moment, timezone="Africa/Dakar") == []


def test_a_share_out_on_a_holiday_is_worth_a_word() -> None:
    """It may be meant, so it is a warning with the name of the day."""
    off = Holidays(countries=["DE"], dates=["2027-06-01"])
    assert found("2027-03-29 17:00", "2027-06-01 17:00", holidays=off) == [
        (AT, "warning", "the share-out of 2027-03-29 17:00 is on Easter Monday (DE)"),
        (AT, "warning", "the share-out of 2027-06-01 17:00 is on a day without meetings"),
    ]


def test_two_share_outs_do_not_overlap() -> None:
    """An hour each: the second begins before the first ends, the third when the second does."""
    message = "the share-outs of 2027-03-16 17:00 and 2027-03-16 17:59 overlap"
    assert found("2027-03-16 17:00", "2027-03-16 17:59", "2027-03-16 18:59") == [(AT, "error", message)]


def test_a_share_out_needs_the_zone_of_the_cohort() -> None:
    """Its hour means nothing without one."""
    message = "share-outs are in the cohort's time zone, which is not given"
    assert found("2027-03-16 17:00", timezone=None) == [(AT, "error", message)]


def test_a_section_that_asks_for_nothing_is_said() -> None:
    """A length without a time or a rhythm makes no meeting."""
    lost = said(
        find_problems(draft(share_outs=ShareOuts(minutes=90), leads_meetings=LeadsMeetings(minutes=30)))
    )
    assert lost == [
        (("share_outs",), "warning", "«share_outs» gives no times, so there are none"),
        (("leads_meetings",), "warning", "«leads_meetings» does not say how often, so there are none"),
    ]
    assert find_problems(draft(leads_meetings=LeadsMeetings(every="month"))) == []
