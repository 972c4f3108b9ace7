import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from io import StringIO
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Timezone

from circlekit.core.calendars.vtimezone import vtimezone
from circlekit.core.zones import transitions, tzif, use_newest_database

pytestmark = pytest.mark.long

FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)
YEARS = range(2025, 2030)
AREAS = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
EPOCH = datetime(1970, 1, 1)


@pytest.fixture(autouse=True, scope="module")
def newest():
    """The database of the package is what names are taken from."""
    use_newest_database()


@functools.cache
def distinct_zones() -> dict[bytes, str]:
    """One name for each set of rules that the database holds; places where it can be."""
    names = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {tzif(name): name for name in sorted(names, key=lambda name: name.split("/")[0] in AREAS)}


@functools.cache
def written(name: str, first: date = FIRST, last: date = LAST) -> str:
    return vtimezone(name, first, last).to_ical().decode()


def database(name: str, moments: Sequence[datetime]) -> list[timedelta]:
    """Return the offsets that zoneinfo has at moments (UTC, naive)."""
    zone = ZoneInfo(name)
    return [moment.replace(tzinfo=UTC).astimezone(zone).utcoffset() for moment in moments]


def sampled(name: str) -> list[datetime]:
    """A moment in every fourth week, and moments three hours on either side of every clock change."""
    start = datetime(FIRST.year, 1, 1, 12, tzinfo=UTC)
    monthly = [start + timedelta(weeks=week) for week in range(0, 104, 4)]
    changes = [datetime.fromtimestamp(minute * 60, UTC) for minute, _ in transitions(name, FIRST, LAST)[1:]]
    return monthly + [change + timedelta(hours=hours) for change in changes for hours in (-3, 3)]


def read(text: str) -> tuple[list[datetime], list[timedelta]]:
    """Return the moments (UTC, naive) at which a VTIMEZONE changes its offset, and to which, names apart."""
    return _read(re.sub("(TZID|TZNAME):[^\r]*", r"\1:X", text))


@functools.cache  # but for names, most zones are told in the same words as others, and as the year before
def _read(text: str) -> tuple[list[datetime], list[timedelta]]:
    moments, told = Timezone.from_ical(text).get_transitions()
    return moments, [offset for offset, *_ in told]


def offsets(text: str, moments: Sequence[datetime]) -> list[timedelta]:
    """Return the offset that a VTIMEZONE gives at each moment (UTC, naive, in order)."""
    changes, told = read(text)
    # From one change to the next the offset is the same: so many moments lie between the two.
    places = [bisect_left(moments, change) for change in changes] + [len(moments)]
    assert places[0] == 0
    return [told[number] for number, span in enumerate(pairwise(places)) for _ in range(*span)]


def test_london_is_two_yearly_rules_from_1970():
    """The last Sundays of March and October, at 01:00 and 02:00 of London's own clocks."""
    assert written("Europe/London").replace("\r\n", "\n") == (
        "BEGIN:VTIMEZONE\n"
        "TZID:Europe/London\n"
        "BEGIN:DAYLIGHT\n"
        "DTSTART:19700329T010000\n"
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n"
        "TZNAME:BST\n"
        "TZOFFSETFROM:+0000\n"
        "TZOFFSETTO:+0100\n"
        "END:DAYLIGHT\n"
        "BEGIN:STANDARD\n"
        "DTSTART:19701025T020000\n"
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n"
        "TZNAME:GMT\n"
        "TZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0000\n"
        "END:STANDARD\n"
        "END:VTIMEZONE\n"
    )


def test_dublins_summer_is_daylight_though_the_law_calls_winter_the_exception():
    """The larger offset is DAYLIGHT, as every reader expects."""
    text = written("Europe/Dublin")
    daylight = text[text.index("BEGIN:DAYLIGHT") : text.index("END:DAYLIGHT")]
    assert "TZOFFSETTO:+0100" in daylight
    assert "BYMONTH=3" in daylight


