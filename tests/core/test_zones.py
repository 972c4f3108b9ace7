import zoneinfo
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata

from circlekit.core import zones

HOUR = 60


@pytest.fixture
def own_tzpath():
    """Whatever a test does to zoneinfo's path is undone after it."""
    before = zoneinfo.TZPATH
    yield
    zoneinfo.reset_tzpath(before)
    ZoneInfo.clear_cache()


def minute(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp()) // 60


def database(folder: Path, version: str) -> Path:
    (folder / "tzdata.zi").write_text(f"# version {version}\n# more\n", encoding="utf-8")
    return folder


def test_an_older_system_database_is_set_aside(own_tzpath, tmp_path):
    """The package wins over a system whose rules are from 1999."""
    zoneinfo.reset_tzpath([database(tmp_path, "1999z")])
    assert zones.use_newest_database() == tzdata.IANA_VERSION
    assert zoneinfo.TZPATH == ()


def test_a_newer_system_database_stays_in_use(own_tzpath, tmp_path):
    """A system that was updated after the package keeps its say."""
    path = [str(database(tmp_path, "2999a"))]
    zoneinfo.reset_tzpath(path)
    assert zones.use_newest_database() == "2999a"
    assert list(zoneinfo.TZPATH) == path


@pytest.mark.parametrize("first_line", [b"\xff\xfe\x00", b"", b"R d 1916 o - Jun 14 23s 1 S\n"])
def test_a_system_without_a_version_is_set_aside(own_tzpath, tmp_path, first_line):
    """Nothing, or something that is no database, cannot be newer than the package."""
    (tmp_path / "tzdata.zi").write_bytes(first_line)
    zoneinfo.reset_tzpath([tmp_path, tmp_path / "absent"])
    assert zones.use_newest_database() == tzdata.IANA_VERSION


def test_asking_twice_changes_nothing(own_tzpath):
    """The second call gives the version of the first."""
    assert zones.use_newest_database() == zones.use_newest_database()


def test_zones_read_before_are_forgotten(own_tzpath, tmp_path):
    """A zone that was built from the old rules is built again from the new ones."""
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Berlin").write_bytes(zones.tzif("Asia/Tokyo"))
    zoneinfo.reset_tzpath([database(tmp_path, "1999z")])
    ZoneInfo.clear_cache()
    noon = datetime(2027, 1, 4, 12, tzinfo=UTC)
    assert noon.astimezone(zones.zone("Europe/Berlin")).hour == 21
    zones.use_newest_database()
    assert noon.astimezone(zones.zone("Europe/Berlin")).hour == 13


def test_compiled_rules_come_from_the_path_then_from_the_package(own_tzpath, tmp_path):
    """The same database answers for ``zone`` and ``tzif``."""
    (tmp_path / "Etc").mkdir()
    (tmp_path / "Etc" / "UTC").write_bytes(b"from the path")
    zoneinfo.reset_tzpath([tmp_path])
    assert zones.tzif("Etc/UTC") == b"from the path"
    assert zones.tzif("America/Argentina/Ushuaia").startswith(b"TZif")


def test_one_spring_change_is_found_to_the_minute():
    """London puts its clocks forward on 28 March 2027 at 01:00 UTC."""
    assert zones.transitions("Europe/London", date(2027, 3, 1), date(2027, 4, 30)) == (
        (minute(2027, 2, 28), 0),
        (minute(2027, 3, 28, 1), 1 * HOUR),
    )


def test_both_changes_of_a_year_are_found():
    """New York changes on 14 March and 7 November 2027, at 02:00 of its own clocks."""
    assert zones.transitions("America/New_York", date(2027, 1, 1), date(2027, 12, 31)) == (
        (minute(2026, 12, 31), -5 * HOUR),
        (minute(2027, 3, 14, 7), -4 * HOUR),
        (minute(2027, 11, 7, 6), -5 * HOUR),
    )


@pytest.mark.parametrize(
    ("name", "offset"),
    [("UTC", 0), ("Asia/Kolkata", 330), ("Asia/Kathmandu", 345), ("Pacific/Kiritimati", 840)],
)
def test_a_zone_without_changes_is_one_pair(name, offset):
    """Where clocks never change, one offset holds from the day before."""
    assert zones.transitions(name, date(2027, 1, 1), date(2028, 12, 31)) == ((minute(2026, 12, 31), offset),)


def test_half_an_hour_is_a_change_too():
    """Lord Howe moves its clocks by thirty minutes, on 4 April 2027 when it is 15:00 UTC the day before."""
    assert zones.transitions("Australia/Lord_Howe", date(2027, 4, 1), date(2027, 4, 30)) == (
        (minute(2027, 3, 31), 11 * HOUR),
        (minute(2027, 4, 3, 15), 10 * HOUR + 30),
    )


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Etc/GMT+12", "America/New_York"])
def test_every_local_minute_of_the_days_is_covered(name):
    """Local midnight of the first day lies after the first pair, wherever on earth."""
    day = date(2027, 3, 14)
    (start, _), *_ = zones.transitions(name, day, day)
    midnight = datetime(2027, 3, 14, tzinfo=ZoneInfo(name))
    assert midnight - datetime.fromtimestamp(start * 60, UTC) >= timedelta()


def test_a_change_on_the_last_local_evening_is_seen():
    """In the far west the last day ends when the next one is well begun in UTC."""
    found = zones.transitions("Pacific/Easter", date(2027, 4, 3), date(2027, 4, 3))
    assert found == ((minute(2027, 4, 2), -5 * HOUR), (minute(2027, 4, 4, 3), -6 * HOUR))
