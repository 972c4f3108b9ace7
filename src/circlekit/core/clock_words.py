"""Dates and times in words, the same on every machine: nothing here asks the locale."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from circlekit.core.windows import DAY_NAMES
from circlekit.core.zones import zone

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: date) -> str:
    """Return ``Tuesday 12 January 2027``."""
    return f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """Return ``Tuesday 12 January``."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def clock_time(moment: datetime) -> str:
    """Return ``16:00``."""
    return f"{moment.hour:02}:{moment.minute:02}"


def local(moment: datetime, zone_name: str) -> datetime:
    """Return an instant as the clocks of a zone show it."""
    return moment.astimezone(zone(zone_name))


def where(moment: datetime, zone_name: str) -> str:
    """Return the city of a zone with its offset at that instant: ``Dakar, UTC+0``."""
    offset = utc_offset(moment.astimezone(zone(zone_name)).utcoffset() or timedelta())
    is_place = "/" in zone_name and not zone_name.startswith("Etc/")
    return f"{city(zone_name)}, {offset}" if is_place else offset


def city(zone_name: str) -> str:
    """Return the place that a zone is named after: ``Buenos Aires``."""
    return zone_name.rpartition("/")[2].replace("_", " ")


def utc_offset(ahead: timedelta) -> str:
    """Return ``UTC+0``, ``UTC-3`` or ``UTC+5:30``."""
    minutes = abs(ahead) // timedelta(minutes=1)
    sign = "-" if ahead < timedelta() else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