def test_a_zone_without_changes_is_one_observance():
    """Nepal is 5:45 ahead all year."""
    text = written("Asia/Kathmandu")
    assert text.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in text
    assert "TZOFFSETFROM:+0545\r\nTZOFFSETTO:+0545" in text


def test_a_rule_that_one_weekday_cannot_say_is_dated():
    """Chile changes after the first Saturday is over: the dates stand one by one, each a single value."""
    text = written("America/Santiago", date(2027, 1, 1), date(2027, 12, 31))
    assert "RRULE" not in text
    assert "RDATE" not in text
    assert "DTSTART:19700101T000000" in text
    assert "DTSTART:20270404T000000" in text
    assert "DTSTART:20270905T000000" in text


def test_dates_before_a_new_law_do_not_get_its_rule():
    """Until 2006 New York changed in April and October; the rule of today would be wrong there."""
    text = written("America/New_York", date(2006, 1, 1), date(2006, 12, 31))
    assert "RRULE" not in text
    assert "DTSTART:20060402T020000" in text
    assert "DTSTART:20061029T020000" in text


@pytest.mark.parametrize("name", ["Africa/Cairo", "America/Santiago", "Europe/London"])
def test_files_of_the_same_years_have_the_same_zone(name):
    """A reader that keeps the first zone of a name shows the meetings of another file right as well."""
    spring = written(name, date(2027, 1, 12), date(2027, 3, 9))
    assert written(name, date(2027, 2, 20), date(2027, 12, 1)) == spring


def test_dates_reach_to_the_end_of_the_year_after():
    """Cairo's summer of 2028 is told to those who meet until the spring of 2027."""
    text = written("Africa/Cairo", date(2027, 3, 1), date(2027, 3, 9))
    assert re.findall(r"DTSTART:(\d{8})", text) == [
        "19700101", "20270430", "20271029", "20280428", "20281027",
    ]  # fmt: skip


def test_no_zone_uses_what_readers_stumble_over():
    """No list of dates, no rule with more than one weekday, and every first onset in 1970."""
    for name in distinct_zones().values():
        text = written(name)
        assert "RDATE" not in text
        assert "DTSTART:1970" in text
        assert all(
            line.count(",") == 0 for line in text.splitlines() if line.startswith(("RRULE", "DTSTART"))
        )


@pytest.mark.parametrize("year", YEARS)
def test_every_zone_of_the_database_is_told_right_on_every_day(year):
    """What an independent reader makes of our text is zoneinfo's offset at each noon and midnight (UTC)."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    halves = range(2 * (date(year + 1, 1, 1) - first).days)
    moments = [datetime(year, 1, 1) + timedelta(hours=12 * half) for half in halves]
    for name in distinct_zones().values():
        assert offsets(written(name, first, last), moments) == database(name, moments), name


@pytest.mark.parametrize("year", YEARS)
def test_every_zone_changes_on_the_very_minute(year):
    """A minute before a change the database still has the offset of before, and then that of after."""
    for name in distinct_zones().values():
        changes, told = read(written(name, date(year, 1, 1), date(year, 12, 31)))
        for number, change in enumerate(changes):
            if change.year == year:
                found = database(name, [change - timedelta(minutes=1), change])
                assert found == told[number - 1 : number + 1], f"{name} at {change}"


def test_names_of_the_same_rules_are_told_alike():
    """So that what holds for one name of each kind holds for all names."""
    names = ("Europe/London", "Europe/Jersey", "GB")
    assert len({tzif(name) for name in names}) == 1
    assert len({written(name).replace(name, "") for name in names}) == 1


@pytest.mark.parametrize("area", sorted(AREAS))
def test_a_second_reader_agrees_with_the_database(area):
    """dateutil reads our text back as the offsets that zoneinfo has, in every zone."""
    names = [name for name in distinct_zones().values() if name.startswith(f"{area}/")]
    assert names
    for name in names:
        reader, zone = tz.tzical(StringIO(written(name))).get(), ZoneInfo(name)
        for moment in sampled(name):
            local = moment.astimezone(zone)
            assert local.replace(tzinfo=reader).utcoffset() == local.utcoffset(), f"{name} at {local}"
