from datetime import datetime
from importlib import resources
from zoneinfo import ZoneInfo

import pytest

from circlekit.core import zones
from circlekit.core.zone_places import ALSO_CALLED, PLACES


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("AMERICA/ARGENTINA/USHUAIA", "America/Argentina/Ushuaia"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_a_known_name_is_accepted_in_any_case(typed, name):
    """Case does not matter, the database's spelling comes back, and there is nothing to complain of."""
    assert zones.canonical(typed) == name
    assert zones.zone_problem(typed) is None


@pytest.mark.parametrize(
    "text",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "Europe",
        "tzdata.zi",
        "right/UTC",
        "posix/Europe/Berlin",
        "localtime",
        "posixrules",
        "Factory",
        "Europe/Berlin\0",
        "Europe//Berlin",
        "x" * 300,
        "",
    ],
)
def test_what_is_not_in_the_list_is_refused(text):
    """Paths, machine files and nonsense are no names, whatever a file of that name may hold."""
    assert zones.canonical(text) is None
    message, hint = zones.zone_problem(text)
    assert message.startswith("no time zone is called «")
    assert "Europe/Berlin" in hint


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Europe/Berln", ["Europe/Berlin"]),
        ("Berlin", ["Europe/Berlin"]),
        ("urope/Berlin", ["Europe/Berlin"]),
        ("Lodnon", ["Europe/London"]),
        ("new york", ["America/New_York"]),
        ("America/NewYork", ["America/New_York"]),
        ("São Paulo", ["America/Sao_Paulo"]),
        ("India", ["Asia/Kolkata"]),
        ("Mumbai", ["Asia/Kolkata"]),
        ("Pacific Time (US & Canada)", ["America/Los_Angeles"]),
        ("(UTC+01:00) Amsterdam, Berlin, Rome", ["Europe/Amsterdam", "Europe/Berlin", "Europe/Rome"]),
        ("EST5EDT", ["America/New_York"]),
        ("qqqqqqqq", []),
        ("Berlin" * 20, []),
    ],
)
def test_what_was_probably_meant_is_offered(typed, meant):
    """Near misses, cities, countries and other programs' labels lead to the zone."""
    assert zones.suggest(typed) == meant


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("UTC+2", {"Europe/Berlin", "Europe/Athens"}),
        ("GMT+5:30", {"Asia/Kolkata"}),
        ("+0545", {"Asia/Kathmandu"}),
        ("utc-3", {"America/Sao_Paulo"}),
        ("UTC−03:30", {"America/St_Johns"}),
        ("+00:00", {"Europe/London", "Africa/Accra"}),
    ],
)
def test_an_offset_is_refused_with_places_that_have_it(typed, among):
    """An offset in winter or in summer names places, at most four."""
    message, hint = zones.zone_problem(typed)
    assert message == f"«{typed}» is an offset, which does not say when clocks change"
    assert among <= set(zones.suggest(typed))
    assert len(zones.suggest(typed)) <= 4
    assert all(name in hint for name in among)


def test_an_offset_nobody_lives_by_is_refused_all_the_same():
    """No place is 99 hours ahead; the hint shows the form of a name."""
    assert zones.zone_problem("UTC+99") == (
        "«UTC+99» is an offset, which does not say when clocks change",
        "write it as Area/City, such as Europe/Berlin",
    )


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("EST", {"America/New_York", "America/Panama"}),
        ("CET", {"Europe/Berlin"}),
        ("cest", {"Europe/Berlin"}),
        ("CST", {"America/Chicago", "Asia/Shanghai"}),
        ("IST", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}),
        ("GMT", {"Europe/London", "Africa/Accra"}),
        ("HST", {"Pacific/Honolulu"}),
        ("MST7MDT", {"America/Denver"}),
    ],
)
def test_an_abbreviation_is_refused_with_its_places(typed, among):
    """The places that share an abbreviation are all named, also where the database knows it as a name."""
    assert zones.canonical(typed) is None
    message, hint = zones.zone_problem(typed)
    assert message == f"«{typed}» is an abbreviation, which does not say when clocks change"
    assert among <= set(zones.suggest(typed))
    assert all(name in hint for name in among)


def test_the_reversed_signs_are_pointed_out():
    """Etc/GMT+5 is behind UTC, where most people expect it ahead."""
    message, hint = zones.zone_warning("Etc/GMT+5")
    assert message == "«Etc/GMT+5» is 5 h behind UTC: the signs of these names are reversed"
    assert "America/New_York" in hint
    assert hint.endswith("the other way round is Etc/GMT-5")


def test_no_other_way_round_is_offered_where_none_exists():
    """There is an Etc/GMT-14 for the Line Islands, and no Etc/GMT+14."""
    message, hint = zones.zone_warning("Etc/GMT-14")
    assert "14 h ahead of UTC" in message
    assert hint == "write a place, such as Pacific/Kiritimati"


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "Etc/UTC", "Etc/GMT"])
def test_other_names_need_no_warning(name):
    """Only names with a sign can be misread."""
    assert zones.zone_warning(name) is None


def test_messages_are_short_and_printable():
    """A long text and a control character are shown in a form that a terminal can take."""
    message, _ = zones.zone_problem("Ber\x1b[31mlin" * 40)
    assert message.isprintable()
    assert len(message) < 80


@pytest.mark.parametrize("name", [*PLACES, *sorted({n for names in ALSO_CALLED.values() for n in names})])
def test_every_place_we_name_is_in_the_database(name):
    """A suggestion that is refused in turn would be no help."""
    assert zones.canonical(name) == name
    assert ZoneInfo(name).key == name


def test_every_offset_in_use_has_a_place():
    """Whatever whole offset somebody writes, there is a place to offer if clocks anywhere show it."""
    names = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in names.splitlines() if not line.startswith("#")]
    moments = [datetime(2026, month, 10, tzinfo=ZoneInfo(row[2])) for row in rows for month in (1, 7)]
    offsets = {moment.strftime("%z") for moment in moments}
    assert len(offsets) > 30
    assert {offset for offset in offsets if not zones.suggest(offset)} == set()
