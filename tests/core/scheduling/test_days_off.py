"""Days without meetings; the dates are those of published calendars of public holidays for 2027."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import date

import pytest

from circlekit.core.countries import Region
from circlekit.core.model import Cohort
from circlekit.core.scheduling.days_off import days_off, public_holidays

from .builders import cohort, person

ANA = person("ana", "Europe/London")


def resting(**holidays: object) -> Cohort:
    """Return a cohort from 11 January to 9 July 2027 with these holidays."""
    return cohort(ANA, holidays=holidays)


def test_without_holidays_every_day_is_free_for_meetings() -> None:
    """Nothing said means nothing left out."""
    assert dict(days_off(cohort(ANA))) == {}


def test_a_public_holiday_bears_its_name_and_its_country() -> None:
    """Five days of all of Germany lie between 11 January and 23 July 2027."""
    off = days_off(resting(countries=["DE"]))
    labour, ascension, whit = date(2027, 5, 1), date(2027, 5, 6), date(2027, 5, 17)
    assert list(off) == [date(2027, 3, 26), date(2027, 3, 29), labour, ascension, whit]
    assert list(off.values())[:2] == ["Good Friday (DE)", "Easter Monday (DE)"]
    assert all(name.endswith(" (DE)") for name in off.values())


def test_one_day_of_several_countries_names_them_all() -> None:
    """Good Friday is one day in Britain and Germany, the first of May two."""
    off = days_off(resting(countries=["UK", "Germany", "DE"]))
    assert off[date(2027, 3, 26)] == "Good Friday (GB and DE)"
    assert off[date(2027, 3, 29)] == "Easter Monday (DE)"
    assert off[date(2027, 5, 3)] == "May Day (GB)"


def test_a_part_of_a_country_has_days_of_its_own() -> None:
    """Easter Monday is a holiday in England and none in Scotland."""
    easter_monday = date(2027, 3, 29)
    assert days_off(resting(countries=["GB-ENG"]))[easter_monday] == "Easter Monday (GB-ENG)"
    assert easter_monday not in days_off(resting(countries=["GB-SCT"]))


def test_a_listed_date_has_no_name_unless_a_country_gives_it_one() -> None:
    """People know why they listed a day."""
    off = days_off(resting(dates=["2027-04-13", "2027-03-29"], countries=["DE"]))
    assert (off[date(2027, 4, 13)], off[date(2027, 3, 29)]) == ("", "Easter Monday (DE)")


def test_days_are_known_until_two_weeks_after_the_end_and_in_order() -> None:
    """A meeting moved past the last week can be told whether that day is free."""
    off = days_off(resting(dates=["2027-07-23", "2027-07-24", "2027-01-10", "2027-01-11"], countries=["US"]))
    assert list(off) == sorted(off)
    assert (min(off), max(off)) == (date(2027, 1, 11), date(2027, 7, 23))
    assert off[date(2027, 7, 5)] == "Independence Day (observed) (US)"


def test_the_calendar_may_end_with_the_cohort() -> None:
    """The last day there is has no two weeks after it."""
    last = cohort(ANA, starts="9999-12-01", ends="9999-12-31", holidays={"dates": ["9999-12-31"]})
    assert list(days_off(last)) == [date(9999, 12, 31)]


def test_a_country_that_is_not_understood_counts_for_nothing() -> None:
    """The checks of a cohort report it, so that no command gets here with one."""
    assert dict(days_off(resting(countries=["Atlantis"]))) == {}


def test_names_are_english_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cohort gives the same words on a machine that speaks Thai."""
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, "th")
    spring = date(2027, 3, 1), date(2027, 3, 31)
    assert public_holidays.__wrapped__(Region("DE"), *spring) == {
        date(2027, 3, 26): "Good Friday",
        date(2027, 3, 29): "Easter Monday",
    }
    assert public_holidays.__wrapped__(Region("GB"), *spring) == {date(2027, 3, 26): "Good Friday"}


def test_a_country_of_which_little_is_known_that_year_says_so_to_nobody() -> None:
    """A warning of the library behind it is no message for a coordinator."""
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        found = public_holidays.__wrapped__(Region("IN"), date(2090, 1, 20), date(2090, 1, 30))
    assert (found[date(2090, 1, 26)], heard) == ("Republic Day", [])


def test_a_span_that_runs_backwards_has_no_holidays() -> None:
    """Dates that are swapped are said elsewhere."""
    assert public_holidays(Region("DE"), date(2027, 7, 1), date(2027, 1, 1)) == {}


def test_a_cohort_without_countries_asks_no_library() -> None:
    """The package of public holidays takes a quarter of a second to load, which only its users wait for."""
    code = (
        "import sys; from circlekit.core.model import Cohort;"
        "from circlekit.core.scheduling.days_off import days_off;"
        "given = {'cohort': 'T', 'id': 't', 'starts': '2027-01-11', 'ends': '2027-07-09'};"
        "days_off(Cohort(participants=[], holidays={'dates': ['2027-04-05']}, **given));"
        "print('holidays' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
