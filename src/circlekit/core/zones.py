"""The time zone database: which one is in use, its zones, and when their clocks change.

Governments change clocks at short notice, and a machine's database may be years old. The package
``tzdata`` is a dependency, so that the newer of the two can be used.
"""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from circlekit.core.zone_names import canonical, suggest, zone_problem, zone_warning

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 24 * 60


def use_newest_database() -> str:
    """Make ``zoneinfo`` read the newer of the system's database and the ``tzdata`` package.

    This holds for the whole process; calling it again changes nothing.

    Returns:
        The version in use, such as ``2026f``.
    """
    package: str = import_module("tzdata").IANA_VERSION
    system = _system_version()
    if system > package:
        return system
    if zoneinfo.TZPATH:
        zoneinfo.reset_tzpath([])
        ZoneInfo.clear_cache()
    return package


def _system_version() -> str:
    """Return the version of the first database on zoneinfo's path; empty where it does not say."""
    for folder in zoneinfo.TZPATH:
        try:
            with Path(folder, "tzdata.zi").open(encoding="utf-8") as lines:
                words = lines.readline().split()
        except (OSError, UnicodeDecodeError):
            continue
        if words[:2] == ["#", "version"]:
            return words[-1]
    return ""


def zone(name: str) -> ZoneInfo:
    """Return the zone of a canonical name; text that people typed goes through ``canonical`` first."""
    return ZoneInfo(name)


def tzif(name: str) -> bytes:
    """Return the compiled rules (TZif, RFC 8536) of a canonical name, from the database in use."""
    for folder in zoneinfo.TZPATH:
        file = Path(folder, name)
        if file.is_file():
            return file.read_bytes()
    from importlib import resources

    return resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()


def transitions(name: str, first: date, last: date) -> tuple[tuple[int, int], ...]:
    """Return the zone's UTC offsets over every local minute of the days ``first`` to ``last``.

    Returns:
        Pairs ``(utc_minute, offset_minutes)``, ascending: from that minute on (counted from
        1970-01-01T00:00Z) the clocks show UTC plus the offset. The first pair stands a day before
        ``first``, so that it comes before the local midnight of every zone on earth.
    """
    return _transitions(tzif(name), first, last)


@cache  # every calendar file of a cohort asks for the same few
def _transitions(rules: bytes, first: date, last: date) -> tuple[tuple[int, int], ...]:
    where = ZoneInfo.from_file(BytesIO(rules))
    minute = _minute(first) - _DAY
    end = _minute(last) + 2 * _DAY
    found = [(minute, _offset(where, minute))]
    while minute < end:
        following = min(minute + _DAY, end)
        if _offset(where, following) != found[-1][1]:
            change = _change(where, minute, following)
            found.append((change, _offset(where, change)))
        minute = following
    return tuple(found)


def _change(where: ZoneInfo, before: int, after: int) -> int:
    """Return the minute in ``before < minute <= after`` from which the offset of ``after`` holds."""
    offset = _offset(where, before)
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(where, middle) == offset:
            before = middle
        else:
            after = middle
    return after


def _minute(day: date) -> int:
    return (day - _EPOCH.date()).days * _DAY


def _offset(where: ZoneInfo, utc_minute: int) -> int:
    local = (_EPOCH + timedelta(minutes=utc_minute)).astimezone(where)
    return (local.utcoffset() or timedelta()) // timedelta(minutes=1)


__all__ = [
    "canonical",
    "suggest",
    "transitions",
    "tzif",
    "use_newest_database",
    "zone",
    "zone_problem",
    "zone_warning",
]
